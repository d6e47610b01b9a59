import TestSupport
import Testing

/// The tests' own terminal shows what a terminal shows.
struct TerminalScreenTests {
  private func screen(_ text: String, columns: Int = 10, rows: Int = 4) -> TerminalScreen {
    var screen = TerminalScreen(columns: columns, rows: rows)
    screen.feed(text.utf8)
    return screen
  }

  @Test func `text wraps and scrolls`() {
    #expect(screen("abcdefghijkl\r\n1\r\n2\r\n3").lines == ["kl", "1", "2", "3"])
  }

  @Test func `a full line does not wrap before the next character`() {
    let full = screen("abcdefghij")
    #expect(full.y == 0 && full.x == 9)
  }

  @Test func `the cursor goes where it is sent`() {
    #expect(
      screen("\u{1B}[3;5Hx\u{1B}[2;1Hy\u{1B}[1dz\u{1B}[9Gw").lines == [
        " z      w", "y", "    x", "",
      ])
  }

  @Test(arguments: [
    ("\u{1B}[K", "abc"), ("\u{1B}[1K", "    efgh"), ("\u{1B}[2K", ""), ("\u{1B}[2X", "abc  fgh"),
    ("\u{1B}[2P", "abcfgh"), ("\u{1B}[2@", "abc  defgh"), ("\u{1B}[J", "abc"),
  ])
  func `erasing, deleting and inserting`(sequence: String, expected: String) {
    #expect(screen("abcdefgh\u{1B}[4G" + sequence).text(row: 0) == expected)
  }

  @Test func `scrolling stays inside its region`() {
    let result = screen("1\r\n2\r\n3\r\n4\u{1B}[2;3r\u{1B}[3;1H\n\u{1B}[r")
    #expect(result.lines == ["1", "3", "", "4"])
  }

  @Test func `characters repeat`() {
    #expect(screen("-\u{1B}[3b|").text(row: 0) == "----|")
  }

  @Test func `colours and attributes are kept`() {
    let look = screen("\u{1B}[1;7;38;5;200;48;2;1;2;3mx").cell(x: 0, y: 0).look
    #expect(look.isBold && look.isReversed)
    #expect(look.foreground == .indexed(200))
    #expect(look.background == .rgb(1, 2, 3))
  }

  @Test func `the alternate screen gives the other one back`() {
    let result = screen("main\u{1B}[?1049h\u{1B}[2Jother\u{1B}[?1049l")
    #expect(result.lines == ["main", "", "", ""])
    #expect(!result.isAlternate)
  }

  @Test func `line-drawing characters`() {
    #expect(screen("\u{1B}(0lqk\u{1B}(Bq").text(row: 0) == "┌─┐q")
  }

  @Test func `sequences and characters may come in pieces`() {
    var result = TerminalScreen(columns: 10, rows: 2)
    for byte in "\u{1B}[31mé日\u{1B}]0;title\u{7}!".utf8 { result.feed([byte]) }
    #expect(result.text(row: 0) == "é日!")
    #expect(result.cell(x: 3, y: 0).look.foreground == .indexed(1))
  }
}
