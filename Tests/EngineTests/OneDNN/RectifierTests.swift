import Testing

@testable import Engine

/// Rectifiers, alone and behind other layers: what is not a number stays one, as in PyTorch.
struct RectifierTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// Counts that one thread takes, and that all share.
  @Test(arguments: [[1, 3, 4, 5], [2, 16, 40, 40]])
  func `negative numbers become zero, others and what is none stay`(_ extents: [Int]) throws {
    var input = randomTensor(Shape(extents), named: "input")
    input.withMutableElements { numbers in
      for index in stride(from: 0, to: numbers.count, by: 7) { numbers[index] = .nan }
      numbers[1] = .infinity
      numbers[2] = -.infinity
    }
    let result = try device.run(Activation(.relu), on: [DeviceTensor(input, device: device)])
    for (found, given) in zip(try result.plain(device: device).elements, input.elements) {
      #expect(given.isNaN ? found.isNaN : found == max(0, given))
    }
  }

  /// Convolutions that oneDNN computes, and another that our own kernels do; layers with a rectifier attached.
  private static let layers: [any Layer] = [
    Convolution(channels: 32, kernel: 3, padding: 1, groups: 2),
    Convolution(channels: 16, kernel: 3, padding: 2, dilation: 2),
    Convolution(channels: 16, kernel: 3, padding: 1), BatchNormalization(),
    FullyConnected(units: 24),
    Addition(),
  ]

  @Test(arguments: layers.indices)
  func `a layer with a rectifier attached gives what both give, and loses no NaN`(
    _ place: Int
  ) throws {
    let layer = Self.layers[place]
    let shape: Shape = layer is FullyConnected ? [1, 32] : [1, 16, 30, 40]
    let inputs = (layer is Addition ? ["a", "b"] : ["a"]).map { randomTensor(shape, named: $0) }
    let plain = try result(layer, inputs, operations: [])
    let rectified = try result(layer, inputs, operations: [.activation(.relu)])
    #expect(rectified.worstDifference(from: plain.map { max(0, $0) }) <= 1e-6)
    #expect(plain.elements.contains { $0 < 0 })
    var broken = inputs
    broken[0].withMutableElements { $0[3] = .nan }
    let (before, after) = (
      try result(layer, broken, operations: []),
      try result(layer, broken, operations: [.activation(.relu)])
    )
    #expect(before.elements.contains { $0.isNaN })
    #expect(before.elements.map { $0.isNaN } == after.elements.map { $0.isNaN })
  }

  private func result(
    _ layer: any Layer, _ inputs: [Tensor], operations: [PostOperation]
  ) throws -> Tensor {
    let shapes = inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }
    let tensors = try inputs.map { try DeviceTensor($0, device: device) }
    let context = KernelContext(
      inputs: tensors.map(\.layout), output: try layer.outputShape(for: shapes).batched(1),
      parameters: layer.parameters(for: shapes).map { specification in
        specification.role == .runningVariance
          ? Tensor(repeating: 1, shape: specification.shape)
          : randomTensor(specification.shape, named: specification.name)
      }, device: device, attachment: KernelAttachment(operations: operations))
    let kernel =
      operations.isEmpty
      ? try KernelRegistry.makeKernel(for: layer, context)
      : try #require(try KernelRegistry.makeAttachedKernel(for: layer, context))
    let alone = try kernel.run(tensors).plain(device: device)
    let sources = try (kernel.sources ?? tensors.map(\.descriptor)).enumerated().map {
      place, layout in
      try tensors[place].reordered(to: layout, device: device)
    }
    let place = try DeviceTensor(kernel.destination, device: device)
    try kernel.call(sources, into: place, device: device).run()
    let placed = try place.plain(device: device)
    #expect(zip(placed.elements, alone.elements).allSatisfy { $0 == $1 || $0.isNaN && $1.isNaN })
    return alone
  }

  @Test func `training loses no NaN either`() throws {
    var input = randomTensor([2, 4, 5, 5], named: "input")
    input.withMutableElements { $0[60] = .nan }
    let other = randomTensor([2, 4, 5, 5], named: "other")
    let parameters = [Float(1), 0, 0, 1].map { Tensor(repeating: $0, shape: [4]) }
    let benches = [
      try TrainingKernelBench(Activation(.relu), inputs: [input], parameters: []),
      try TrainingKernelBench(
        Addition(), inputs: [input, other], parameters: [], rectifies: true),
      try TrainingKernelBench(
        BatchNormalization(), inputs: [input], parameters: parameters, rectifies: true),
    ]
    for bench in benches {
      #expect(try bench.forward().elements.contains { $0.isNaN })
    }
  }
}

extension Tensor {
  fileprivate func map(_ transform: (Float) -> Float) -> Tensor {
    Tensor(elements.map(transform), shape: shape)
  }
}
