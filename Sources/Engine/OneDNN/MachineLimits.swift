import Dispatch

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
    for _ in 0..<30 {
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
    typealias Vector = SIMD16<Float>
    let count = byteCount / MemoryLayout<Vector>.stride
    // Parts are written by one thread each before all of them are read.
    nonisolated(unsafe) let vectors = memory.bindMemory(to: Vector.self, capacity: count)
    let parts = 64
    let length = count / parts
    DispatchQueue.concurrentPerform(iterations: parts) { part in
      (vectors + part * length).initialize(repeating: Vector(repeating: 0), count: length)
    }
    nonisolated(unsafe) let sums = UnsafeMutableBufferPointer<Vector>.allocate(capacity: parts)
    defer { sums.deallocate() }
    sums.initialize(repeating: Vector(repeating: 0))
    var best = Double.infinity
    for _ in 0..<6 {
      let start = ContinuousClock.now
      DispatchQueue.concurrentPerform(iterations: parts) { part in
        let own = vectors + part * length
        var sum = Vector(repeating: 0)
        for place in 0..<length { sum += own[place] }
        sums[part] += sum
      }
      best = min(best, start.millisecondsAgo)
    }
    return Double(byteCount) / best * 1e3
  }
}
