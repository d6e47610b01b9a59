import Testing

@testable import Engine

/// Fully connected layers that leave out the weights of inputs that are zero, against oneDNN, which does not.
struct ZeroSkippingKernelTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// Every so many inputs is a number, the others are zero.
  private func input(_ count: Int, every interval: Int) -> Tensor {
    let numbers = randomTensor([count], named: "input").elements
    let kept = numbers.enumerated().map { $0.offset % interval == 0 ? $0.element : -0.0 }
    return Tensor(kept, shape: [1, count])
  }

  private func context(
    _ layer: FullyConnected, _ weight: Tensor, attachment: KernelAttachment = KernelAttachment()
  ) throws -> KernelContext {
    let shape: Shape = [1, weight.shape[1]]
    let bias = randomTensor([layer.units], named: "bias")
    return KernelContext(
      inputs: [TensorLayout(shape: shape, descriptor: try MemoryDescriptor(plain: shape))],
      output: [1, layer.units], parameters: [weight, bias], device: device,
      attachment: attachment)
  }

  private func result(_ kernel: any Kernel, _ input: Tensor) throws -> Tensor {
    try kernel.run([DeviceTensor(input, device: device)]).plain(device: device)
  }

  /// Zeros in the first, an odd number of inputs to sum, none at all; units that fill no pair of cache lines.
  @Test(arguments: [(2048, 2048, 1), (4001, 1000, 2), (2050, 2040, 7), (4096, 1000, 9999)])
  func `it gives what oneDNN gives`(_ inputs: Int, _ units: Int, every interval: Int) throws {
    let layer = FullyConnected(units: units)
    let weight = randomTensor([units, inputs], named: "weight")
    let input = input(inputs, every: interval)
    let scales = randomTensor([units], named: "scales").elements
    for operations in [[], [PostOperation.activation(.relu)]] {
      for isNormalized in [false, true] {
        var attachment = KernelAttachment(operations: operations)
        if isNormalized {
          attachment.normalization = try FoldedNormalization(
            BatchNormalization(),
            [Tensor(scales, shape: [units])] + (0..<2).map { randomTensor([units], named: "\($0)") }
              + [Tensor(repeating: 2, shape: [units])])
        }
        let context = try context(layer, weight, attachment: attachment)
        let ours = try #require(try ZeroSkippingKernel.make(layer, context))
        let theirs = try layer.makeDenseKernel(context)
        let expected = try result(theirs, input)
        // Sums of thousands of products of about 1 are off by about 1e-5 of their size.
        #expect(try result(ours, input).worstDifference(from: expected) <= 1e-4)
        #expect(try result(ours, input) == result(ours, input))
      }
    }
  }

  @Test func `small layers, several examples and weights that are not finite are oneDNN's`() throws
  {
    let large = FullyConnected(units: 2048)
    var numbers = randomTensor([2048, 2048], named: "weight").elements
    let small = FullyConnected(units: 1024)
    let few = Tensor(Array(numbers[..<(1024 * 2048)]), shape: [1024, 2048])
    #expect(try ZeroSkippingKernel.make(small, context(small, few)) == nil)
    for value in [Float.nan, .infinity, -.infinity] {
      numbers[2048 * 2047 + 3] = value
      let weight = Tensor(numbers, shape: [2048, 2048])
      #expect(try ZeroSkippingKernel.make(large, context(large, weight)) == nil)
    }
  }

  @Test func `what is not a number stays one`() throws {
    let layer = FullyConnected(units: 2048)
    let weight = randomTensor([2048, 2048], named: "weight")
    let kernel = try #require(
      try ZeroSkippingKernel.make(
        layer,
        context(layer, weight, attachment: KernelAttachment(operations: [.activation(.relu)]))))
    var numbers = [Float](repeating: 0, count: 2048)
    numbers[5] = .nan
    #expect(try result(kernel, Tensor(numbers, shape: [1, 2048])).elements.allSatisfy(\.isNaN))
  }
}
