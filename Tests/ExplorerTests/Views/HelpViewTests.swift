import Engine
import TestSupport
import Testing

@testable import Explorer

struct HelpViewTests {
  private func drawn(
    _ width: Int, _ height: Int, verb: String? = nil, offset: Int = 0,
    glyphs: GlyphSet = .unicode
  ) -> CellBuffer {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    var help = HelpState()
    help.verb = verb
    help.offset = offset
    HelpView.draw(help, glyphs: glyphs, to: &buffer)
    return buffer
  }

  @Test func `help begins with the first steps`() throws {
    let sections = HelpContent.sections(on: nil, glyphs: .unicode)
    let first = try #require(sections.first)
    let text = HelpLayout(width: 72, glyphs: .unicode).lines([first]).map(\.plainText)
    #expect(
      text == [
        "First steps",
        "  Space           Compute up to the chosen layer: its feature maps",
        "                  appear.",
        "  j k             Go on to the next layer, and back; l and h open and",
        "                  close blocks.",
        "  r               Run the whole network and read what it takes the",
        "                  picture for.",
        "  =               See how shape, parameters and cost come about.",
        "  :open resnet18  Open a network with skip connections; s switches one",
        "                  off, r runs again, 7 shows before and after.",
      ])
  }

  @Test func `where there is room sections stand in two columns of equal length`() {
    let sections = ["A", "B", "C"].map { title in
      HelpSection(
        title: title, entries: [HelpEntry(term: "key", text: "does it", note: "also k")])
    }
    let text = HelpLayout(width: 106, glyphs: .ascii).lines(sections).map(\.plainText)
    let gap = { (left: String) in left + String(repeating: " ", count: 55 - left.count) }
    #expect(
      text == [
        gap("A") + "C", gap("  key  does it") + "  key  does it",
        gap("       also k") + "       also k", "", "B", "  key  does it",
        "       also k",
      ])
  }

  @Test func `help on a verb says how it is written`() {
    assertSnapshot(drawn(80, 24, verb: "skip", glyphs: .ascii), named: "help-skip-ascii")
  }

  @Test func `a verb that does not exist gets a sentence`() {
    let text = HelpContent.sections(on: "opne", glyphs: .unicode).flatMap(\.entries).map(\.text)
    #expect(text == ["no command is called opne; did you mean open?"])
  }

  @Test func `every key and every command is in help`() {
    let entries = HelpContent.sections(on: nil, glyphs: .unicode).flatMap(\.entries)
    let terms = Set(entries.map(\.term))
    for entry in CommandTable.entries { #expect(terms.contains(entry.usage)) }
    for binding in KeyTable.bindings { #expect(terms.contains(binding.caption)) }
  }

  @Test(arguments: [nil, "skip", "nothing"], [24, 79, 80, 119, 120, 200])
  func `no line is wider than the screen`(verb: String?, width: Int) {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let sections = HelpContent.sections(on: verb, glyphs: glyphs)
      let lines = HelpLayout(width: width, glyphs: glyphs).lines(sections)
      #expect(lines.allSatisfy { $0.displayWidth <= width })
    }
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 2), (5, 3), (20, 5), (40, 10)])
  func `small screens do not trap`(width: Int, height: Int) {
    _ = drawn(width, height, offset: 3)
    let size = Size(width: width, height: height)
    #expect(HelpView.largestOffset(HelpState(), size: size, glyphs: .ascii) >= 0)
  }

  @Test func `ASCII help is pure ASCII`() {
    let buffer = drawn(120, 300, glyphs: .ascii)
    #expect((0..<300).allSatisfy { buffer.plainText(row: $0).unicodeScalars.allSatisfy(\.isASCII) })
  }

  @Test func `the largest offset shows the last line`() {
    let size = Size(width: 80, height: 24)
    let last = HelpView.largestOffset(HelpState(), size: size, glyphs: .unicode)
    let buffer = drawn(80, 24, offset: last)
    let text = (0..<24).map { buffer.plainText(row: $0) }.joined(separator: "\n")
    #expect(last > 0)
    #expect(text.contains("End the program."))
  }
}
