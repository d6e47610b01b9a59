import Testing

@testable import Engine

/// Our copy of the weights into Winograd's layouts against oneDNN's own.
struct WinogradPlacesTests {
  /// Channels in, channels out, side of the maps: together they lead to all of oneDNN's layouts.
  private static let cases = [
    (64, 64, 56), (64, 192, 56), (128, 128, 28), (256, 256, 14), (512, 512, 7), (96, 96, 35),
    (64, 96, 35), (32, 64, 147), (80, 192, 73), (448, 384, 8), (24, 64, 14), (16, 32, 28),
    (20, 40, 14),
  ]

  @Test(arguments: cases)
  func `every number lies where oneDNN puts it`(_ input: Int, _ output: Int, _ side: Int) throws {
    let device = try Device()
    guard device.hasWideVectors else { return }
    let layer = Convolution(channels: output, kernel: 3, padding: 1)
    let maps: Shape = [1, input, side, side]
    let weight = randomTensor([output, input, 3, 3], named: "winograd")
    let descriptor = try #require(
      try layer.descriptor(
        .winograd, input: TensorLayout(shape: maps, descriptor: MemoryDescriptor(maps, .blocked)),
        weight: weight.shape, output: [1, output, side, side], [], hasBias: true, device: device))
    let layout = try descriptor.weightLayout()
    let places = try #require(WinogradPlaces(layout))
    let (ours, theirs) = try (
      DeviceTensor(shape: weight.shape, layout, device: device),
      DeviceTensor(weight, device: device).reordered(to: layout, device: device)
    )
    places.write(weight, scales: nil, to: ours.base)
    #expect(worstDifference(ours, theirs) <= 1e-6)
    let scales = (0..<output).map { Float($0 % 5) - 1.5 }
    let scaled = Tensor(
      weight.elements.enumerated().map { $0.element * scales[$0.offset / (input * 9)] },
      shape: weight.shape)
    places.write(weight, scales: scales, to: ours.base)
    places.write(scaled, scales: nil, to: theirs.base)
    #expect(worstDifference(ours, theirs) <= 1e-6)
  }

  private func worstDifference(_ left: DeviceTensor, _ right: DeviceTensor) -> Float {
    let count = left.byteCount / 4
    let (a, b) = (
      left.base.assumingMemoryBound(to: Float.self), right.base.assumingMemoryBound(to: Float.self)
    )
    defer { withExtendedLifetime((left, right)) {} }
    return (0..<count).map { abs(a[$0] - b[$0]) }.max() ?? .infinity
  }
}
