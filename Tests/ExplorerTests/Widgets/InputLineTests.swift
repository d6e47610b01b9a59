import Testing

@testable import Explorer

struct InputLineTests {
  @Test func `text goes in at the cursor`() {
    var line = InputLine("skip layer2.0")
    line.home()
    for _ in 0..<5 { line.right() }
    line.insert("off ")
    #expect(line.text == "skip off layer2.0")
    #expect(line.cursor == 9)
  }

  @Test func `deleting takes characters, words and ends`() {
    var line = InputLine("goto layer1.0  conv1")
    line.deleteWord()
    #expect(line.text == "goto layer1.0  ")
    line.deleteWord()
    #expect(line.text == "goto ")
    line.deleteBack()
    line.home()
    line.deleteForward()
    #expect(line.text == "oto")
    line.right()
    line.deleteToEnd()
    #expect(line.text == "o")
    line.deleteToStart()
    #expect(line.text == "")
    line.deleteBack()
    line.deleteForward()
    #expect(line == InputLine())
  }

  @Test func `the history keeps the line being typed`() {
    var line = InputLine("", history: ["first", "second"])
    line.insert("draft")
    line.historyBack()
    line.historyBack()
    line.historyBack()
    #expect(line.text == "first")
    line.historyForward()
    line.historyForward()
    #expect(line.text == "draft")
  }

  @Test func `taking a line remembers it once`() {
    var line = InputLine("run")
    #expect(line.accept() == "run")
    line.insert("run")
    _ = line.accept()
    line.insert("  ")
    _ = line.accept()
    #expect(line.history == ["run"])
    #expect(line.text == "")
  }

  @Test func `pasted text loses what is unsafe to show`() {
    var line = InputLine()
    line.insert("a\nb\tc\u{1B}[2J\u{202E}d")
    #expect(!line.text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    #expect(line.text.hasPrefix("a b c"))
  }

  @Test(arguments: ["e\u{301}.png", "👩\u{200D}🔬.png", "a\u{AD}b"])
  func `what file names are made of stays in the text`(name: String) {
    var line = InputLine("input ")
    for scalar in name.unicodeScalars { line.insert(String(scalar)) }
    #expect(Array(line.text.unicodeScalars) == Array("input \(name)".unicodeScalars))
    line.set("input \(name)")
    #expect(Array(line.text.unicodeScalars) == Array("input \(name)".unicodeScalars))
    line.deleteBack()
    #expect(line.cursor == line.text.count)
  }

  @Test(arguments: [(GlyphSet.unicode, ":e?x"), (.ascii, ":?x")])
  func `marks that take no column are painted as question marks before the cursor`(
    glyphs: GlyphSet, shown: String
  ) {
    var line = InputLine("e\u{301}x")
    line.left()
    var buffer = CellBuffer(size: Size(width: 10, height: 1))
    let cursor = line.draw(in: buffer.bounds, glyphs: glyphs, to: &buffer)
    #expect(buffer.plainText(row: 0).hasPrefix(shown))
    #expect(cursor == Point(x: shown.count - 1, y: 0))
  }

  @Test func `marks over one letter have an end`() {
    let line = InputLine("e" + String(repeating: "\u{301}", count: 10_000))
    #expect(line.text.unicodeScalars.count == InputLine.lengthLimit)
  }

  @Test func `a line has an end`() {
    let line = InputLine(String(repeating: "x", count: 10_000))
    #expect(line.text.count == InputLine.lengthLimit)
  }

  @Test func `the text around the cursor is seen`() {
    let line = InputLine("abcdefghij")
    var buffer = CellBuffer(size: Size(width: 6, height: 1))
    let cursor = line.draw(in: buffer.bounds, glyphs: .ascii, to: &buffer)
    #expect(buffer.plainText(row: 0) == ":ghij")
    #expect(cursor == Point(x: 5, y: 0))
  }

  @Test(arguments: 0...3)
  func `no pane is too small`(width: Int) {
    var buffer = CellBuffer(size: Size(width: width, height: width == 0 ? 0 : 1))
    InputLine("run").draw(in: buffer.bounds, glyphs: .unicode, to: &buffer)
    #expect(buffer.size.width == width)
  }
}
