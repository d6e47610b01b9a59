/// Memory in one piece, in which several tensors have their places.
final class Arena {
  let base: UnsafeMutableRawPointer
  let byteCount: Int

  /// Takes memory on a cache line's boundary; not cleared.
  ///
  /// - Throws: `OneDNNError` when the system has none left.
  init(byteCount: Int) throws(OneDNNError) {
    guard let memory = HeapMemory.allocate(byteCount) else {
      throw OneDNNError(call: "an allocation of \(byteCount) bytes", status: "out of memory")
    }
    base = memory
    self.byteCount = byteCount
  }

  deinit { HeapMemory.deallocate(base) }
}
