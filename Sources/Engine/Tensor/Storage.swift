/// Memory that holds the elements of tensors: allocated here, or lent by whoever keeps it alive.
///
/// Writing happens only while the storage is uniquely referenced (`Tensor` copies first), so
/// sharing it between threads is safe.
final class Storage: @unchecked Sendable {
  let base: UnsafeMutablePointer<Float>
  let count: Int
  /// Keeps lent memory alive, a mapped file for example; nil when the memory is our own.
  private let owner: AnyObject?

  /// Allocates room for `count` elements, aligned to a cache line and not yet initialised; traps when there is
  /// none.
  ///
  /// Whoever takes a size from users asks `MemoryLimit` first.
  convenience init(count: Int) {
    guard let memory = HeapMemory.allocate(Self.byteCount(count)) else {
      preconditionFailure("no memory left for \(count) numbers")
    }
    self.init(memory, count: count)
  }

  /// Allocates as `init(count:)`; nil when the system has no memory left.
  convenience init?(trying count: Int) {
    guard let memory = HeapMemory.allocate(Self.byteCount(count)) else { return nil }
    self.init(memory, count: count)
  }

  /// Refers to memory that `owner` keeps alive and unchanged.
  init(borrowing base: UnsafePointer<Float>, count: Int, owner: AnyObject) {
    self.base = UnsafeMutablePointer(mutating: base)
    self.count = count
    self.owner = owner
  }

  private init(_ memory: UnsafeMutableRawPointer, count: Int) {
    base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
    self.count = count
    owner = nil
  }

  deinit {
    if owner == nil { HeapMemory.deallocate(base) }
  }

  /// Says that the numbers were read and are not needed again soon: pages of a mapped file are given back to the
  /// system, which reads them again if need be.
  func letGo() { letGo(from: 0, count: count) }

  /// Says so of some of the numbers.
  func letGo(from start: Int, count: Int) {
    (owner as? any PageOwner)?.letGo(
      UnsafeRawPointer(base + start), byteCount: Self.byteCount(count))
  }

  /// Whether the memory may be written: it is our own.
  var isWritable: Bool { owner == nil }

  private static func byteCount(_ count: Int) -> Int {
    max(count, 1) * MemoryLayout<Float>.stride
  }
}

/// Keeps pages in memory that can be read again when they are needed.
protocol PageOwner: AnyObject {
  /// Gives back the pages that lie wholly within a piece of memory.
  func letGo(_ start: UnsafeRawPointer, byteCount: Int)
}
