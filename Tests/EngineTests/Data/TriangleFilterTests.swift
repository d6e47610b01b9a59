import Testing

@testable import Engine

struct TriangleFilterTests {
  /// `torch.nn.functional.interpolate(x, size, mode="bilinear", antialias=True, align_corners=False)` of
  /// 0, 1, … 11 as a 3×4 plane.
  @Test func `planes are resized as PyTorch resizes them`() {
    let plane = Tensor((0..<12).map(Float.init), shape: [1, 1, 3, 4])
    let small = plane.resized(height: 2, width: 2)
    let large = plane.resized(height: 4, width: 5)
    #expect(worst(small, Self.small) < 1e-5)
    #expect(worst(large, Self.large) < 1e-5)
  }

  private func worst(_ tensor: Tensor, _ expected: [Float]) -> Float {
    zip(tensor.elements, expected).map { abs($0 - $1) }.max() ?? .infinity
  }

  private static let small: [Float] = [
    2.214286, 3.785715, 7.214286, 8.785714,
  ]

  private static let large: [Float] = [
    0.000000, 0.700000, 1.500000, 2.300000, 3.000000, 2.500000, 3.200000, 4.000000,
    4.800000, 5.500000, 5.500000, 6.200000, 7.000000, 7.800000, 8.500000, 8.000000,
    8.700000, 9.500000, 10.300000, 11.000000,
  ]
}
