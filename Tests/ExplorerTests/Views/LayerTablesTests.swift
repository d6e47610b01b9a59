import Engine
import TestSupport
import Testing

@testable import Explorer

struct LayerTablesTests {
  @Test(arguments: [(80, 24), (120, 40)], [ViewKind.table, .cost, .explain])
  func `tables of a residual network`(size: (Int, Int), kind: ViewKind) throws {
    let model = try ViewFixture.model(
      kind, width: size.0, height: size.1, at: kind == .explain ? "layer2.0" : "layer2.0.conv2")
    assertSnapshot(
      MainView.draw(model), named: "\(kind.rawValue)-resnet18-\(size.0)x\(size.1)")
  }

  @Test(arguments: [ViewKind.table, .cost, .explain])
  func `small panes stay legible without Unicode`(kind: ViewKind) throws {
    let model = try ViewFixture.model(kind, of: "lenet5", at: "conv2", glyphs: .ascii)
    let buffer = ViewFixture.drawn(model, width: 56, height: 14)
    assertSnapshot(buffer, named: "\(kind.rawValue)-lenet5-54x12-ascii")
    let isASCII = buffer.plainText.unicodeScalars.allSatisfy { $0.isASCII }
    #expect(isASCII)
  }

  @Test(arguments: ["vgg16", "resnet152"], [(80, 24), (120, 40), (160, 48)])
  func `the network's totals are never cut`(network: String, size: (Int, Int)) throws {
    let model = try ViewFixture.model(.table, of: network, width: size.0, height: size.1)
    let totals = model.analysis.totals
    let screen = MainView.draw(model).plainText
    #expect(screen.contains(NumberFormat.count(totals.parameters)))
    #expect(screen.contains(NumberFormat.count(totals.multiplyAccumulates)))
  }

  @Test(arguments: [ViewKind.table, .cost], [80, 100, 120, 160])
  func `no percentage and no stride is cut`(kind: ViewKind, width: Int) throws {
    var model = try ViewFixture.model(kind, of: "googlenet", width: width, height: 48)
    model.view.costGrouping = .layers
    let area = try #require(Layout(model).view)
    let buffer = MainView.draw(model)
    let words: [TableColumn] = [.name, .kind]
    let columns =
      kind == .cost
      ? CostView.layout(model, in: area).columns.map { ($0, TableColumn.costColumns[$0.index]) }
      : TableView.layout(model, in: area).columns.map { ($0, TableView.sorting(of: $0.index)) }
    for (place, column) in columns where !words.contains(column) {
      for row in area.y..<area.bottom - 1 {
        let cell = (place.x..<place.x + place.width).map { buffer[$0, row].scalar }
        #expect(!cell.contains("…"), "\(column) in row \(row)")
      }
    }
  }

  @Test(arguments: [
    ("resnet50", "layer1.1", "a[l+3] = g(z[l+3] + a[l])"),
    ("resnet50", "layer1.0", "a[l+3] = g(z[l+3] + Ws a[l])"),
    ("resnet18", "layer1.0", "a[l+2] = g(z[l+2] + a[l])"),
    ("inception-resnet-v2", "repeat.0", "a[l+4] = g(0.17·z[l+4] + a[l])"),
    ("inception-resnet-v2", "block8", "a[l+4] = z[l+4] + a[l]"),
  ])
  func `a block is explained with its own layers counted`(
    network: String, block: String, formula: String
  ) throws {
    let network = try ZooCatalog.network(named: network)
    let index = try #require(network.blockIndex(of: block))
    let lines = ExplanationReport(network, NetworkAnalysis(network)).lines(of: .block(index))
      .map(\.plainText)
    #expect(lines.contains("now:      " + formula))
    #expect(lines.contains { $0.hasPrefix("without:") && !$0.contains("+ ") })
  }

  @Test func `percentages stand whole where there is no room for bars`() throws {
    let model = try ViewFixture.model(.table, of: "lenet5", width: 80, height: 24)
    #expect(MainView.draw(model).plainText.contains("28 %"))
  }

  @Test(arguments: ViewKind.allCases, [(0, 0), (1, 1), (2, 3), (7, 4), (20, 5), (200, 2)])
  func `no pane is too small to draw in`(kind: ViewKind, size: (Int, Int)) throws {
    let model = try ViewFixture.model(kind, at: "layer1.0.conv1")
    _ = ViewFixture.drawn(model, width: size.0, height: size.1)
  }
}
