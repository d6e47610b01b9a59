import Explorer
import Testing

struct DisplayWidthTests {
  // Widths as Unicode's EastAsianWidth.txt and general categories give them.
  @Test(arguments: [
    ("layer1", 6), ("", 0), (" ~", 2), ("a\u{7F}", 2), ("3×3", 3), ("ｗｉｄｅ", 8), ("卷积", 4),
    ("한글", 4), ("🙂", 2), ("▀│●", 3),
  ])
  func `width counts columns, not characters`(text: String, columns: Int) {
    #expect(text.displayWidth == columns)
  }

  @Test(arguments: ["\u{301}", "\u{200B}", "\u{202E}", "\u{FE0F}"] as [Unicode.Scalar])
  func `marks and invisible scalars take no column`(scalar: Unicode.Scalar) {
    #expect(scalar.displayWidth == 0)
  }

  @Test(arguments: [
    ("a\u{1B}[31mb", "a?[31mb"), ("x\u{202E}y", "x?y"), ("\u{85}\u{9B}", "??"), ("a\tb\n", "a?b?"),
    ("\u{200B}\u{2028}\u{FEFF}", "???"), ("plain — ×", "plain — ×"),
  ])
  func `what could disturb a terminal becomes a question mark`(text: String, safe: String) {
    #expect(text.sanitized == safe)
  }

  @Test func `sanitized text is as wide as the width says`() {
    let text = "a\u{1B}\u{301}卷\u{202E}"
    #expect(text.displayWidth == text.sanitized.displayWidth)
    #expect(text.displayWidth == 6)
  }
}
