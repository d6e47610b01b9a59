import Testing

@testable import Explorer

struct KeyDecoderTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let bytes: String
    let expected: [TerminalEvent]
    init(_ bytes: String, _ keys: Key...) {
      self.bytes = bytes
      expected = keys.map { .key($0) }
    }
    var testDescription: String { bytes.debugDescription }
  }

  @Test(arguments: [
    Case("\u{1B}[A", .up), Case("\u{1B}OA", .up), Case("\u{1B}[B", .down),
    Case("\u{1B}OC", .right), Case("\u{1B}[1;5D", .left), Case("\u{1B}[H", .home),
    Case("\u{1B}OF", .end), Case("\u{1B}[1~", .home), Case("\u{1B}[8~", .end),
    Case("\u{1B}[5~", .pageUp), Case("\u{1B}[6~", .pageDown), Case("\u{1B}[2~", .insert),
    Case("\u{1B}[3~", .delete), Case("\u{1B}[Z", .backTab), Case("\u{1B}OP", .function(1)),
    Case("\u{1B}[[A", .function(1)), Case("\u{1B}[15~", .function(5)),
    Case("\u{1B}[17;2~", .function(6)), Case("\u{1B}[24~", .function(12)),
    Case("\u{1B}[98;5u", .control("b")), Case("\u{1B}[27;3;120~", .alt("x")),
  ])
  func `names keys in all their spellings`(_ c: Case) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(c.bytes.utf8) == c.expected)
    #expect(!decoder.isWaiting)
  }

  @Test(arguments: [
    Case("q", .character("q")), Case("é日", .character("é"), .character("日")),
    Case("\r", .enter), Case("\t", .tab), Case("\u{7F}", .backspace), Case("\u{C}", .control("l")),
    Case("\u{0}", .control(" ")), Case("\u{1B}x", .alt("x")), Case("\u{1B}é", .alt("é")),
    Case("\u{1B}\u{1B}[A", .escape, .up), Case("\u{1B}\r", .escape, .enter),
    Case("\u{1B}\u{7F}", .control("w")), Case("jk", .character("j"), .character("k")),
  ])
  func `names characters and control keys`(_ c: Case) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(c.bytes.utf8) == c.expected)
  }

  @Test func `control C is an interrupt wherever it comes from`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([3]) == [.interrupt])
  }

  @Test func `escape alone is told by waiting`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1B]).isEmpty)
    #expect(decoder.isWaiting)
    #expect(decoder.flush() == [.key(.escape)])
    #expect(!decoder.isWaiting)
  }

  @Test func `alt with a bracket is told by waiting`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[".utf8).isEmpty)
    #expect(decoder.flush() == [.key(.alt("["))])
  }

  @Test func `bytes may come one at a time`() {
    let bytes = Array("a\u{1B}[1;5A日\u{1B}[200~x\u{1B}y\u{1B}[201~\u{1B}[<64;3;4Mz".utf8)
    var (whole, single) = (KeyDecoder(), KeyDecoder())
    let expected = whole.feed(bytes)
    #expect(bytes.flatMap { single.feed([$0]) } == expected)
    #expect(expected.count == 6)
  }

  @Test func `a paste is one event without its control characters`() {
    var decoder = KeyDecoder()
    let events = decoder.feed("\u{1B}[200~one\r\ntwo\rq\u{1B}[A\u{7}\u{1B}[201~q".utf8)
    #expect(events == [.paste("one\ntwo\nq[A"), .key(.character("q"))])
  }

  @Test func `a paste that never ends is delivered after a while`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[200~half".utf8).isEmpty)
    #expect(decoder.patienceMilliseconds > 500)
    #expect(decoder.flush() == [.paste("half")])
    #expect(decoder.feed("q".utf8) == [.key(.character("q"))])
  }

  @Test func `unknown sequences and broken characters are passed over`() {
    var decoder = KeyDecoder()
    let events = decoder.feed([
      0x1B, 0x5B, 0x3F, 0x31, 0x63, 0xFF, 0xC3, 0x28, 0x80, 0x1B, 0x5B, 0x49, 0x61,
    ])
    #expect(events == [.key(.character("(")), .key(.character("a"))])
  }

  @Test func `no bytes make it trap or hold back more than a sequence`() {
    var random = UInt64(42)
    var decoder = KeyDecoder()
    let alphabet = Array("\u{1B}[O<;0129~MmAu\u{3}é\u{7F}".utf8) + [0xFF, 0x80, 0xF0, 0x00]
    for round in 0..<20000 {
      random = random &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      _ = decoder.feed([alphabet[Int(random >> 33) % alphabet.count]], time: round)
      if round % 50 == 49 { _ = decoder.flush() }
    }
    _ = decoder.flush()
    #expect(!decoder.isWaiting)
  }

  // MARK: mouse

  @Test func `a button that goes down and up at one place clicks`() {
    var decoder = KeyDecoder()
    let events = decoder.feed("\u{1B}[<0;5;3M\u{1B}[<0;5;3m".utf8)
    #expect(events == [.mouse(MouseEvent(action: .click, x: 4, y: 2))])
  }

  @Test func `a drag does not click`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed("\u{1B}[<0;5;3M\u{1B}[<0;9;3m".utf8).isEmpty)
  }

  @Test(arguments: [(100, MouseEvent.Action.doubleClick), (900, .click)])
  func `the second click is a double click when it is quick`(time: Int, action: MouseEvent.Action) {
    var decoder = KeyDecoder()
    let click = "\u{1B}[<0;5;3M\u{1B}[<0;5;3m".utf8
    _ = decoder.feed(click, time: 0)
    #expect(decoder.feed(click, time: time) == [.mouse(MouseEvent(action: action, x: 4, y: 2))])
  }

  @Test func `the wheel is reported in both encodings`() {
    var decoder = KeyDecoder()
    let events = decoder.feed("\u{1B}[<64;1;1M\u{1B}[<65;2;2M\u{1B}[M\u{60}!!".utf8)
    #expect(
      events == [
        .mouse(MouseEvent(action: .wheelUp, x: 0, y: 0)),
        .mouse(MouseEvent(action: .wheelDown, x: 1, y: 1)),
        .mouse(MouseEvent(action: .wheelUp, x: 0, y: 0)),
      ])
  }

  @Test func `absurd numbers are harmless`() {
    var decoder = KeyDecoder()
    let nines = String(repeating: "9", count: 40)
    #expect(decoder.feed("\u{1B}[<0;\(nines);3M\u{1B}[\(nines)~".utf8).isEmpty)
  }
}
