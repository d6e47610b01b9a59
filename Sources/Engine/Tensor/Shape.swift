/// The extents of a tensor along its dimensions, outermost first.
///
/// Layers speak of one example: `[C, H, W]` for feature maps, `[F]` for a vector. Tensors put
/// the batch size N in front.
public struct Shape: Hashable, Sendable {
  /// The extents, outermost first.
  public var dimensions: [Int]

  /// Makes a shape of the given extents.
  public init(_ dimensions: [Int]) {
    self.dimensions = dimensions
  }

  /// The number of dimensions.
  public var rank: Int { dimensions.count }

  /// The product of the extents; `Int.max` where the product does not fit.
  ///
  /// Extents come from users and files, so the product saturates instead of trapping.
  public var elementCount: Int {
    dimensions.reduce(1) { $0.multipliedSaturated(by: $1) }
  }

  /// The extent of one dimension.
  public subscript(index: Int) -> Int { dimensions[index] }
}

extension Shape: ExpressibleByArrayLiteral {
  /// Makes a shape of the given extents.
  public init(arrayLiteral elements: Int...) {
    self.init(elements)
  }
}

extension Shape: CustomStringConvertible {
  /// The shape as it is written in messages: `[1, 128, 27, 27]`.
  public var description: String {
    "[" + dimensions.map(String.init).joined(separator: ", ") + "]"
  }

  /// The shape as it is written in tables and captions: `128×27×27`.
  public var compactDescription: String {
    dimensions.map(String.init).joined(separator: "×")
  }
}

extension Shape {
  /// The largest extent that can be typed.
  public static let largestTypedExtent = 65_536

  /// As a person writes it: `3x224x224`.
  public var text: String { dimensions.map(String.init).joined(separator: "x") }

  /// Reads `3x224x224` (or `3×224×224`), each extent from 1 to 65,536; nil for anything else.
  public init?(text: String) {
    let parts = text.lowercased().split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" }
    let extents = parts.compactMap { Int($0) }
    guard extents.count == parts.count,
      extents.allSatisfy({ (1...Self.largestTypedExtent).contains($0) })
    else {
      return nil
    }
    self.init(extents)
  }
}

/// Feature maps: `[C, H, W]`.
extension Shape {
  /// Whether the shape is that of feature maps, `[C, H, W]`.
  public var isFeatureMaps: Bool { rank == 3 }

  /// The number of channels, or of features of a vector: the first extent.
  public var channels: Int { dimensions.first ?? 0 }

  /// The height of a feature map; 1 for a vector.
  public var height: Int { rank == 3 ? dimensions[1] : 1 }

  /// The width of a feature map; 1 for a vector.
  public var width: Int { rank == 3 ? dimensions[2] : 1 }

  /// This shape of one example with the batch size in front.
  public func batched(_ count: Int) -> Shape {
    Shape([count] + dimensions)
  }
}
