import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What this machine can do at most, measured by trying: arithmetic and memory.
public struct MachineLimits: Hashable, Sendable {
  /// Floating-point operations in a second, on all threads of the kernels.
  public let operationsPerSecond: Double
  /// Bytes read from memory in a second, on all cores.
  public let bytesPerSecond: Double
}

extension MachineLimits {
  /// Measures in a fraction of a second.
  ///
  /// - Throws: `OneDNNError` when memory runs out or oneDNN refuses.
  init(measuring device: Device) throws(OneDNNError) {
    operationsPerSecond = try Self.measuredOperations(device)
    bytesPerSecond = try Self.measuredBytes()
  }

  /// The better of this measurement and another: what else runs meanwhile only makes a machine look slower.
  func best(with other: MachineLimits?) -> MachineLimits {
    guard let other else { return self }
    return MachineLimits(
      operationsPerSecond: max(operationsPerSecond, other.operationsPerSecond),
      bytesPerSecond: max(bytesPerSecond, other.bytesPerSecond))
  }

  /// The least time in milliseconds for so many operations and bytes: whichever takes longer.
  public func milliseconds(operations: Int, bytes: Int) -> Double {
    1e3 * max(Double(operations) / operationsPerSecond, Double(bytes) / bytesPerSecond)
  }

  /// Pointwise convolutions come closest to the peak: 512 channels to 512 on 28×28 maps.
  private static func measuredOperations(_ device: Device) throws(OneDNNError) -> Double {
    let layer = Convolution(channels: 512, kernel: 1, hasBias: false)
    let shape: Shape = [1, 512, 28, 28]
    let weight = Initializer.he(fanIn: 512).tensor(shape: [512, 512, 1, 1], name: "peak", seed: 0)
    let input = try DeviceTensor(Tensor(repeating: 1, shape: shape), device: device)
    let kernel = try layer.makeKernel(
      KernelContext(inputs: [input.layout], output: shape, parameters: [weight], device: device))
    let source = try kernel.sources?.first.map { (layout) throws(OneDNNError) in
      try input.reordered(to: layout, device: device)
    }
    let output = try DeviceTensor(kernel.destination, device: device)
    let call = try kernel.call([source ?? input], into: output, device: device)
    var best = Double.infinity
    for _ in 0..<60 {
      let start = ContinuousClock.now
      try call.run()
      best = min(best, start.millisecondsAgo)
    }
    return Double(2 * 28 * 28 * 512 * 512) / best * 1e3
  }

  /// Reads more than the caches hold, on all cores.
  private static func measuredBytes() throws(OneDNNError) -> Double {
    let byteCount = 192 << 20
    guard let memory = HeapMemory.allocate(byteCount) else {
      throw OneDNNError(call: "an allocation of \(byteCount) bytes", status: "out of memory")
    }
    defer { HeapMemory.deallocate(memory) }
    nonisolated(unsafe) let bytes = memory
    let parts = 64
    let length = byteCount / parts
    // Parts are written by one thread each before all of them are read.
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      memset(bytes + part * length, 0, length)
    }
    var best = Double.infinity
    for _ in 0..<6 {
      let start = ContinuousClock.now
      // Looking for a byte that is not there reads all of them, as fast as they come.
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        precondition(memchr(bytes + part * length, 1, length) == nil)
      }
      best = min(best, start.millisecondsAgo)
    }
    return Double(byteCount) / best * 1e3
  }
}
