import Testing

@testable import Engine

/// Convolutions by Winograd's filtering against loops as the definition says.
struct FilteringTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// A convolution and the maps that it reads.
  struct Case: CustomTestStringConvertible, Sendable {
    var window: Extent
    var padding: Padding?
    var channels = (32, 32)
    var maps: Extent
    var batch = 1
    var stride = 1

    var testDescription: String {
      "\(window) by \(stride) on \(batch)×\(channels.0)×\(maps), \(channels.1) filters"
    }

    var layer: Convolution {
      let around = Padding(height: (window.height - 1) / 2, width: (window.width - 1) / 2)
      return Convolution(
        channels: channels.1, kernel: window, stride: Extent(height: stride, width: stride),
        padding: padding ?? around)
    }

    var input: Shape { [batch, channels.0, maps.height, maps.width] }
  }

  private static let windows: [Extent] = [
    3, 5, Extent(height: 1, width: 7), Extent(height: 7, width: 1), Extent(height: 1, width: 3),
    Extent(height: 3, width: 1),
  ]

  /// Sizes that tiles do and do not divide, few tiles and many, channels that fill no block and many slices, no
  /// padding and much of it.
  static let cases: [Case] =
    windows.flatMap { window in
      [
        Case(window: window, maps: 8), Case(window: window, maps: Extent(height: 7, width: 13)),
        Case(window: window, channels: (17, 40), maps: 9, batch: 3),
        Case(window: window, channels: (144, 80), maps: 7),
        Case(window: window, padding: 0, channels: (80, 48), maps: 11),
        Case(window: window, padding: 3, channels: (16, 16), maps: 7),
      ]
    } + [
      Case(window: 3, maps: 8, stride: 2),
      Case(window: 3, maps: Extent(height: 7, width: 13), stride: 2),
      Case(window: 3, channels: (17, 40), maps: 9, batch: 3, stride: 2),
      Case(window: 3, padding: 0, channels: (144, 80), maps: 11, stride: 2),
      Case(window: 3, padding: 3, channels: (16, 16), maps: 7, stride: 2),
      Case(window: 3, channels: (64, 32), maps: 56, stride: 2),
      Case(window: 3, channels: (64, 32), maps: 56), Case(window: 3, channels: (512, 96), maps: 7),
      Case(window: 3, channels: (256, 64), maps: 14),
      Case(window: 3, channels: (16, 16), maps: 90),
      Case(window: 3, channels: (20, 16), maps: 1), Case(window: 5, channels: (64, 48), maps: 27),
      Case(window: Extent(height: 1, width: 7), channels: (128, 48), maps: 17, batch: 2),
    ]

  private func context(
    _ example: Case, _ form: ConvolutionForm, _ operations: [PostOperation],
    normalization: FoldedNormalization?
  ) throws -> KernelContext {
    let layer = example.layer
    let maps = Shape(Array(example.input.dimensions.dropFirst()))
    let output = try layer.outputShape(for: [maps]).batched(example.batch)
    // About as large as trained ones, so that outputs are about 1.
    let weights = layer.parameters(for: [maps])[0].shape
    let scale = 2 / Float(weights.elementCount / weights[0]).squareRoot()
    let weight = randomTensor(weights, named: "weight").elements.map { scale * $0 }
    return KernelContext(
      inputs: [
        TensorLayout(shape: example.input, descriptor: try MemoryDescriptor(plain: example.input))
      ],
      output: output,
      parameters: [
        Tensor(weight, shape: weights), randomTensor([example.channels.1], named: "bias"),
      ],
      device: device,
      attachment: KernelAttachment(normalization: normalization, operations: operations), form: form
    )
  }

  private func normalization(_ channels: Int) throws -> FoldedNormalization {
    try FoldedNormalization(
      BatchNormalization(),
      (0..<3).map { randomTensor([channels], named: "\($0)") }
        + [Tensor(repeating: 2, shape: [channels])])
  }

  private func result(_ kernel: any Kernel, _ inputs: [Tensor]) throws -> Tensor {
    try kernel.run(inputs.map { try DeviceTensor($0, device: device) }).plain(device: device)
  }

  /// What the layer and all that is attached to it make of an input.
  private func expected(_ example: Case, _ context: KernelContext, _ inputs: [Tensor]) -> Tensor {
    let normalization = context.attachment.normalization
    let (weight, bias) = (context.parameters[0], context.parameters[1])
    let length = weight.count / weight.shape[0]
    let scaled = weight.elements.enumerated()
      .map { $0.element * (normalization?.scales[$0.offset / length] ?? 1) }
    var result = NaiveLoops.convolve(
      inputs[0], Tensor(scaled, shape: weight.shape), normalization?.bias(bias) ?? bias,
      example.layer, output: context.output
    ).elements
    for operation in context.attachment.operations {
      result =
        operation == .add ? zip(result, inputs[1].elements).map(+) : result.map { max(0, $0) }
    }
    return Tensor(result, shape: context.output)
  }

  @Test(arguments: cases)
  func `it gives what the definition gives`(_ example: Case) throws {
    guard device.hasOwnKernels else { return }
    let fills = [example.channels.0, example.channels.1].allSatisfy {
      $0 % MemoryDescriptor.blockSize == 0
    }
    let all: [[PostOperation]] = [
      [], [.activation(.relu)], [.add], [.add, .activation(.relu)],
    ]
    for operations in all {
      let normalization = operations.isEmpty ? nil : try normalization(example.channels.1)
      for form in [ConvolutionForm.winograd] + (fills ? [.winogradLast] : []) {
        let context = try context(example, form, operations, normalization: normalization)
        let inputs =
          [randomTensor(example.input, named: "input")]
          + (operations.contains(.add) ? [randomTensor(context.output, named: "other")] : [])
        let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
        // The points' errors are a few 1e-6 of the outputs' size for windows in two dimensions, 1e-5 for those of
        // seven in one.
        #expect(
          try result(kernel, inputs)
            .worstDifference(from: expected(example, context, inputs)) <= 5e-5)
        let shared = try #require(
          try OwnConvolutionKernel.make(example.layer, context, using: kernel.packed))
        #expect(try result(shared, inputs) == result(kernel, inputs))
      }
    }
  }

  @Test func `oneDNN adds nothing where a whole window is padding, so another kernel does`() throws
  {
    let layer = Convolution(channels: 16, kernel: Extent(height: 1, width: 7), padding: 3)
    let maps: Shape = [1, 16, 7, 7]
    let output = try layer.outputShape(for: [[16, 7, 7]]).batched(1)
    let context = KernelContext(
      inputs: [TensorLayout(shape: maps, descriptor: try MemoryDescriptor(plain: maps))],
      output: output,
      parameters: layer.parameters(for: [[16, 7, 7]]).map {
        randomTensor($0.shape, named: $0.name)
      },
      device: device, attachment: KernelAttachment(operations: [.add]), form: .blocked)
    #expect(try layer.makeAttachedKernel(context) == nil)
  }

  @Test func `an addend may lie where the output goes`() throws {
    guard device.hasOwnKernels else { return }
    let example = Case(window: 3, maps: 14)
    let context = try context(example, .winograd, [.add], normalization: nil)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let input = randomTensor(example.input, named: "input")
    let other = randomTensor(context.output, named: "other")
    let source = try DeviceTensor(input, device: device)
      .reordered(to: #require(kernel.sources?[0]), device: device)
    let place = try DeviceTensor(other, device: device)
      .reordered(to: kernel.destination.descriptor, device: device)
    try kernel.call([source, place], into: place, device: device).run()
    #expect(try place.plain(device: device) == result(kernel, [input, other]))
  }

  @Test func `channels beyond the last of a block stay zero`() throws {
    guard device.hasOwnKernels else { return }
    let example = Case(window: 3, channels: (16, 20), maps: 6)
    let context = try context(example, .winograd, [], normalization: nil)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let output = try kernel.run([
      DeviceTensor(randomTensor(example.input, named: "input"), device: device)
    ])
    let numbers = output.base.assumingMemoryBound(to: Float.self)
    defer { withExtendedLifetime(output) {} }
    let block = MemoryDescriptor.blockSize
    let (last, filled) = (20 / block, 20 % block)
    for position in 0..<36 {
      for lane in filled..<block {
        #expect(numbers[(36 * last + position) * block + lane] == 0)
      }
    }
  }

  @Test func `what is not a number stays one`() throws {
    guard device.hasOwnKernels else { return }
    let example = Case(window: 3, channels: (16, 16), maps: 4)
    let context = try context(example, .winograd, [.activation(.relu)], normalization: nil)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let input = Tensor(repeating: .nan, shape: example.input)
    #expect(try result(kernel, [input]).elements.allSatisfy(\.isNaN))
  }

  @Test func `there is none for other convolutions`() throws {
    guard device.hasOwnKernels else { return }
    let maps: Shape = [1, 32, 14, 14]
    for layer in [
      Convolution(channels: 32, kernel: 3, stride: 3, padding: 1),
      Convolution(channels: 32, kernel: 5, stride: 2, padding: 2),
      Convolution(channels: 32, kernel: 1), Convolution(channels: 32, kernel: 7, padding: 3),
      Convolution(channels: 32, kernel: 3, padding: 1, groups: 2),
    ] {
      #expect(layer.filteringWindow == nil)
    }
    let example = Case(window: 3, maps: 14)
    #expect(example.input == maps)
    let other = try context(example, .winograd, [.activation(.sigmoid)], normalization: nil)
    #expect(try OwnConvolutionKernel.make(example.layer, other) == nil)
    let odd = Case(window: 3, channels: (32, 20), maps: 14)
    let last = try context(odd, .winogradLast, [], normalization: nil)
    #expect(try OwnConvolutionKernel.make(odd.layer, last) == nil)
  }
}
