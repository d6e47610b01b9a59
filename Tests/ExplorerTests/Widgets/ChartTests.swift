import TestSupport
import Testing

@testable import Explorer

struct ChartTests {
  @Test(arguments: [
    (0.0, ""), (0.001, "▏"), (0.5, "█████"), (0.55, "█████▌"), (1, "██████████"),
    (7, "██████████"), (-1, ""), (.nan, ""), (.infinity, "██████████"),
  ])
  func `a bar is as long as its share`(share: Double, expected: String) {
    #expect(Bar.text(share: share, width: 10, glyphs: .unicode) == expected)
  }

  @Test func `bars have labels and numbers`() {
    var buffer = CellBuffer(size: Size(width: 30, height: 3))
    BarChart(
      items: [
        .init(label: "conv1", value: 10, text: "10 M"),
        .init(label: "conv2", value: 5, text: "5 M"),
        .init(label: "fc", value: .nan, text: "?"),
      ], glyphs: .ascii
    ).draw(in: buffer.bounds, to: &buffer)
    #expect(
      buffer.plainText == """
        conv1 ################### 10 M
        conv2 ##########           5 M
        fc                           ?

        """)
  }

  @Test func `before and after stand beside each other`() {
    var buffer = CellBuffer(size: Size(width: 60, height: 4))
    PairedBars(
      items: [
        .init(label: "tabby cat", before: 0.75, after: 0.25),
        .init(label: "goldfish", before: nil, after: 0.5),
        .init(label: "broken", before: .nan, after: .infinity),
      ], glyphs: .unicode
    ).draw(in: buffer.bounds, to: &buffer)
    assertSnapshot(buffer, named: "paired-bars")
  }

  @Test(arguments: [
    ([0, 1, 2, 3, 4, 5, 6, 7], "▁▂▃▄▅▆▇█"), ([0, .nan, 7, .infinity], "▁!█!"), ([], ""),
    ([.nan], "!"),
  ])
  func `a sparkline has a bar for each value`(values: [Float], expected: String) {
    #expect(Sparkline.text(values, glyphs: .unicode) == expected)
  }

  @Test(arguments: [0, 1, 3, 8, 100])
  func `a sparkline keeps to its width`(width: Int) {
    let text = Sparkline.text(Array(repeating: 1, count: 8), width: width, glyphs: .ascii)
    #expect(text.count <= max(width, 0))
  }

  @Test func `a histogram counts finite values in bins of equal width`() throws {
    let values: [Float] = [0, 0.1, 0.9, 1, 3.9, 4, .nan, .infinity]
    let histogram = try #require(Histogram(of: values, bins: 4, glyphs: .ascii))
    // [0, 1) holds three, [1, 2) one, [2, 3) none, [3, 4] two.
    #expect(histogram.counts == [3, 1, 0, 2])
    var buffer = CellBuffer(size: Size(width: 12, height: 4))
    histogram.draw(in: buffer.bounds, to: &buffer)
    #expect(buffer.plainText == "##\n##       ##\n## ##    ##\n0          4\n")
  }

  @Test func `a histogram of nothing is none`() {
    #expect(Histogram(of: [.nan, .infinity], bins: 4, glyphs: .ascii) == nil)
    #expect(Histogram(of: [1], bins: 0, glyphs: .ascii) == nil)
  }

  @Test(arguments: [(GlyphSet.unicode, "plot"), (.ascii, "plot-ascii")])
  func `two lines are told apart by their marks`(glyphs: GlyphSet, name: String) {
    var buffer = CellBuffer(size: Size(width: 60, height: 12))
    LinePlot(
      series: [
        PlotSeries(name: "with skips", values: [1, 2, 4, 8, 16], style: .role(.accent)),
        PlotSeries(name: "without", values: [1, 0.5, .nan, 0.1, 0], style: .role(.warning)),
      ], isLogarithmic: true, leftEnd: "conv1", rightEnd: "fc", glyphs: glyphs
    ).draw(in: buffer.bounds, to: &buffer)
    assertSnapshot(buffer, named: name)
  }

  @Test(
    arguments: [
      [], [.nan], [.infinity, -.infinity], [0, 0],
      [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
      [.leastNonzeroMagnitude, 1], [-1, -2],
    ] as [[Float]])
  func `no values and no pane trap a chart`(values: [Float]) {
    for (width, height) in [(0, 0), (1, 1), (2, 2), (9, 3), (30, 8)] {
      for glyphs in [GlyphSet.unicode, .ascii] {
        for isLogarithmic in [false, true] {
          draw(values, width, height, glyphs, isLogarithmic: isLogarithmic)
        }
      }
    }
  }

  private func draw(
    _ values: [Float], _ width: Int, _ height: Int, _ glyphs: GlyphSet, isLogarithmic: Bool
  ) {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    let pane = buffer.bounds
    LinePlot(
      series: [PlotSeries(name: "a", values: values, style: .bold)],
      isLogarithmic: isLogarithmic, glyphs: glyphs
    ).draw(in: pane, to: &buffer)
    Histogram(of: values, bins: 5, glyphs: glyphs)?.draw(in: pane, to: &buffer)
    let bars = values.map { BarChart.Item(label: "label", value: Double($0), text: "text") }
    BarChart(items: bars, glyphs: glyphs).draw(in: pane, to: &buffer)
    let pairs = values.map {
      PairedBars.Item(label: "label", before: Double($0), after: nil)
    }
    PairedBars(items: pairs, glyphs: glyphs).draw(in: pane, to: &buffer)
    #expect(Sparkline.text(values, width: width, glyphs: glyphs).count <= width)
  }
}
