import Testing

@testable import Engine

/// Convolutions by Winograd's filtering against loops as the definition says.
struct FilteringTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  private static let windows: [Extent] = [
    3, 4, 5, Extent(height: 1, width: 7), Extent(height: 7, width: 1), Extent(height: 1, width: 3),
    Extent(height: 3, width: 1),
  ]

  /// Sizes that tiles do and do not divide, few tiles and many, channels that fill no block and many slices, no
  /// padding and much of it.
  static let cases: [ConvolutionCase] =
    windows.flatMap { window in
      [
        ConvolutionCase(window: window, maps: 8),
        ConvolutionCase(window: window, maps: Extent(height: 7, width: 13)),
        ConvolutionCase(window: window, channels: (17, 40), maps: 9, batch: 3),
        ConvolutionCase(window: window, channels: (144, 80), maps: 7),
        ConvolutionCase(window: window, padding: 0, channels: (80, 48), maps: 11),
        ConvolutionCase(window: window, padding: 3, channels: (16, 16), maps: 7),
      ]
    } + [
      ConvolutionCase(window: 3, maps: 8, stride: 2),
      ConvolutionCase(window: 3, maps: Extent(height: 7, width: 13), stride: 2),
      ConvolutionCase(window: 3, channels: (17, 40), maps: 9, batch: 3, stride: 2),
      ConvolutionCase(window: 3, padding: 0, channels: (144, 80), maps: 11, stride: 2),
      ConvolutionCase(window: 3, padding: 3, channels: (16, 16), maps: 7, stride: 2),
      ConvolutionCase(window: 3, channels: (64, 32), maps: 56, stride: 2),
      ConvolutionCase(window: 3, channels: (64, 32), maps: 56),
      ConvolutionCase(window: 3, channels: (512, 96), maps: 7),
      ConvolutionCase(window: 3, channels: (256, 64), maps: 14),
      ConvolutionCase(window: 3, channels: (267, 140), maps: 7),
      ConvolutionCase(window: 3, channels: (320, 80), maps: 7, batch: 2),
      ConvolutionCase(window: 3, channels: (256, 160), maps: 28, stride: 2),
      ConvolutionCase(window: 3, channels: (32, 32), maps: 14, batch: 2),
      ConvolutionCase(window: 3, channels: (16, 16), maps: Extent(height: 5, width: 6), batch: 4),
      ConvolutionCase(window: 3, channels: (16, 16), maps: 90),
      ConvolutionCase(window: 3, channels: (20, 16), maps: 1),
      ConvolutionCase(window: 5, channels: (64, 48), maps: 27),
      ConvolutionCase(window: Extent(height: 1, width: 7), channels: (128, 48), maps: 17, batch: 2),
    ]

  @Test(arguments: cases)
  func `it gives what the definition gives`(_ example: ConvolutionCase) throws {
    guard device.hasOwnKernels else { return }
    let fills = [example.channels.0, example.channels.1].allSatisfy {
      $0 % MemoryDescriptor.blockSize == 0
    }
    for form in [ConvolutionForm.winograd] + (fills ? [.winogradLast] : []) {
      // The points' errors are a few 1e-6 of the outputs' size for windows in two dimensions, 1e-5 for those of seven
      // in one.
      try example.check(form, within: 5e-5, device: device) { layer, context, packed in
        try OwnConvolutionKernel.make(layer, context, using: packed)
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
    let example = ConvolutionCase(window: 3, maps: 14)
    let context = try example.context(.winograd, [.add], device: device)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let input = randomTensor(example.input, named: "input")
    let other = randomTensor(context.output, named: "other")
    let source = try DeviceTensor(input, device: device)
      .reordered(to: #require(kernel.sources?[0]), device: device)
    let place = try DeviceTensor(other, device: device)
      .reordered(to: kernel.destination.descriptor, device: device)
    try kernel.call([source, place], into: place, device: device).run()
    #expect(try place.plain(device: device) == kernel.result([input, other], device: device))
  }

  @Test func `channels beyond the last of a block stay zero`() throws {
    guard device.hasOwnKernels else { return }
    let example = ConvolutionCase(window: 3, channels: (16, 20), maps: 6)
    let context = try example.context(.winograd, [], device: device)
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
    let example = ConvolutionCase(window: 3, channels: (16, 16), maps: 4)
    let context = try example.context(.winograd, [.activation(.relu)], device: device)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let input = Tensor(repeating: .nan, shape: example.input)
    #expect(try kernel.result([input], device: device).elements.allSatisfy(\.isNaN))
  }

  /// Tiles at the end take fewer points, and what a kernel before left in memory for the others counts for nothing.
  @Test func `what is not a number stays in its own maps`() throws {
    guard device.hasOwnKernels else { return }
    let example = ConvolutionCase(window: 3, maps: 14)
    let context = try example.context(.winograd, [], device: device)
    let kernel = try #require(try OwnConvolutionKernel.make(example.layer, context))
    let input = randomTensor(example.input, named: "input")
    let expected = try kernel.result([input], device: device)
    _ = try kernel.result([Tensor(repeating: .nan, shape: example.input)], device: device)
    #expect(try kernel.result([input], device: device) == expected)
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
    let example = ConvolutionCase(window: 3, maps: 14)
    #expect(example.input == maps)
    let other = try example.context(.winograd, [.activation(.sigmoid)], device: device)
    #expect(try OwnConvolutionKernel.make(example.layer, other) == nil)
    let odd = ConvolutionCase(window: 3, channels: (32, 20), maps: 14)
    let last = try odd.context(.winogradLast, [], device: device)
    #expect(try OwnConvolutionKernel.make(odd.layer, last) == nil)
  }
}
