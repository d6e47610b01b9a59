/// Memory that kernels use while they run, one after the other: as much as the largest needs.
final class Scratch {
  private var base: UnsafeMutablePointer<Float>?
  private var count = 0

  deinit { release() }

  /// Room for so many numbers, on a cache line's boundary; what was there is lost.
  ///
  /// - Throws: `OneDNNError` when the system has none left.
  func numbers(_ count: Int) throws(OneDNNError) -> UnsafeMutablePointer<Float> {
    if let base, count <= self.count { return base }
    release()
    let byteCount = count * MemoryLayout<Float>.stride
    guard let memory = HeapMemory.allocate(byteCount) else {
      throw OneDNNError(call: "an allocation of \(byteCount) bytes", status: "out of memory")
    }
    let base = memory.bindMemory(to: Float.self, capacity: count)
    self.base = base
    self.count = count
    return base
  }

  private func release() {
    if let base { HeapMemory.deallocate(base) }
    base = nil
    count = 0
  }
}
