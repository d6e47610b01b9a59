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

  @Test(arguments: [
    MaxPooling(kernel: 3, stride: 2, padding: 1), MaxPooling(kernel: 3, stride: 1, padding: 1),
    MaxPooling(kernel: 2, stride: 2),
  ])
  func `what is not a number stays so in every window that it lies in`(
    _ layer: MaxPooling
  ) throws {
    guard device.hasOwnKernels else { return }
    let extent = 7
    let maps: Shape = [1, 16, extent, extent]
    for place in 0..<extent * extent {
      var numbers = randomTensor(maps, named: "maps").elements
      let channel = place % 16
      numbers[channel * extent * extent + place] = .nan
      let input = Tensor(numbers, shape: maps)
      let found = try kernel(layer, on: maps, .blocked).result([input], device: device)
      let window = layer.window
      let side = found.shape[3]
      for (index, value) in found.elements.enumerated() {
        let (row, column) = (index / side % side, index % side)
        let top = row * window.stride.height - window.padding.top
        let left = column * window.stride.width - window.padding.left
        let covers =
          index / side / side == channel
          && (top..<top + window.size.height).contains(place / extent)
          && (left..<left + window.size.width).contains(place % extent)
        #expect(value.isNaN == covers)
      }
    }
  }

  @Test func `a window of nothing but negative infinity gives it`() throws {
    guard device.hasOwnKernels else { return }
    let maps: Shape = [1, 16, 6, 6]
    let input = Tensor(repeating: -.infinity, shape: maps)
    let found = try kernel(MaxPooling(kernel: 3, stride: 2, padding: 1), on: maps, .blocked)
      .result([input], device: device)
    #expect(found.elements.allSatisfy { $0 == -.infinity })
  }
}
