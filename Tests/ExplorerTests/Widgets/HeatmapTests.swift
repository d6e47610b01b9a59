import Explorer
import TestSupport
import Testing

struct HeatmapTests {
  /// 0, 1, 2 … row by row.
  private func ramp(_ width: Int, _ height: Int) -> HeatmapImage {
    HeatmapImage(
      width: width, height: height, values: (0..<width * height).map { Float($0) })
  }

  private func drawn(
    _ image: HeatmapImage, _ ladder: HeatmapLadder, _ size: Size, policy: RangePolicy = .layer
  )
    -> CellBuffer
  {
    var buffer = CellBuffer(size: size)
    Heatmap(image: image, scale: ColorScale(range: image.range, policy: policy), ladder: ladder)
      .draw(in: buffer.bounds, to: &buffer)
    return buffer
  }

  @Test func `in ASCII a value takes two columns and one row`() {
    let image = HeatmapImage(width: 2, height: 2, values: [0, 3, 6, 9])
    #expect(
      drawn(image, .ascii, Size(width: 5, height: 3)).plainText == "  --\n**@@\n\n")
  }

  @Test func `signed ASCII tells the sides apart without colour`() {
    let image = HeatmapImage(width: 5, height: 1, values: [-5, -1, 0, 1, 5])
    let text = drawn(image, .ascii, Size(width: 10, height: 1), policy: .signed).plainText
    #expect(text == "MM--  ++@@\n")
  }

  @Test func `half blocks show two values a cell`() {
    let image = HeatmapImage(width: 1, height: 3, values: [0, 1, 0.5])
    let buffer = drawn(image, .trueColor, Size(width: 1, height: 2))
    #expect(buffer[0, 0].scalar == "▀")
    #expect(buffer[0, 0].style.foreground == .step(.viridis, 0))
    #expect(buffer[0, 0].style.background == .step(.viridis, 31))
    #expect(buffer[0, 1].style.foreground == .step(.viridis, 16))
    #expect(buffer[0, 1].style.background == .standard)
  }

  @Test func `small images grow by a whole factor`() {
    let fit = HeatmapFit(
      image: Size(width: 7, height: 7), pane: Rect(Size(width: 40, height: 12)), ladder: .trueColor)
    // 24 values high: ⌊24 / 7⌋ = 3
    #expect(fit.factor == 3)
    #expect(fit.area == Rect(x: 0, y: 0, width: 21, height: 11))
  }

  @Test func `large images shrink in proportion`() {
    let fit = HeatmapFit(
      image: Size(width: 112, height: 56), pane: Rect(Size(width: 28, height: 20)),
      ladder: .trueColor)
    #expect(fit.samples == Size(width: 28, height: 14))
  }

  @Test func `shrinking takes the mean of each area`() {
    // Rows 0 1 2 3 / 4 5 6 7: (0+1+4+5)/4 = 2.5 and (2+3+6+7)/4 = 4.5.
    #expect(ramp(4, 2).reduced(columns: 2, rows: 1).values == [2.5, 4.5])
  }

  @Test func `uneven areas cover every value once`() {
    // Columns 0 | 1 2 | 3 4 of five, three wide: ⌊5/3⌋ = 1, ⌊10/3⌋ = 3.
    #expect(ramp(5, 1).reduced(columns: 3, rows: 1).values == [0, 1.5, 3.5])
  }

  @Test(
    arguments: [(Float.nan, "N"), (.infinity, "+"), (-.infinity, "-")] as [(Float, Unicode.Scalar)])
  func `one bad value shows in the mean of its area`(value: Float, glyph: Unicode.Scalar) {
    var values = [Float](repeating: 1, count: 16)
    values[5] = value
    let image = HeatmapImage(width: 4, height: 4, values: values)
    let buffer = drawn(image, .trueColor, Size(width: 2, height: 1))
    #expect(buffer[0, 0].scalar == glyph)
    #expect(buffer[0, 0].style == HeatmapRamp.nonFiniteStyle)
    #expect(buffer[1, 0].scalar == "▀")
  }

  @Test func `in ASCII what is not finite differs from every ramp character`() {
    let glyphs = [ValueClass.nan, .positiveInfinity, .negativeInfinity].compactMap {
      HeatmapRamp.nonFinite($0, ladder: .ascii)
    }
    #expect(Set(glyphs).count == 3)
    #expect(Set(glyphs).isDisjoint(with: HeatmapRamp.unsigned + HeatmapRamp.signed))
  }

  @Test func `too few values are filled with NaN`() {
    #expect(HeatmapImage(width: 2, height: 1, values: [1])[column: 1, row: 0].isNaN)
    #expect(HeatmapImage(width: -1, height: 4, values: [1]).values.isEmpty)
  }

  @Test(arguments: HeatmapLadder.allCases)
  func `a cell and its value find each other`(ladder: HeatmapLadder) {
    for (width, height) in [(7, 7), (56, 56), (1, 1), (200, 3)] {
      let fit = HeatmapFit(
        image: Size(width: width, height: height), pane: Rect(x: 3, y: 2, width: 40, height: 12),
        ladder: ladder)
      for column in 0..<width {
        let place = MatrixPlace(column: column, row: height / 2)
        let cell = fit.cell(of: place)
        let found = cell.flatMap(fit.place)
        #expect(found != nil)
        // Each cell shows one sample: the value found shares it with the one looked for.
        #expect(found.flatMap(fit.cell)?.x == cell?.x)
      }
    }
  }

  @Test func `the summary finds extremes and counts what is not finite`() {
    let image = HeatmapImage(width: 3, height: 2, values: [1, .nan, -2, 7, .infinity, 7])
    let summary = image.summary
    #expect(summary.minimum == MatrixPlace(column: 2, row: 0))
    #expect(summary.maximum == MatrixPlace(column: 0, row: 1))
    #expect(summary.nanCount == 1 && summary.positiveInfinityCount == 1)
    #expect(!summary.isFinite)
  }
}
