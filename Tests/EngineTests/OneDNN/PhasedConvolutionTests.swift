import Testing

@testable import Engine

/// Convolutions that are taken apart into phases against loops as the definition says.
struct PhasedConvolutionTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// AlexNet's first convolution; strides that do and do not divide the window, one or two channels, filters that fill
  /// no block, maps that end before the last window does, batches.
  private static let cases: [ConvolutionCase] = [
    ConvolutionCase(window: 11, padding: 2, channels: (3, 64), maps: 224, stride: 4),
    ConvolutionCase(window: 11, padding: 0, channels: (3, 96), maps: 67, stride: 4),
    ConvolutionCase(window: 12, channels: (3, 32), maps: 45, batch: 2, stride: 4),
    ConvolutionCase(window: 9, channels: (1, 16), maps: 50, stride: 4),
    ConvolutionCase(window: 7, padding: 3, channels: (3, 64), maps: 224, stride: 2),
    ConvolutionCase(window: 8, padding: 2, channels: (3, 20), maps: 31, batch: 2, stride: 2),
    ConvolutionCase(
      window: 5, channels: (3, 20), maps: Extent(height: 17, width: 30), batch: 3, stride: 2),
    ConvolutionCase(window: 6, padding: 3, channels: (2, 32), maps: 21, stride: 2),
    ConvolutionCase(window: 10, padding: 5, channels: (3, 16), maps: 29, stride: 2),
    ConvolutionCase(
      window: Extent(height: 2, width: 6), padding: 0, channels: (3, 16), maps: 24, stride: 2),
  ]

  @Test(arguments: cases)
  func `it gives what the definition gives`(_ example: ConvolutionCase) throws {
    guard device.hasOwnKernels else { return }
    // As with windows that move by one.
    try example.check(.phased, within: 5e-5, device: device) { layer, context, packed in
      try PhasedConvolutionKernel.make(layer, context, using: packed)
    }
  }

  @Test func `an addend may lie where the output goes`() throws {
    guard device.hasOwnKernels else { return }
    let example = ConvolutionCase(window: 11, channels: (3, 16), maps: 35, stride: 4)
    let context = try example.context(.phased, [.add], device: device)
    let kernel = try #require(try PhasedConvolutionKernel.make(example.layer, context))
    let input = randomTensor(example.input, named: "input")
    let other = randomTensor(context.output, named: "other")
    let place = try DeviceTensor(other, device: device)
      .reordered(to: kernel.destination.descriptor, device: device)
    try kernel.call([DeviceTensor(input, device: device), place], into: place, device: device)
      .run()
    #expect(
      try place.plain(device: device) == kernel.result([input, other], device: device))
  }

  @Test func `there is none for other convolutions`() throws {
    let input: Shape = [1, 3, 56, 56]
    for layer in [
      Convolution(channels: 32, kernel: 3, padding: 1),
      Convolution(channels: 32, kernel: 3, stride: 2, padding: 1),
      Convolution(channels: 32, kernel: 5, stride: 2, dilation: 2),
      Convolution(channels: 33, kernel: 5, stride: 2, groups: 3),
    ] {
      let output = try layer.outputShape(for: [[3, 56, 56]]).batched(1)
      #expect(ConvolutionPhases(layer, input: input, output: output) == nil)
    }
    let layer = Convolution(channels: 32, kernel: 5, stride: 2)
    let output = try layer.outputShape(for: [[3, 56, 56]]).batched(1)
    #expect(ConvolutionPhases(layer, input: [1, 3, 56, 56], output: output) != nil)
    #expect(ConvolutionPhases(layer, input: [1, 4, 56, 56], output: output) == nil)
  }
}
