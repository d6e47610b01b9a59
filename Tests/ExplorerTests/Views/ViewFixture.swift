import Engine

@testable import Explorer

/// A model with a small network, as the views' tests need it.
enum ViewFixture {
  /// A network with random weights and input, a screen and a view.
  static func model(
    _ kind: ViewKind, of network: String = "resnet18", width: Int = 120, height: Int = 40,
    at layer: String? = nil, glyphs: GlyphSet = .unicode
  ) throws -> Model {
    let setup = try SetupLoader(network: network).load()
    let input = NetworkInput.random(shape: setup.network.inputShape, seed: 1)
    var model = Model(
      setup: Setup(network: setup.network, parameters: .random(seed: 0), input: input), labels: [],
      geometry: MainGeometry())
    model.size = Size(width: width, height: height)
    model.glyphs = glyphs
    if let layer { model.update(.command(.goTo(layer))) }
    model.update(.command(.show(kind)))
    model.notice = nil
    return model
  }

  /// A view alone, in a pane of its own.
  static func drawn(_ model: Model, width: Int, height: Int) -> CellBuffer {
    var buffer = CellBuffer(size: Size(width: width, height: height))
    let pane = Rect(buffer.bounds.size).inset(left: 1, top: 1, right: 1, bottom: 1)
    ViewPane.draw(model, in: pane, to: &buffer)
    return buffer
  }
}

extension Rect {
  /// The extents.
  var size: Size { Size(width: width, height: height) }
}
