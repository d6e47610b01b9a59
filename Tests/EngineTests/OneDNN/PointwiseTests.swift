import Testing

@testable import Engine

/// Our own kernel for windows of 1×1 against loops as the definition says.
struct PointwiseTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// Channels in and out, the maps' height and width, the stride, the batch: strips of all lengths, channels that fill
  /// no block, an odd number of blocks, more inputs than the caches take at once.
  private static let cases: [([Int], stride: Int, batch: Int)] =
    (1...16).map { ([16, 32, 1, $0], 1, 1) } + [
      ([16, 32, 7, 9], 2, 1), ([17, 40, 5, 5], 1, 3), ([40, 48, 8, 30], 2, 2),
      ([256, 64, 14, 14], 1, 1), ([2048, 32, 7, 7], 1, 1), ([96, 16, 29, 29], 2, 1),
      ([16, 16, 1, 1], 1, 1), ([64, 128, 28, 28], 1, 1),
    ]

  private func context(
    _ layer: Convolution, _ input: Shape, _ operations: [PostOperation]
  ) throws -> KernelContext {
    let maps = Shape(Array(input.dimensions.dropFirst()))
    let scale = 2 / Float(input[1]).squareRoot()
    let shape = layer.parameters(for: [maps])[0].shape
    let weight = randomTensor(shape, named: "weight").elements.map { scale * $0 }
    return KernelContext(
      inputs: [TensorLayout(shape: input, descriptor: try MemoryDescriptor(plain: input))],
      output: try layer.outputShape(for: [maps]).batched(input[0]),
      parameters: [Tensor(weight, shape: shape), randomTensor([layer.channels], named: "bias")],
      device: device, attachment: KernelAttachment(operations: operations), form: .pointwise)
  }

  private func result(_ kernel: any Kernel, _ inputs: [Tensor]) throws -> Tensor {
    try kernel.run(inputs.map { try DeviceTensor($0, device: device) }).plain(device: device)
  }

  @Test(arguments: cases)
  func `it gives what the definition gives`(
    _ sizes: [Int], stride: Int, batch: Int
  ) throws {
    guard device.hasOwnKernels else { return }
    let shape: Shape = [batch, sizes[0], sizes[2], sizes[3]]
    let layer = Convolution(
      channels: sizes[1], kernel: 1, stride: Extent(height: stride, width: stride))
    let all: [[PostOperation]] = [
      [], [.activation(.relu)], [.add], [.add, .activation(.relu)],
    ]
    for operations in all {
      let context = try context(layer, shape, operations)
      let inputs =
        [randomTensor(shape, named: "input")]
        + (operations.contains(.add) ? [randomTensor(context.output, named: "other")] : [])
      var expected = NaiveLoops.convolve(
        inputs[0], context.parameters[0], context.parameters[1], layer, output: context.output
      ).elements
      for operation in operations {
        expected =
          operation == .add
          ? zip(expected, inputs[1].elements).map(+) : expected.map { max(0, $0) }
      }
      let kernel = try #require(try OwnConvolutionKernel.make(layer, context))
      // A sum of 2,048 products of about 0.03 in float32.
      #expect(
        try result(kernel, inputs)
          .worstDifference(from: Tensor(expected, shape: context.output)) <= 5e-6)
      let shared = try #require(
        try OwnConvolutionKernel.make(layer, context, using: kernel.packed))
      #expect(try result(shared, inputs) == result(kernel, inputs))
    }
  }

  @Test func `there is none for other convolutions`() {
    for layer in [
      Convolution(channels: 32, kernel: 1, stride: 3), Convolution(channels: 32, kernel: 3),
      Convolution(channels: 32, kernel: 1, padding: 1),
      Convolution(channels: 32, kernel: 1, groups: 2),
      Convolution(channels: 32, kernel: 1, stride: Extent(height: 1, width: 2)),
    ] {
      #expect(layer.pointwiseWindow == nil)
    }
  }
}
