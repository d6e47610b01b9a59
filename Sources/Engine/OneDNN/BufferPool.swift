#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Memory for activations, used again and again: touching fresh pages costs more than many layers.
///
/// Used on the kernel thread and by whoever lets go of the last reference to an activation, so a lock
/// guards it.
final class BufferPool: @unchecked Sendable {
  /// The most bytes that are kept for later.
  private let limit: Int
  private var free: [Int: [UnsafeMutableRawPointer]] = [:]
  private var freeBytes = 0
  private let lock = PoolLock()

  init(limit: Int) {
    self.limit = limit
  }

  deinit {
    for buffer in free.values.joined() { HeapMemory.deallocate(buffer) }
  }

  /// Memory of at least `byteCount` bytes on a cache line's boundary; not cleared.
  ///
  /// - Throws: `OneDNNError` when the system has no memory left; Swift's own allocation would trap.
  func take(_ byteCount: Int) throws(OneDNNError) -> UnsafeMutableRawPointer {
    let size = Self.sizeClass(byteCount)
    let reused = lock.whileLocked { () -> UnsafeMutableRawPointer? in
      guard let buffer = free[size]?.popLast() else { return nil }
      freeBytes -= size
      return buffer
    }
    if let reused { return reused }
    guard let fresh = HeapMemory.allocate(size) else {
      throw OneDNNError(call: "an allocation of \(byteCount) bytes", status: "out of memory")
    }
    return fresh
  }

  /// Takes back memory that `take` gave for the same number of bytes.
  func give(_ buffer: UnsafeMutableRawPointer, _ byteCount: Int) {
    let size = Self.sizeClass(byteCount)
    let isKept = lock.whileLocked { () -> Bool in
      guard freeBytes + size <= limit else { return false }
      free[size, default: []].append(buffer)
      freeBytes += size
      return true
    }
    if !isKept { HeapMemory.deallocate(buffer) }
  }

  /// Sizes are rounded up to an eighth of their power of two, so that buffers fit again.
  static func sizeClass(_ byteCount: Int) -> Int {
    let size = max(byteCount, 4096)
    let step = max(4096, (1 << (Int.bitWidth - 1 - size.leadingZeroBitCount)) / 8)
    return (size + step - 1) / step * step
  }
}

/// A mutual-exclusion lock.
private final class PoolLock: @unchecked Sendable {
  private let mutex: UnsafeMutablePointer<pthread_mutex_t>

  init() {
    mutex = .allocate(capacity: 1)
    mutex.initialize(to: pthread_mutex_t())
    pthread_mutex_init(mutex, nil)
  }

  deinit {
    pthread_mutex_destroy(mutex)
    mutex.deallocate()
  }

  func whileLocked<Result>(_ body: () -> Result) -> Result {
    pthread_mutex_lock(mutex)
    defer { pthread_mutex_unlock(mutex) }
    return body()
  }
}
