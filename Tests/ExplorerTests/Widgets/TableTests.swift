import TestSupport
import Testing

@testable import Explorer

struct TableTests {
  private func table(glyphs: GlyphSet = .unicode) -> Table {
    Table(
      columns: [
        Table.Column("layer", minimumWidth: 6, priority: 3, shortening: .middle),
        Table.Column("kind", minimumWidth: 8, priority: 1),
        Table.Column("parameters", alignment: .right, minimumWidth: 10, priority: 2),
        Table.Column("share", priority: 1),
      ],
      rows: [
        ("conv1", "convolution", "9,408", 0.1), ("layer1.0.conv1", "convolution", "36,864", 0.5),
        ("layer1.0.bn1", "batch-normalization", "128", 0), ("fc", "fully-connected", "513,000", 1),
      ].map { row in
        TableRow([
          TableCell(row.0), TableCell(row.1), TableCell(row.2), TableCell("", share: row.3),
        ])
      },
      totals: TableRow([TableCell("total"), TableCell(""), TableCell("559,400")]), glyphs: glyphs)
  }

  private func lines(_ width: Int, _ height: Int, state: TableState = TableState()) -> [String] {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    table(glyphs: .ascii).draw(in: buffer.bounds, state: state, to: &buffer)
    return (0..<height).map { buffer.plainText(row: $0) }
  }

  @Test func `a table with room`() {
    var buffer = CellBuffer(size: Size(width: 70, height: 8))
    table().draw(
      in: buffer.bounds,
      state: TableState(list: ListState(selected: 1), sortColumn: 2, isDescending: true),
      to: &buffer)
    assertSnapshot(buffer, named: "table")
  }

  @Test func `columns of low priority leave first`() {
    let header = lines(24, 8)[0]
    #expect(header.contains("layer"))
    #expect(header.contains("parameters"))
    #expect(!header.contains("kind"))
    #expect(!header.contains("share"))
  }

  @Test(arguments: 8...70)
  func `at every width numbers are whole or left out`(width: Int) {
    let costs = Table(
      columns: [
        Table.Column("layer", minimumWidth: 5, priority: 9, shortening: .middle),
        Table.Column("MACs", alignment: .right, minimumWidth: 5, priority: 8),
        Table.Column("share", minimumWidth: 5, priority: 7),
      ],
      rows: [
        TableRow([TableCell("stem"), TableCell("9,408"), TableCell("<0.1 %", share: 0.0005)]),
        TableRow([
          TableCell("layer.convolution"), TableCell("11,470,264"),
          TableCell("99.9 %", share: 0.999),
        ]),
      ],
      totals: TableRow([TableCell("total"), TableCell("15,470,264,320"), TableCell("")]),
      glyphs: .ascii)
    var buffer = CellBuffer(size: Size(width: width, height: 8))
    costs.draw(in: buffer.bounds, state: TableState(), to: &buffer)
    let text = buffer.plainText
    let shown = costs.layout(in: buffer.bounds, state: TableState()).columns.map(\.index)
    for (column, numbers) in [
      (1, ["9,408", "11,470,264", "15,470,264,320"]), (2, ["<0.1 %", "99.9 %"]),
    ] {
      for number in numbers { #expect(text.contains(number) == shown.contains(column)) }
    }
    #expect(width < 42 || shown == [0, 1, 2])
  }

  @Test func `a narrow column comes back where a wide one went`() {
    let shown = table().layout(in: Rect(x: 0, y: 0, width: 25, height: 8), state: TableState())
    #expect(shown.columns.map(\.index) == [0, 2, 3])
  }

  @Test func `the totals stay at the bottom, the rows scroll to the chosen one`() {
    let lines = lines(60, 4, state: TableState(list: ListState(selected: 3)))
    #expect(lines[1].hasPrefix("layer1.0.bn1"))
    #expect(lines[2].hasPrefix("fc"))
    #expect(lines[3].hasPrefix("total"))
  }

  @Test func `a header tells the order`() {
    let state = TableState(sortColumn: 2, isDescending: true)
    #expect(lines(70, 6, state: state)[0].contains("parameters v"))
  }

  @Test func `a click finds its row and column`() {
    let layout = table().layout(in: Rect(x: 2, y: 1, width: 70, height: 8), state: TableState())
    #expect(layout.row(at: Point(x: 5, y: 1), count: 4) == nil)
    #expect(layout.row(at: Point(x: 5, y: 3), count: 4) == 1)
    #expect(layout.column(at: Point(x: 2, y: 1)) == 0)
  }

  @Test func `sorting turns round and ends`() {
    var state = TableState()
    state.toggleSort(column: 1)
    #expect(state.sortColumn == 1 && state.isDescending)
    state.toggleSort(column: 1)
    #expect(state.sortColumn == 1 && !state.isDescending)
    state.toggleSort(column: 1)
    #expect(state.sortColumn == nil)
  }

  @Test(arguments: 0...12, 0...5)
  func `no pane is too small`(width: Int, height: Int) {
    let lines = lines(width, height, state: TableState(list: ListState(selected: 99, offset: -3)))
    #expect(lines.count == height)
  }
}
