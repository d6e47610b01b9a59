/// One operation of a network with its hyper-parameters: what it computes, never how.
///
/// A layer is a description. Its shape rule, parameters and cost are pure functions of the
/// shapes of its inputs; the kernel that runs it lives with oneDNN. Shapes are those of one
/// example, `[C, H, W]` or `[F]`; the batch size does not matter here.
public protocol Layer: Hashable, Sendable {
  /// The kind, one for each conforming type, except that the activation functions share one type.
  var kind: LayerKind { get }

  /// A few words for tables: `3×3 /2`, `64 → 10`; empty where the kind says it all.
  var caption: String { get }

  /// The properties a person can read and edit, in the order in which they are shown.
  static var properties: [LayerProperty<Self>] { get }

  /// The shape of the output.
  ///
  /// - Parameter inputs: the shapes of the inputs, in order.
  /// - Returns: the shape of one example's output.
  /// - Throws: a `ShapeError` when the layer cannot be computed on these inputs.
  func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape

  /// The parameters, in the order of the weight files.
  ///
  /// - Parameter inputs: input shapes that `outputShape(for:)` accepts.
  /// - Returns: name, shape and role of each parameter tensor.
  func parameters(for inputs: [Shape]) -> [ParameterSpecification]

  /// The multiply-accumulates for one example: convolution and fully connected layers only,
  /// zero-padded taps counted, biases not.
  ///
  /// - Parameters:
  ///   - inputs: input shapes that `outputShape(for:)` accepts.
  ///   - output: the output shape for these inputs.
  /// - Returns: the number of multiply-accumulates.
  func multiplyAccumulates(for inputs: [Shape], output: Shape) -> Int

  /// Which places of its inputs one place of the output is made of.
  ///
  /// - Parameter inputs: input shapes that `outputShape(for:)` accepts.
  /// - Returns: the same place unless the layer says otherwise.
  func spatialReach(for inputs: [Shape]) -> SpatialReach

  /// The connections for one example as the 1998 paper counts them: between a unit and each unit or bias that it reads.
  ///
  /// - Parameters:
  ///   - inputs: input shapes that `outputShape(for:)` accepts.
  ///   - output: the output shape for these inputs.
  /// - Returns: the number of connections.
  func connections(for inputs: [Shape], output: Shape) -> Int

  /// What the layer does, with the numbers of these shapes put in.
  ///
  /// - Parameters:
  ///   - inputs: input shapes that `outputShape(for:)` accepts.
  ///   - output: the output shape for these inputs.
  /// - Returns: a sentence, the formula and the worked lines.
  func explanation(for inputs: [Shape], output: Shape) -> Explanation
}

extension Layer {
  /// No properties to edit.
  public static var properties: [LayerProperty<Self>] { [] }

  /// No parameters.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] { [] }

  /// No multiply-accumulates by the convention.
  public func multiplyAccumulates(for inputs: [Shape], output: Shape) -> Int { 0 }

  /// Each place by itself.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .samePlace }

  /// No connections that carry weights.
  public func connections(for inputs: [Shape], output: Shape) -> Int { 0 }

  /// The hyper-parameters by name, in the order in which they are shown.
  public var hyperParameters: [HyperParameter] {
    Self.properties.map { HyperParameter(name: $0.name, value: $0.read(self)) }
  }

  /// This layer with one hyper-parameter changed.
  ///
  /// - Parameters:
  ///   - name: the property's name, as in `hyperParameters`.
  ///   - text: the new value as a person writes it: `3`, `3x3`, `1,1,1,1`, `on`, `0.5`.
  /// - Returns: the changed layer; whether it can be computed is for `outputShape(for:)` to say.
  /// - Throws: `LayerPropertyError` when there is no such property or the value does not fit it.
  public func setting(_ name: String, to text: String) throws(LayerPropertyError) -> Self {
    guard let property = Self.properties.first(where: { $0.name == name }) else {
      throw .unknownProperty(name, kind: kind, known: Self.properties.map(\.name))
    }
    var changed = self
    try property.write(&changed, text)
    return changed
  }

  /// Whether the other layer is of the same type with equal hyper-parameters.
  public func isEqual(to other: any Layer) -> Bool {
    (other as? Self) == self
  }
}

extension Layer {
  /// The only input, which must be there.
  func single(_ inputs: [Shape]) throws(ShapeError) -> Shape {
    guard inputs.count == 1, let input = inputs.first else {
      throw .inputCount(expected: "1 input", found: inputs.count)
    }
    return input
  }

  /// The only input, which must be feature maps.
  func singleFeatureMaps(_ inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try single(inputs)
    guard input.isFeatureMaps else { throw .featureMapsExpected(found: input) }
    return input
  }
}
