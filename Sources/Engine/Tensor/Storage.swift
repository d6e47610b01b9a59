/// Memory that holds the elements of tensors: allocated here, or lent by whoever keeps it alive.
///
/// Writing happens only while the storage is uniquely referenced (`Tensor` copies first), so
/// sharing it between threads is safe.
final class Storage: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int
  /// Keeps lent memory alive, a mapped file for example; nil when the memory is our own.
  private let owner: AnyObject?

  /// Allocates room for `count` elements, aligned to a cache line and not yet initialised.
  init(count: Int) {
    self.count = count
    owner = nil
    base = Self.allocate(count)
  }

  /// Refers to memory that `owner` keeps alive and unchanged.
  init(borrowing base: UnsafePointer<Float>, count: Int, owner: AnyObject) {
    self.base = UnsafeMutablePointer(mutating: base)
    self.count = count
    self.owner = owner
  }

  deinit {
    if owner == nil { UnsafeMutableRawPointer(base).deallocate() }
  }

  /// Whether the memory may be written: it is our own.
  var isWritable: Bool { owner == nil }

  private static func allocate(_ count: Int) -> UnsafeMutablePointer<Float> {
    let byteCount = max(count, 1) * MemoryLayout<Float>.stride
    return UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
      .bindMemory(to: Float.self, capacity: max(count, 1))
  }
}
