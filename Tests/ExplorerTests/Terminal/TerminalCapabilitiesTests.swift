import Testing

@testable import Explorer

struct TerminalCapabilitiesTests {
  private func capabilities(
    _ environment: [String: String], isTerminal: Bool = true, isUnicode: Bool = true
  ) -> TerminalCapabilities {
    let known: [String: TerminalCapabilities.Facts] = [
      "xterm-256color": .init(isKnown: true, canAddressCursor: true, colorCount: 256),
      "xterm-direct": .init(isKnown: true, canAddressCursor: true, colorCount: 0x1000000),
      "linux": .init(isKnown: true, canAddressCursor: true, colorCount: 8),
      "vt100": .init(isKnown: true, canAddressCursor: true, colorCount: 0),
      "dumb": .init(isKnown: true, canAddressCursor: false, colorCount: 0),
    ]
    return TerminalCapabilities(
      environment: environment,
      sources: .init(
        isTerminal: isTerminal, isUnicode: isUnicode, describe: { known[$0] ?? .init() }))
  }

  @Test(arguments: [
    ("xterm-256color", ColorDepth.indexed), ("xterm-direct", .trueColor), ("linux", .eight),
    ("vt100", .none),
  ])
  func `colours come from terminfo`(name: String, depth: ColorDepth) {
    let found = capabilities(["TERM": name])
    #expect(found.colorDepth == depth)
    #expect(found.isUsable && !found.isGuess)
  }

  @Test func `COLORTERM alone does not make true colour`() {
    let found = capabilities(["TERM": "xterm-256color", "COLORTERM": "truecolor"])
    #expect(found.colorDepth == .indexed)
  }

  @Test(arguments: [nil, "", "xterm-unheard-of"])
  func `an unknown name is treated as xterm`(name: String?) {
    let found = capabilities(name.map { ["TERM": $0] } ?? [:])
    #expect(found.name == "xterm-256color")
    #expect(found.isGuess && found.isUsable)
  }

  @Test func `a dumb terminal is not usable`() {
    let found = capabilities(["TERM": "dumb"])
    #expect(!found.isUsable)
    #expect(found.colorDepth == .none)
  }

  @Test func `files and pipes are neither usable nor coloured`() {
    let found = capabilities(["TERM": "xterm-256color"], isTerminal: false)
    #expect(!found.isUsable)
    #expect(found.colorDepth == .none)
  }

  @Test func `NO_COLOR wins when it is not empty`() {
    let base = ["TERM": "xterm-256color", "CLICOLOR_FORCE": "1"]
    #expect(capabilities(base.merging(["NO_COLOR": "1"]) { $1 }).colorDepth == .none)
    #expect(capabilities(base.merging(["NO_COLOR": ""]) { $1 }).colorDepth == .indexed)
  }

  @Test func `CLICOLOR switches colours off and CLICOLOR_FORCE on`() {
    #expect(capabilities(["TERM": "linux", "CLICOLOR": "0"]).colorDepth == .none)
    let forced = ["CLICOLOR_FORCE": "1", "CLICOLOR": "0", "TERM": "linux"]
    #expect(capabilities(forced, isTerminal: false).colorDepth == .eight)
  }

  @Test(arguments: ["vt100", "dumb"])
  func `CLICOLOR_FORCE gives no colours that terminfo does not know`(name: String) {
    #expect(capabilities(["TERM": name, "CLICOLOR_FORCE": "1"]).colorDepth == .none)
  }
}
