import Engine
import TestSupport
import Testing

@testable import Explorer

struct SaliencyViewTests {
  private func shown(
    _ network: String = "lenet5", width: Int, height: Int, glyphs: GlyphSet = .unicode
  ) throws -> Model {
    var model = try ViewFixture.model(
      .saliency, of: network, width: width, height: height, at: "conv1", glyphs: glyphs)
    model.labels = model.network.labels
    model.view.ladder = glyphs.isASCII ? .ascii : .halfBlocks256
    model = SaliencyFixture.answered(model)
    model.notice = nil
    return model
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `input, saliency and Grad-CAM side by side`(width: Int, height: Int) throws {
    let model = try shown(width: width, height: height)
    assertSnapshot(MainView.draw(model), named: "saliency-lenet5-\(width)x\(height)")
  }

  @Test func `without Unicode`() throws {
    let model = try shown(width: 100, height: 30, glyphs: .ascii)
    let buffer = ViewFixture.drawn(model, width: 80, height: 24)
    assertSnapshot(buffer, named: "saliency-lenet5-78x22-ascii")
    #expect(buffer.plainText.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test func `one picture with its cursor`() throws {
    var model = try shown(width: 80, height: 24, glyphs: .ascii)
    model.update(.command(.zoom(.in)))
    assertSnapshot(MainView.draw(model), named: "saliency-zoom-ascii-80x24")
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 3), (7, 4), (20, 5), (200, 2), (30, 60)])
  func `no pane is too small for pictures`(width: Int, height: Int) throws {
    for network in ["lenet5", "resnet18"] {
      var model = try shown(network, width: 120, height: 40)
      _ = ViewFixture.drawn(model, width: width, height: height)
      model.update(.command(.zoom(.in)))
      _ = ViewFixture.drawn(model, width: width, height: height)
    }
  }
}
