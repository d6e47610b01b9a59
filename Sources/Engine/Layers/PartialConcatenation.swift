/// A concatenation of which some inputs are silent: zeros stand in their channels.
///
/// What runs in place of a `Concatenation` while branches of its module are switched off; no network
/// is described with it.
public struct PartialConcatenation: Layer {
  /// What one place of the concatenation is filled with.
  public enum Part: Hashable, Sendable {
    /// The next input.
    case input
    /// Zeros of a shape.
    case zeros(Shape)
  }

  /// The places, in the order of the channels.
  public let parts: [Part]

  /// Makes a concatenation with silent places.
  public init(parts: [Part]) {
    self.parts = parts
  }

  /// Its kind: that of the whole concatenation.
  public var kind: LayerKind { .concatenation }

  /// A few words for tables.
  public var caption: String { "" }

  /// The shape of the whole: silent places keep their channels.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    try Concatenation().outputShape(for: try shapes(inputs))
  }

  /// The channels with the silent ones named.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let numbers = try? shapes(inputs).enumerated().map { place, shape in
      parts[place] == .input ? "\(shape.channels)" : "\(shape.channels) of zeros"
    }
    let silent = parts.count - inputs.count
    return Explanation(
      sentence: "Puts the channels of \(parts.count) inputs one behind the other; "
        + (silent == 1 ? "1 is switched off and gives" : "\(silent) are switched off and give")
        + " zeros.",
      lines: [
        Explanation.Line(
          "channels", symbols: "C₁ + C₂ + …", numbers: (numbers ?? []).joined(separator: " + "),
          result: "\(output.channels)")
      ])
  }

  /// The shapes of all places in order.
  private func shapes(_ inputs: [Shape]) throws(ShapeError) -> [Shape] {
    let expected = parts.count { $0 == .input }
    guard inputs.count == expected else {
      throw .inputCount(
        expected: expected == 1 ? "1 input" : "\(expected) inputs", found: inputs.count)
    }
    var rest = inputs.makeIterator()
    return parts.compactMap { part in
      if case .zeros(let shape) = part { shape } else { rest.next() }
    }
  }
}
