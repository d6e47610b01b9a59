#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

extension PartialConcatenation: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let device = context.device
    guard context.inputs.count > 0 else {
      return ZerosKernel(try DeviceTensor(zeros: context.output, device: device))
    }
    var inputs = context.inputs[...]
    var zeros: [Int: DeviceTensor] = [:]
    var sources: [TensorLayout] = []
    for (place, part) in parts.enumerated() {
      if case .zeros(let shape) = part {
        let silent = try DeviceTensor(zeros: shape.batched(context.output[0]), device: device)
        zeros[place] = silent
        sources.append(silent.layout)
      } else if let input = inputs.popFirst() {
        sources.append(input)
      }
    }
    let whole = KernelContext(
      inputs: sources, output: context.output, parameters: [], device: device)
    return PartialConcatenationKernel(
      zeros: zeros, count: parts.count, whole: try Concatenation().makeKernel(whole))
  }
}

/// Puts tensors of zeros, which are written once, between the inputs of a concatenation.
final class PartialConcatenationKernel: Kernel {
  private let zeros: [Int: DeviceTensor]
  private let count: Int
  private let whole: any Kernel

  init(zeros: [Int: DeviceTensor], count: Int, whole: any Kernel) {
    self.zeros = zeros
    self.count = count
    self.whole = whole
  }

  var destination: TensorLayout { whole.destination }
  var name: String { whole.name }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    var rest = inputs[...]
    return try whole.run((0..<count).compactMap { zeros[$0] ?? rest.popFirst() })
  }
}

/// Gives zeros: a concatenation whose inputs are all silent.
final class ZerosKernel: Kernel {
  private let zeros: DeviceTensor

  init(_ zeros: DeviceTensor) {
    self.zeros = zeros
  }

  var destination: TensorLayout { zeros.layout }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor { zeros }
}

extension DeviceTensor {
  /// Zeros, row by row.
  fileprivate convenience init(zeros shape: Shape, device: Device) throws(OneDNNError) {
    try self.init(shape: shape, MemoryDescriptor(plain: shape), device: device)
    memset(base, 0, byteCount)
  }
}
