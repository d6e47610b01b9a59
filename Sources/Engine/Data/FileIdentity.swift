#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What tells one state of one file from another: where it lies, its size and its last change.
public struct FileIdentity: Hashable, Sendable {
  /// The number of the device that holds the file.
  public let device: UInt64
  /// The file's number on its device.
  public let inode: UInt64
  /// The size in bytes.
  public let size: Int
  /// The time of the last change, in whole seconds.
  public let modifiedSeconds: Int
  /// The rest of the time of the last change, in nanoseconds.
  public let modifiedNanoseconds: Int

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    inode = UInt64(truncatingIfNeeded: status.st_ino)
    size = Int(status.st_size)
    #if canImport(Darwin)
    modifiedSeconds = status.st_mtimespec.tv_sec
    modifiedNanoseconds = status.st_mtimespec.tv_nsec
    #else
    modifiedSeconds = status.st_mtim.tv_sec
    modifiedNanoseconds = status.st_mtim.tv_nsec
    #endif
  }
}
