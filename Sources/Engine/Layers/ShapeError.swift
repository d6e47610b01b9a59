/// Why a layer cannot be computed on its inputs.
public enum ShapeError: Error, Hashable, Sendable {
  /// Another number of inputs is needed; `expected` is a phrase such as "2 or more inputs".
  case inputCount(expected: String, found: Int)
  /// The layer works on feature maps `[C, H, W]`, and the input is something else.
  case featureMapsExpected(found: Shape)
  /// The layer works on vectors `[F]`, and the input is something else.
  case vectorExpected(found: Shape)
  /// The window does not fit into the padded input.
  case windowTooLarge(side: String, window: Int, padded: Int, input: Shape)
  /// The padding is more than half the window, so that a window could lie wholly in it.
  case paddingTooLarge(padding: Int, window: Extent)
  /// The number of groups does not divide a number of channels.
  case groupsDoNotDivide(groups: Int, channels: Int, side: String)
  /// The shapes to be added differ.
  case additionMismatch([Shape])
  /// The shapes to be concatenated differ in more than their channels.
  case concatenationMismatch([Shape])
  /// The output has fewer channels than the input, and zeros can only be appended.
  case channelsCannotShrink(input: Int, output: Int)
  /// A connection table names an input map that is not there.
  case noSuchMap(Int, channels: Int)
  /// A hyper-parameter has a value that makes no sense.
  case badHyperParameter(name: String, value: Int, minimum: Int)
  /// The output would have more elements than can be computed here.
  case tooLarge(Shape)
  /// The weights would have more elements than can be computed here.
  case weightsTooLarge(Shape)
}

extension ShapeError: CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .inputCount(let expected, let found):
      "\(expected) expected, \(found) given"
    case .featureMapsExpected(let found):
      "feature maps [C, H, W] expected, the input is "
        + (found.rank == 1 ? "a vector of \(found[0])" : found.compactDescription)
    case .vectorExpected(let found):
      "a vector [F] expected, the input is \(found.compactDescription); a flatten layer is missing"
    case .windowTooLarge(let side, let window, let padded, let input):
      "the window's \(side) of \(window) does not fit, the padded input has \(padded) (\(input.compactDescription))"
    case .paddingTooLarge(let padding, let window):
      "padding of at most half the \(window.caption) window expected, found \(padding)"
    case .groupsDoNotDivide(let groups, let channels, let side):
      "\(groups) groups do not divide the \(channels) \(side) channels"
    case .additionMismatch(let shapes):
      "equal shapes expected for the addition, found " + Self.list(shapes)
    case .concatenationMismatch(let shapes):
      "shapes that differ in channels only expected, found " + Self.list(shapes)
    case .channelsCannotShrink(let input, let output):
      "at least \(input) output channels expected, found \(output)"
    case .noSuchMap(let map, let channels):
      "input maps 0 … \(channels - 1) expected in the table, found \(map)"
    case .badHyperParameter(let name, let value, let minimum):
      "\(name) of at least \(minimum) expected, found \(value)"
    case .tooLarge(let shape):
      "fewer than 2^29 numbers expected in the output, found \(shape.compactDescription)"
    case .weightsTooLarge(let shape):
      "fewer than 2^29 numbers expected in the weights, found \(shape.compactDescription)"
    }
  }

  private static func list(_ shapes: [Shape]) -> String {
    shapes.map(\.compactDescription).joined(separator: " and ")
  }
}

extension Shape {
  /// So many elements and more cannot be computed: oneDNN's kernels count bytes in 32 bits, and larger tensors would
  /// make them read beside them.
  static let elementLimit = 1 << 29

  /// This shape, if its elements can be computed.
  ///
  /// - Throws: `ShapeError.tooLarge`.
  func checkedForSize() throws(ShapeError) -> Shape {
    guard elementCount < Self.elementLimit else { throw .tooLarge(self) }
    return self
  }

  /// Looks whether weights of this shape can be had.
  ///
  /// - Throws: `ShapeError.weightsTooLarge`.
  func checkForSizeAsWeights() throws(ShapeError) {
    guard elementCount < Self.elementLimit else { throw .weightsTooLarge(self) }
  }
}
