import Foundation

@testable import Engine

/// A case of `assets/fixtures/layers.json`: what `Scripts/fixtures/layers.py` computed with PyTorch.
struct LayerFixture: Decodable, CustomStringConvertible {
  let name: String
  let kind: String
  let inputs: [String]
  let filters: Int?
  let kernel: [Int]?
  let stride: Side?
  let padding: [Int]?
  let dilation: [Int]?
  let groups: Int?
  let bias: Bool?
  let ceil: Bool?
  let countsBorder: Bool?
  let size: Side?
  let outputs: Int?
  let epsilon: Float?
  let alpha: Float?
  let beta: Float?
  let k: Float?
  let alphaDividedBySize: Bool?
  let channels: Int?
  let scale: Float?
  let negates: Bool?
  let table: [[Int]]?

  /// A number, or a height and a width.
  struct Side: Decodable {
    let height: Int
    let width: Int

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      let sides = try (try? container.decode([Int].self)) ?? [container.decode(Int.self)]
      height = sides.first ?? 0
      width = sides.last ?? 0
    }

    var extent: Extent { Extent(height: height, width: width) }
  }

  var description: String { name }

  static func all() throws -> [LayerFixture] {
    struct File: Decodable { let cases: [LayerFixture] }
    let url = URL(fileURLWithPath: Fixture.path("fixtures/layers.json"))
    return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).cases
  }
}

extension LayerFixture {
  /// The layer of the case; nil for a kind that is not known here.
  var layer: (any Layer)? {
    switch kind {
    case "convolution":
      Convolution(
        channels: filters ?? 0, kernel: kernelExtent, stride: stride?.extent ?? 1, padding: sides,
        dilation: Extent(height: dilation?[0] ?? 1, width: dilation?[1] ?? 1),
        groups: groups ?? 1, hasBias: bias ?? true)
    case "max_pooling":
      MaxPooling(
        kernel: kernelExtent, stride: stride?.extent ?? 1, padding: sides, roundsUp: ceil ?? false)
    case "average_pooling":
      AveragePooling(
        kernel: kernelExtent, stride: stride?.extent ?? 1, padding: sides, roundsUp: ceil ?? false,
        countsBorder: countsBorder ?? true)
    case "adaptive_average_pooling": AdaptiveAveragePooling(output: size?.extent ?? 1)
    case "fully_connected": FullyConnected(units: outputs ?? 0, hasBias: bias ?? true)
    case "batch_normalization": BatchNormalization(epsilon: epsilon ?? 1e-5)
    case "local_response_normalization":
      LocalResponseNormalization(
        size: size?.height ?? 5, alpha: alpha ?? 0, beta: beta ?? 0, constant: k ?? 0,
        convention: alphaDividedBySize == true ? .caffe : .paper)
    case "zero_padded_identity":
      ZeroPaddedIdentity(channels: channels ?? 0, stride: stride?.height ?? 1)
    case "relu": Activation(.relu)
    case "tanh": Activation(.tanh)
    case "sigmoid": Activation(.sigmoid)
    case "softmax": Softmax(negates: negates ?? false)
    case "addition": Addition(scale: scale ?? 1)
    case "scaled_tanh": Activation(.scaledTanh)
    case "subsampling": Subsampling(kernel: kernelExtent, stride: stride?.extent ?? 1)
    case "table_convolution":
      TableConvolution(
        table: ConnectionTable(table ?? []), kernel: kernelExtent, stride: stride?.extent ?? 1)
    case "radial_basis": RadialBasis(classes: outputs ?? 0)
    case "concatenation": Concatenation()
    case "flatten": Flatten()
    case "dropout": Dropout()
    default: nil
    }
  }

  private var kernelExtent: Extent { Extent(height: kernel?[0] ?? 1, width: kernel?[1] ?? 1) }

  private var sides: Padding {
    guard let padding else { return 0 }
    return Padding(top: padding[0], bottom: padding[1], left: padding[2], right: padding[3])
  }
}
