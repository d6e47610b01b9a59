import Testing

@testable import Engine

/// Every layer's backward pass against differences of its own forward pass: no formula of ours or of others.
struct FiniteDifferenceTests {
  struct Case: CustomStringConvertible {
    let name: String
    let layer: any Layer
    let inputs: [Shape]
    var description: String { name }
  }

  // swift-format-ignore
  static let cases = [
    Case(name: "convolution", layer: Convolution(channels: 3, kernel: 3, stride: 2, padding: 1), inputs: [[2, 2, 5, 5]]),
    Case(name: "groups and dilation", layer: Convolution(channels: 4, kernel: 2, dilation: 2, groups: 2), inputs: [[1, 4, 5, 5]]),
    Case(name: "max pooling", layer: MaxPooling(kernel: 3, stride: 2, padding: 1), inputs: [[1, 2, 6, 6]]),
    Case(name: "average pooling", layer: AveragePooling(kernel: 3, stride: 2, padding: 1), inputs: [[1, 2, 5, 5]]),
    Case(name: "average pooling over the edge", layer: AveragePooling(kernel: 3, stride: 2, padding: 1, roundsUp: true), inputs: [[1, 2, 6, 6]]),
    Case(name: "adaptive pooling", layer: AdaptiveAveragePooling(output: 2), inputs: [[1, 2, 5, 5]]),
    Case(name: "fully connected", layer: FullyConnected(units: 4), inputs: [[2, 7]]),
    Case(name: "batch normalization", layer: BatchNormalization(), inputs: [[3, 2, 3, 3]]),
    Case(name: "local response normalization", layer: LocalResponseNormalization(alpha: 0.5), inputs: [[1, 6, 2, 2]]),
    Case(name: "relu", layer: Activation(.relu), inputs: [[1, 2, 4, 4]]),
    Case(name: "tanh", layer: Activation(.tanh), inputs: [[1, 2, 4, 4]]),
    Case(name: "sigmoid", layer: Activation(.sigmoid), inputs: [[1, 2, 4, 4]]),
    Case(name: "softmax", layer: Softmax(), inputs: [[2, 5]]),
    Case(name: "addition", layer: Addition(), inputs: [[1, 2, 3, 3], [1, 2, 3, 3]]),
    Case(name: "scaled addition", layer: Addition(scale: 0.3), inputs: [[1, 2, 3, 3], [1, 2, 3, 3]]),
    Case(name: "concatenation", layer: Concatenation(), inputs: [[1, 2, 3, 3], [1, 3, 3, 3]]),
    Case(name: "aligned concatenation", layer: Concatenation(), inputs: [[1, 16, 2, 2], [1, 16, 2, 2]]),
    Case(name: "flatten", layer: Flatten(), inputs: [[2, 2, 3, 3]]),
    Case(name: "dropout", layer: Dropout(probability: 0.4), inputs: [[2, 20]]),
    Case(name: "scaled tanh", layer: Activation(.scaledTanh), inputs: [[1, 2, 4, 4]]),
    Case(name: "softmax of −x", layer: Softmax(negates: true), inputs: [[2, 5]]),
    Case(name: "convolution by a table", layer: TableConvolution(table: ConnectionTable([[0, 1], [1, 2], [0, 2], [0, 1, 2]]), kernel: 3), inputs: [[2, 3, 5, 5]]),
    Case(name: "subsampling", layer: Subsampling(kernel: 2, stride: 2), inputs: [[2, 3, 4, 6]]),
    Case(name: "radial basis functions", layer: RadialBasis(classes: 4), inputs: [[2, 7]]),
    Case(name: "zero-padded identity", layer: ZeroPaddedIdentity(channels: 6, stride: 2), inputs: [[2, 3, 5, 5]]),
  ]

  /// Half the distance of the two points; the values stand at least 0.02 apart, so no maximum changes.
  private let step: Float = 0.005

  @Test(arguments: cases)
  func `the gradient is the slope of the forward pass`(_ given: Case) throws {
    let inputs = given.inputs.enumerated().map { spaced($1, named: "\(given.name) \($0)") }
    let shapes = given.inputs.map { Shape(Array($0.dimensions.dropFirst())) }
    let parameters = given.layer.parameters(for: shapes).map {
      randomTensor($0.shape, named: $0.name)
    }
    let bench = try TrainingKernelBench(given.layer, inputs: inputs, parameters: parameters)
    let seed = randomTensor(try bench.forward().shape, named: "seed")
    let results = try bench.backward(from: seed)
    for (place, result) in results.enumerated() {
      let expected = try slopes(inputs[place]) { changed in
        var others = inputs
        others[place] = changed
        return try loss(given.layer, others, parameters, seed)
      }
      compare(result, expected, "input \(place)")
    }
    for (place, parameter) in parameters.enumerated() {
      guard let result = try bench.gradient(ofParameter: place) else { continue }
      let expected = try slopes(parameter) { changed in
        var others = parameters
        others[place] = changed
        return try loss(given.layer, inputs, others, seed)
      }
      compare(result, expected, "parameter \(place)")
    }
  }

  /// Σ seed · output, summed in float64.
  private func loss(
    _ layer: any Layer, _ inputs: [Tensor], _ parameters: [Tensor], _ seed: Tensor
  ) throws -> Double {
    let output = try TrainingKernelBench(layer, inputs: inputs, parameters: parameters).forward()
    return zip(output.elements, seed.elements).reduce(0) { $0 + Double($1.0) * Double($1.1) }
  }

  private func slopes(_ tensor: Tensor, _ loss: (Tensor) throws -> Double) throws -> [Double] {
    try tensor.elements.indices.map { index in
      var elements = tensor.elements
      let value = elements[index]
      elements[index] = value + step
      let above = try loss(Tensor(elements, shape: tensor.shape))
      elements[index] = value - step
      let below = try loss(Tensor(elements, shape: tensor.shape))
      return (above - below) / Double(2 * step)
    }
  }

  /// Outputs carry float32's rounding of 6e-8, which a step of 0.005 turns into 1e-5 of a slope for each of some tens
  /// of outputs; curvature adds up to 1e-3 of the largest slope.
  private func compare(_ result: Tensor, _ expected: [Double], _ what: Comment) {
    let largest = max(1, expected.map(abs).max() ?? 0)
    let worst = zip(result.elements, expected).map { abs(Double($0) - $1) }.max() ?? .infinity
    #expect(worst <= 2e-3 * largest, what)
  }

  /// Numbers from −1 to 1 in random order, none within 0.01 of zero or of another.
  private func spaced(_ shape: Shape, named name: String) -> Tensor {
    let count = shape.elementCount
    let random = CounterGenerator(name: name)
    let order = (0..<count).sorted { random.bits(at: $0) < random.bits(at: $1) }
    let gap = max(0.02, 2 / Float(count))
    return Tensor(
      order.map { (Float($0) - Float(count) / 2 + 0.5) * gap + 0.003 }, shape: shape)
  }
}
