import Testing

@testable import Engine

/// What goes wrong is an error with a sentence, never a trap and never a read out of bounds.
struct OneDNNErrorTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  @Test func `a bias of another size than the layer's is refused`() throws {
    #expect(throws: OneDNNError.self) {
      try convolution(with: [Tensor(shape: [8, 3, 3, 3]), Tensor(shape: [2])])
    }
  }

  @Test func `a weight of another rank is refused`() throws {
    #expect(throws: OneDNNError.self) {
      try convolution(with: [Tensor(shape: [8, 27]), Tensor(shape: [8])])
    }
  }

  @Test func `statistics that are too short are refused`() throws {
    let input = try DeviceTensor(Tensor(shape: [1, 16, 4, 4]), device: device)
    let parameters = [16, 16, 4, 16].map { Tensor(shape: [$0]) }
    #expect(throws: OneDNNError.self) {
      try device.kernel(for: BatchNormalization(), [input], parameters: parameters)
    }
  }

  @Test func `parameters that are missing are refused`() throws {
    #expect(throws: OneDNNError.self) { try convolution(with: []) }
  }

  @Test func `more memory than there is becomes an error with a sentence`() throws {
    let shape: Shape = [1, 1 << 20, 1 << 13, 1 << 13]
    let descriptor = try MemoryDescriptor(plain: shape)
    let error = #expect(throws: OneDNNError.self) {
      _ = try DeviceTensor(shape: shape, descriptor, device: device)
    }
    #expect(error?.status == "out of memory")
  }

  private func convolution(with parameters: [Tensor]) throws -> any Kernel {
    let input = try DeviceTensor(Tensor(shape: [1, 3, 8, 8]), device: device)
    return try device.kernel(
      for: Convolution(channels: 8, kernel: 3), [input], parameters: parameters)
  }
}
