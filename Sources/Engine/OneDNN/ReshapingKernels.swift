internal import COneDNN

extension Flatten: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    FlattenKernel(output: context.output, device: context.device)
  }
}

/// Lays feature maps out row by row and shows them as a vector.
final class FlattenKernel: Kernel {
  private let output: Shape
  private let device: Device

  init(output: Shape, device: Device) {
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let plain = try inputs[0].reordered(
      to: MemoryDescriptor(plain: inputs[0].shape), device: device)
    return try DeviceTensor(
      sharing: plain, as: output, MemoryDescriptor(plain: output), device: device)
  }
}

extension ZeroPaddedIdentity: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    ZeroPaddedIdentityKernel(layer: self, output: context.output, device: context.device)
  }
}

/// Takes every s-th row and column and writes them between channels of zeros.
final class ZeroPaddedIdentityKernel: Kernel {
  private let layer: ZeroPaddedIdentity
  private let output: Shape
  private let device: Device

  init(layer: ZeroPaddedIdentity, output: Shape, device: Device) {
    self.layer = layer
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].plain(device: device)
    let zeros = output[1] - input.shape[1]
    let before = layer.placement == .around ? zeros / 2 : 0
    let result = Tensor(shape: output) { target in
      target.initialize(repeating: 0)
      input.withElements { copy($0, input.shape, into: target, from: before) }
    }
    return try DeviceTensor(result, device: device)
  }

  private func copy(
    _ source: UnsafeBufferPointer<Float>, _ shape: Shape,
    into target: UnsafeMutableBufferPointer<Float>, from firstChannel: Int
  ) {
    for example in 0..<shape[0] {
      for channel in 0..<shape[1] {
        for row in 0..<output[2] {
          let from = ((example * shape[1] + channel) * shape[2] + row * layer.stride) * shape[3]
          let place = example * output[1] + firstChannel + channel
          let to = (place * output[2] + row) * output[3]
          for column in 0..<output[3] { target[to + column] = source[from + column * layer.stride] }
        }
      }
    }
  }
}
