/// A fully connected layer: every output is a weighted sum of all inputs.
///
/// `y[o] = b[o] + Σ w[o,i] · x[i]`
///
/// ## Shapes
/// - input: `[I]`
/// - weight: `[O, I]`, bias: `[O]`
/// - output: `[O]`
public struct FullyConnected: Layer {
  /// The number of outputs, O.
  public var units: Int
  /// Whether a bias is added to each output.
  public var hasBias: Bool

  /// Makes a fully connected layer.
  public init(units: Int, hasBias: Bool = true) {
    self.units = units
    self.hasBias = hasBias
  }

  /// Its kind.
  public var kind: LayerKind { .fullyConnected }

  /// A few words for tables.
  public var caption: String { "→ \(units)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<FullyConnected>] {
    [.number("units", \.units), .flag("bias", \.hasBias)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try single(inputs)
    guard input.rank == 1 else { throw .vectorExpected(found: input) }
    guard units >= 1 else { throw .badHyperParameter(name: "units", value: units, minimum: 1) }
    try Shape([units, input.channels]).checkForSizeAsWeights()
    return [units]
  }

  /// The parameters with the shapes above.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    guard let input = inputs.first else { return [] }
    let weight = ParameterSpecification(
      name: "weight", shape: [units, input.elementCount], role: .weight)
    let bias = ParameterSpecification(name: "bias", shape: [units], role: .bias)
    return hasBias ? [weight, bias] : [weight]
  }

  /// One multiply-accumulate for each weight at each output position.
  public func multiplyAccumulates(for inputs: [Shape], output: Shape) -> Int {
    (inputs.first?.elementCount ?? 0) * units
  }

  /// Every output sees every input.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .allPlaces }

  /// One for each weight and each bias.
  public func connections(for inputs: [Shape], output: Shape) -> Int {
    multiplyAccumulates(for: inputs, output: output) + (hasBias ? units : 0)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let count = inputs.first?.elementCount ?? 0
    return Explanation(
      sentence:
        "Every one of \(units.grouped) outputs is a weighted sum of all \(count.grouped) inputs.",
      formula: "y[o] = Σ w[o,i] · x[i]" + (hasBias ? " + b[o]" : ""),
      lines: [
        Explanation.Line(
          "params", symbols: hasBias ? "O·I + O" : "O·I",
          numbers: "\(units)·\(count)" + (hasBias ? " + \(units)" : ""),
          step: hasBias ? "\((units * count).grouped) + \(units.grouped)" : "",
          result: (units * count + (hasBias ? units : 0)).grouped,
          note: hasBias ? "" : "no bias", letters: letters(count)),
        Explanation.Line(
          "MACs", symbols: "O·I", numbers: "\(units)·\(count)", result: (units * count).grouped,
          letters: letters(count)),
        Explanation.Line(
          "size", symbols: "O, the number of outputs", numbers: "", result: units.grouped,
          isDetail: true),
      ])
  }

  private func letters(_ count: Int) -> String {
    "O = \(units.grouped) outputs, I = \(count.grouped) inputs"
  }
}
