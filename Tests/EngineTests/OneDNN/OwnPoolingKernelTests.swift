import Testing

@testable import Engine

/// Where pooling is computed by our own kernel; `NaiveLoopTests` tell whether it computes the right thing.
struct OwnPoolingKernelTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  private func kernel(
    _ layer: any Layer, on maps: Shape, _ order: ChannelOrder
  ) throws -> any Kernel {
    let inner = Shape(Array(maps.dimensions.dropFirst()))
    let input = TensorLayout(shape: maps, descriptor: try MemoryDescriptor(maps, order))
    let output = try layer.outputShape(for: [inner]).batched(maps[0])
    return try KernelRegistry.makeKernel(
      for: layer,
      KernelContext(inputs: [input], output: output, parameters: [], device: device))
  }

  @Test func `it is used where channels lie in blocks`() throws {
    guard device.hasOwnKernels else { return }
    let maps: Shape = [2, 20, 14, 14]
    let layers: [any Layer] = [
      MaxPooling(kernel: 3, stride: 2, padding: 1),
      AveragePooling(kernel: 3, stride: 1, padding: 1),
      AdaptiveAveragePooling(output: 1),
    ]
    for layer in layers {
      #expect(try kernel(layer, on: maps, .blocked) is OwnPoolingKernel)
      #expect(try kernel(layer, on: [1, 32, 14, 14], .plain) is OwnPoolingKernel)
      #expect(try kernel(layer, on: maps, .plain) is PrimitiveKernel)
      #expect(try kernel(layer, on: maps, .last) is PrimitiveKernel)
    }
  }

  @Test func `it computes the same in place and many times`() throws {
    guard device.hasOwnKernels else { return }
    let maps: Shape = [2, 20, 9, 11]
    let input = randomTensor(maps, named: "maps")
    let kernel = try kernel(MaxPooling(kernel: 3, stride: 1, padding: 1), on: maps, .blocked)
    let source = try DeviceTensor(input, device: device)
      .reordered(to: #require(kernel.sources?.first), device: device)
    let output = try DeviceTensor(kernel.destination, device: device)
    let call = try kernel.call([source], into: output, device: device)
    let expected = try kernel.run([DeviceTensor(input, device: device)]).plain(device: device)
    for _ in 0..<3 {
      try call.run()
      #expect(try output.plain(device: device) == expected)
    }
  }
}
