internal import COneDNN

/// A kernel's work with its memory settled: can be repeated at no cost but the work's.
protocol KernelCall: AnyObject {
  /// Does the work and waits for it.
  ///
  /// - Throws: `OneDNNError` when a call fails.
  func run() throws(OneDNNError)
}

/// The call of one primitive, its arguments made once.
final class PrimitiveCall: KernelCall {
  private let primitive: Primitive
  private let device: Device
  // Each raw handle in `arguments` belongs to one of `tensors`, which live as long as this call.
  private let arguments: [dnnl_exec_arg_t]
  private let tensors: [DeviceTensor]

  /// Settles which tensor plays which part (`DNNL_ARG_SRC` …).
  init(_ primitive: Primitive, _ arguments: [(Int32, DeviceTensor)], on device: Device) {
    self.primitive = primitive
    self.device = device
    tensors = arguments.map(\.1)
    self.arguments = arguments.map { dnnl_exec_arg_t(arg: $0.0, memory: $0.1.memory.raw) }
  }

  func run() throws(OneDNNError) {
    // Swift may let go of an object after its last use, and here only its raw handle is used.
    defer { withExtendedLifetime(self) {} }
    let status = arguments.withUnsafeBufferPointer { list in
      dnnl_primitive_execute(
        primitive.handle.raw, device.stream.raw, Int32(list.count), list.baseAddress)
    }
    try check(status, "dnnl_primitive_execute")
    try check(dnnl_stream_wait(device.stream.raw), "dnnl_stream_wait")
  }
}

/// The call of a loop of our own, which holds what it reads and writes.
final class OwnCall: KernelCall {
  private let work: () throws(OneDNNError) -> Void

  init(_ work: @escaping () throws(OneDNNError) -> Void) {
    self.work = work
  }

  func run() throws(OneDNNError) { try work() }
}

/// Several calls one after the other.
final class CallSequence: KernelCall {
  private let calls: [any KernelCall]

  init(_ calls: [any KernelCall]) {
    self.calls = calls
  }

  func run() throws(OneDNNError) {
    for call in calls { try call.run() }
  }
}

/// The call of a kernel that makes a tensor of its own, and a copy into the place where it is wanted.
final class CopyingCall: KernelCall {
  private let kernel: any Kernel
  private let inputs: [DeviceTensor]
  private let output: DeviceTensor
  private let device: Device

  init(_ kernel: any Kernel, _ inputs: [DeviceTensor], into output: DeviceTensor, _ device: Device)
  {
    self.kernel = kernel
    self.inputs = inputs
    self.output = output
    self.device = device
  }

  func run() throws(OneDNNError) {
    try kernel.run(inputs).copy(into: output, device: device)
  }
}
