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

  @Test(arguments: ViewKind.allCases, [(0, 0), (1, 1), (2, 3), (7, 4), (20, 5), (200, 2)])
  func `no pane is too small to draw in`(kind: ViewKind, size: (Int, Int)) throws {
    let model = try ViewFixture.model(kind, at: "layer1.0.conv1")
    _ = ViewFixture.drawn(model, width: size.0, height: size.1)
  }
}
