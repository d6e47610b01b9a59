#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Memory for numbers on a cache line's boundary.
///
/// Large pages were tried: where memory is short the system compacts it first, which takes longer than
/// the page faults that they save.
enum HeapMemory {
  /// Takes memory that is not cleared; nil when the system has none left, where Swift's own would trap.
  static func allocate(_ byteCount: Int) -> UnsafeMutableRawPointer? {
    var memory: UnsafeMutableRawPointer?
    guard posix_memalign(&memory, 64, max(byteCount, 1)) == 0 else { return nil }
    return memory
  }

  /// Gives back what `allocate` gave.
  static func deallocate(_ memory: UnsafeMutableRawPointer) { free(memory) }
}
