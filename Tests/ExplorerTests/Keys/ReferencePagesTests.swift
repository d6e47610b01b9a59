import TestSupport
import Testing

@testable import Explorer

struct ReferencePagesTests {
  @Test func `the committed page of commands is what the table gives`() {
    assertPage(ReferencePages.commands, named: "commands.md")
  }

  @Test func `the committed page of keys is what the table gives`() {
    assertPage(ReferencePages.keys, named: "keys.md")
  }

  @Test func `bars do not end a cell`() {
    #expect(ReferencePages.commands.contains("`zoom in\\|out`"))
    let rows = ReferencePages.commands.split(separator: "\n").filter { $0.hasPrefix("| `") }
    #expect(rows.count == CommandTable.entries.count)
    #expect(rows.allSatisfy { $0.replacing("\\|", with: "").filter { $0 == "|" }.count == 6 })
  }
}
