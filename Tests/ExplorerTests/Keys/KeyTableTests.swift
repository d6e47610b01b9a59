import Testing

@testable import Explorer

struct KeyTableTests {
  @Test(arguments: KeyContext.allCases)
  func `no key does two things in a context`(context: KeyContext) {
    let keys = KeyTable.bindings(in: context).flatMap(\.keys)
    #expect(keys.count == Set(keys).count)
  }

  @Test(arguments: KeyContext.allCases)
  func `escape goes back everywhere`(context: KeyContext) {
    #expect(KeyTable.command(for: .escape, in: context) == .back)
  }

  @Test(arguments: KeyContext.allCases.filter(\.isLine))
  func `no character does anything but type where a line is typed`(context: KeyContext) {
    for scalar in UInt8(ascii: " ")...UInt8(ascii: "~") {
      let key = Key.character(Character(Unicode.Scalar(scalar)))
      #expect(KeyTable.command(for: key, in: context) == nil)
    }
  }

  @Test func `every binding has a few words of help and a command that parses`() throws {
    for binding in KeyTable.bindings {
      #expect(!binding.help.isEmpty)
      #expect(!binding.keys.isEmpty && !binding.contexts.isEmpty)
      #expect(try CommandParser.parse(binding.command.text).get() == binding.command)
    }
  }

  @Test(arguments: [
    (Key.character("j"), Command.next), (.up, .previous), (.character("}"), .nextBlock),
    (.character("G"), .last), (.right, .openBlock), (.character(" "), .step),
    (.character("s"), .skip(nil, .current)), (.character("S"), .skip(nil, .all)),
    (.character("b"), .branch(nil, .current)), (.character("B"), .sideBranches(nil)),
    (.tab, .nextView), (.character("6"), .show(.explain)), (.character("["), .previousChannel),
    (.character("U"), .redo), (.control("c"), .interrupt), (.pageDown, .page(.down)),
  ])
  func `the main screen's keys are those of the contract`(key: Key, command: Command) {
    #expect(KeyTable.command(for: key, in: .main) == command)
  }

  @Test func `arrows move the cursor in one map, letters still the layer`() {
    #expect(KeyTable.command(for: .down, in: .zoomedMap) == .cursor(.down))
    #expect(KeyTable.command(for: .character("j"), in: .zoomedMap) == .next)
  }

  @Test func `a context's own hints come first and replace its parent's`() {
    let hints = KeyTable.hints(in: .zoomedMap)
    #expect(hints.first?.command == .zoom(.out))
    #expect(hints.contains { $0.command == .step })
  }
}
