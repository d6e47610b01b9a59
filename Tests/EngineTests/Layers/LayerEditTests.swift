import Testing

@testable import Engine

struct LayerEditTests {
  /// One layer of each kind with properties.
  static let layers: [any Layer] = [
    InputLayer(shape: [3, 8, 8]), Convolution(channels: 8, kernel: 3),
    MaxPooling(kernel: 3, stride: 2, padding: 1), AveragePooling(kernel: 2, stride: 2),
    AdaptiveAveragePooling(), FullyConnected(units: 3), BatchNormalization(),
    LocalResponseNormalization(), Activation(.relu), Dropout(),
    ZeroPaddedIdentity(channels: 4, stride: 2),
  ]

  @Test(arguments: layers.indices)
  func `every property can be written as it is read`(_ place: Int) throws {
    let layer = Self.layers[place]
    for property in layer.editableProperties {
      let same = try layer.changing(property.name, to: property.value)
      #expect(same.isEqual(to: layer))
    }
  }

  @Test(arguments: layers.indices)
  func `steps lead to values that can be written`(_ place: Int) throws {
    let layer = Self.layers[place]
    for property in layer.editableProperties {
      for step in [-1, 1] {
        guard let text = property.values.value(step, from: property.value) else { continue }
        let changed = try layer.changing(property.name, to: text)
        let name = property.name
        #expect(changed.editableProperties.first { $0.name == name }?.value == text)
      }
    }
  }

  @Test func `pooling changes its mode and keeps its window`() throws {
    let pool = MaxPooling(kernel: 3, stride: 2, padding: 1, roundsUp: true)
    let average = try pool.changing("mode", to: "average")
    #expect(average.kind == .averagePooling)
    #expect((average as? AveragePooling)?.window == pool.window)
    #expect(try average.changing("mode", to: "max").isEqual(to: pool))
  }

  @Test func `the input's size is a property of the input`() throws {
    let network = try ZooCatalog.network(named: "resnet18")
    let edited = try network.setting("size", of: "input", to: "3x64x64")
    #expect(edited == network.withInput([3, 64, 64]))
    #expect(throws: NetworkError.self) { try network.setting("size", of: "input", to: "3x64") }
  }

  @Test func `an unknown property is answered with all there are`() {
    let error = #expect(throws: LayerPropertyError.self) {
      _ = try MaxPooling(kernel: 2, stride: 2).changing("groups", to: "2")
    }
    #expect(
      error?.description
        == "a max-pooling layer has kernel, stride, padding, ceil, mode, not groups")
  }

  @Test(arguments: LayerKind.allCases)
  func `every kind has a layer that reads feature maps or vectors`(_ kind: LayerKind) {
    let shape: Shape = [.fullyConnected, .radialBasis].contains(kind) ? [12] : [6, 8, 8]
    let layer = kind.layer(reading: shape)
    #expect(layer.kind == kind)
    #expect((try? layer.outputShape(for: kind == .input ? [] : [shape])) != nil)
    #expect(LayerKind(word: kind.rawValue) == kind)
  }
}
