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
      #expect(try kernel(layer, on: [1, 32, 14, 14], .last) is OwnPoolingKernel)
      let isLargest = layer is MaxPooling
      #expect(try kernel(layer, on: maps, .plain) is OwnPoolingKernel == isLargest)
      #expect(try kernel(layer, on: maps, .last) is OwnPoolingKernel == isLargest)
    }
  }

  @Test(arguments: [MaxPooling(kernel: 3, stride: 2, padding: 1), MaxPooling(kernel: 2, stride: 2)])
  func `it computes the same in every order`(_ layer: MaxPooling) throws {
    guard device.hasOwnKernels else { return }
    for channels in [20, 32] {
      let maps: Shape = [2, channels, 9, 11]
      let input = randomTensor(maps, named: "maps")
      let expected = try kernel(layer, on: maps, .blocked).result([input], device: device)
      for order in [ChannelOrder.plain, .last] {
        #expect(try kernel(layer, on: maps, order).result([input], device: device) == expected)
      }
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
    for (channels, orders) in [(16, [ChannelOrder.blocked, .last, .plain]), (6, [.last, .plain])] {
      for order in orders { try expectNotANumber(layer, channels, order) }
    }
  }

  /// Puts what is not a number into one place after the other.
  private func expectNotANumber(
    _ layer: MaxPooling, _ channels: Int, _ order: ChannelOrder
  ) throws {
    let extent = 7
    let maps: Shape = [1, channels, extent, extent]
    for place in 0..<extent * extent {
      var numbers = randomTensor(maps, named: "maps").elements
      let channel = place % channels
      numbers[channel * extent * extent + place] = .nan
      let input = Tensor(numbers, shape: maps)
      let found = try kernel(layer, on: maps, order).result([input], device: device)
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
