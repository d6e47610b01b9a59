import Explorer
import Testing

struct AsciiFormTests {
  @Test(arguments: [
    ("64×56×56 → 64", "64x56x56 -> 64"),
    ("⌊(56 + 2·1 − 3) / 1⌋ + 1 = 56", "floor((56 + 2*1 - 3) / 1) + 1 = 56"),
    ("mean 0.41   σ 0.62   0 … 4.91", "mean 0.41   sd 0.62   0 ... 4.91"),
    ("1e-4 ≤ x", "1e-4 <= x"), ("╭──╮", "+--+"), ("│┆", "|:"), ("卷", "?"), ("plain", "plain"),
  ])
  func `symbols have their ASCII likeness`(text: String, expected: String) {
    #expect(text.asciiForm == expected)
  }

  @Test func `the ASCII glyphs are ASCII`() {
    let glyphs = GlyphSet.ascii
    let scalars = [
      glyphs.horizontal, glyphs.vertical, glyphs.topLeft, glyphs.topRight, glyphs.bottomLeft,
      glyphs.bottomRight, glyphs.verticalDotted, glyphs.branchRight, glyphs.cross,
      glyphs.bracketStart, glyphs.bracketEnd, glyphs.squareFull, glyphs.squareEmpty,
      glyphs.squareSmall, glyphs.triangleOpen, glyphs.triangleClosed, glyphs.dot, glyphs.addition,
      glyphs.times, glyphs.middleDot, glyphs.arrowUp, glyphs.arrowDown, glyphs.maximumMark,
      glyphs.minimumMark, glyphs.barRest,
    ]
    let lists = glyphs.risingBars + glyphs.growingBars + glyphs.fillingSquares + glyphs.seriesMarks
    #expect((scalars + lists).allSatisfy { $0.isASCII })
    #expect((glyphs.arrow + glyphs.ellipsis + glyphs.text("σ×")).allSatisfy { $0.isASCII })
  }
}
