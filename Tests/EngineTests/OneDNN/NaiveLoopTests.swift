import TestSupport
import Testing

@testable import Engine

/// Windowed kernels with hyper-parameters drawn by lot, against the definitions as loops.
struct NaiveLoopTests {
  @Test(arguments: UInt64(0)..<60)
  func `a convolution equals the loop`(seed: UInt64) throws {
    var lot = SplitMix(seed: seed)
    let groups = [1, 1, 2, 4].randomElement(using: &lot) ?? 1
    let share = [1, 3, 4, 8].randomElement(using: &lot) ?? 1
    let layer = Convolution(
      channels: groups * Int.random(in: 1...8, using: &lot), kernel: extent(1...4, &lot),
      stride: extent(1...3, &lot), padding: padding(0...2, &lot), dilation: extent(1...2, &lot),
      groups: groups, hasBias: Bool.random(using: &lot))
    let input = randomTensor(
      [Int.random(in: 1...3, using: &lot), groups * share] + sides(&lot), named: "x\(seed)")
    let inner = Shape(Array(input.shape.dimensions.dropFirst()))
    let output = try layer.outputShape(for: [inner]).batched(input.shape[0])
    let parameters = layer.parameters(for: [inner]).map {
      randomTensor($0.shape, named: "\($0.name)\(seed)")
    }
    let device = try Device()
    let result = try device.run(
      layer, on: [DeviceTensor(input, device: device)], parameters: parameters
    ).plain(device: device)

    let expected = NaiveLoops.convolve(
      input, parameters[0], layer.hasBias ? parameters[1] : nil, layer, output: output)
    // At most 8·16 products below 1 in float32 against float64.
    #expect(result.worstDifference(from: expected) <= 1e-5)
  }

  @Test(arguments: UInt64(0)..<60, [ChannelOrder.plain, .blocked])
  func `pooling equals the loop`(seed: UInt64, order: ChannelOrder) throws {
    var lot = SplitMix(seed: seed)
    let size = extent(1...4, &lot)
    let window = Window(
      size: size, stride: extent(1...5, &lot),
      padding: padding(0...min(size.height, size.width) / 2, &lot),
      roundsUp: Bool.random(using: &lot))
    let input = randomTensor(
      [Int.random(in: 1...3, using: &lot), Int.random(in: 1...17, using: &lot)] + sides(&lot),
      named: "p\(seed)")
    let device = try Device()
    let source = try DeviceTensor(input, device: device)
      .reordered(to: MemoryDescriptor(input.shape, order), device: device)

    var maximum = MaxPooling(kernel: 1, stride: 1)
    maximum.window = window
    let largest = try device.run(maximum, on: [source]).plain(device: device)
    #expect(largest == NaiveLoops.pool(input, window, output: largest.shape, mean: false))
    for countsBorder in [false, true] {
      var average = AveragePooling(kernel: 1, stride: 1, countsBorder: countsBorder)
      average.window = window
      let mean = try device.run(average, on: [source]).plain(device: device)
      let expected = NaiveLoops.pool(
        input, window, output: mean.shape, mean: true, countsBorder: countsBorder)
      #expect(mean.worstDifference(from: expected) <= 1e-6)
    }
  }

  private func extent(_ range: ClosedRange<Int>, _ lot: inout SplitMix) -> Extent {
    Extent(height: .random(in: range, using: &lot), width: .random(in: range, using: &lot))
  }

  private func padding(_ range: ClosedRange<Int>, _ lot: inout SplitMix) -> Padding {
    Padding(
      top: .random(in: range, using: &lot), bottom: .random(in: range, using: &lot),
      left: .random(in: range, using: &lot), right: .random(in: range, using: &lot))
  }

  /// Height and width of an input in which every window above has room.
  private func sides(_ lot: inout SplitMix) -> [Int] {
    [Int.random(in: 7...12, using: &lot), Int.random(in: 7...12, using: &lot)]
  }
}

private func + (left: Shape, right: [Int]) -> Shape { Shape(left.dimensions + right) }
