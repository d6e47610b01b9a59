/// Radial basis functions: the squared distance of the input to a fixed pattern for each class; the smallest wins.
///
/// `y[k] = Σ (x[i] − w[k,i])²`
///
/// ## Shapes
/// - input: `[I]`
/// - weight: `[K, I]` of −1 and 1, not trained; for 84 inputs `[K, 1, 12, 7]`, pictures of the digits
/// - output: `[K]`
///
/// ## Source
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", §II.B, eq. 7 and
/// Figure 3. The paper shows its patterns as pictures; these are drawn after their style. Classes beyond the ten
/// digits, and inputs of another size, get patterns drawn by lot.
public struct RadialBasis: Layer {
  /// The number of classes, K.
  public var classes: Int

  /// Makes a layer of radial basis functions.
  public init(classes: Int) {
    self.classes = classes
  }

  /// Its kind.
  public var kind: LayerKind { .radialBasis }

  /// A few words for tables.
  public var caption: String { "→ \(classes)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<RadialBasis>] { [.number("classes", \.classes)] }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try single(inputs)
    guard input.rank == 1 else { throw .vectorExpected(found: input) }
    guard classes >= 1 else {
      throw .badHyperParameter(name: "classes", value: classes, minimum: 1)
    }
    try Shape([classes, input.channels]).checkForSizeAsWeights()
    return [classes]
  }

  /// Every distance depends on every input.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .allPlaces }

  /// The patterns with the shape above.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    let count = inputs.first?.elementCount ?? 0
    let isDigits = count == DigitPattern.size
    return [
      ParameterSpecification(
        name: "weight",
        shape: isDigits
          ? [classes, 1, DigitPattern.height, DigitPattern.width] : [classes, count],
        role: .pattern,
        initializer: .signs(first: isDigits ? DigitPattern.all.flatMap(\.self) : []))
    ]
  }

  /// One for each element of each pattern.
  public func connections(for inputs: [Shape], output: Shape) -> Int {
    classes * (inputs.first?.elementCount ?? 0)
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let count = inputs.first?.elementCount ?? 0
    return Explanation(
      sentence: "How far the \(count.grouped) inputs are from the pattern of each of "
        + "\(classes.grouped) classes: the nearest is the answer.",
      formula: "y[k] = Σ (x[i] − w[k,i])²",
      lines: [
        Explanation.Line(
          "links", symbols: "K·I", numbers: "\(classes)·\(count)",
          result: (classes * count).grouped, note: "connections, with fixed weights"),
        Explanation.Line(
          "size", symbols: "K, the number of classes", numbers: "", result: classes.grouped,
          isDetail: true),
      ])
  }
}
