/// Memory that kernels use while they run, one after the other: a piece for each thread, as large as the largest needs.
///
/// A thread's piece stays where it is from kernel to kernel: what one core has written reaches another slowly.
final class Scratch {
  private var base: UnsafeMutablePointer<Float>?
  /// The numbers of a thread's piece.
  private var step = 0
  private var threads = 0

  deinit { release() }

  /// The threads' pieces, each on a cache line's boundary; what was there is lost where there was less room.
  struct Pieces {
    fileprivate let base: UnsafeMutablePointer<Float>
    fileprivate let step: Int

    /// The piece of a thread by its place.
    subscript(place: Int) -> UnsafeMutablePointer<Float> { base + place * step }
  }

  /// Room for so many numbers for each of some threads.
  ///
  /// - Throws: `OneDNNError` when the system has none left.
  func pieces(of count: Int, for threads: Int) throws(OneDNNError) -> Pieces {
    if let base, count <= step, threads <= self.threads { return Pieces(base: base, step: step) }
    let step = max(count, self.step)
    let threads = max(threads, self.threads)
    release()
    let line = 16
    let padded = (step + line - 1) / line * line
    let byteCount = padded * threads * MemoryLayout<Float>.stride
    guard let memory = HeapMemory.allocate(byteCount) else {
      throw OneDNNError(call: "an allocation of \(byteCount) bytes", status: "out of memory")
    }
    let base = memory.bindMemory(to: Float.self, capacity: padded * threads)
    self.base = base
    self.step = padded
    self.threads = threads
    return Pieces(base: base, step: padded)
  }

  private func release() {
    if let base { HeapMemory.deallocate(base) }
    base = nil
    step = 0
    threads = 0
  }
}
