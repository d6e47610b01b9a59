#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file whose bytes are read through the virtual memory, without copying.
///
/// A file that is cut off while it is mapped turns the missing pages into a fatal signal. Nothing
/// can rule that out, so readers call `checkUnchanged()` before they touch the bytes anew, and
/// everything of modest size is copied instead (`RegularFile.contents`).
public final class MappedFile: Sendable {
  /// The number of bytes.
  public let count: Int
  private let file: RegularFile
  // Read-only memory that lives until `deinit`, so it may be shared between threads.
  nonisolated(unsafe) private let base: UnsafeRawPointer?

  /// Maps a regular file for reading.
  ///
  /// - Throws: `FileError` when it cannot be opened or mapped, or is not a regular file.
  public init(path: String) throws(FileError) {
    let file = try RegularFile(path: path)
    self.file = file
    count = file.identity.size
    guard count > 0 else {
      base = nil
      return
    }
    let address = mmap(nil, count, PROT_READ, MAP_PRIVATE, file.descriptor, 0)
    guard let address, address != MAP_FAILED else { throw .latest(path, "map the file") }
    base = UnsafeRawPointer(address)
  }

  deinit {
    if let base { munmap(UnsafeMutableRawPointer(mutating: base), count) }
  }

  /// Where the file lies.
  public var path: String { file.path }

  /// The file as it was when it was mapped.
  public var identity: FileIdentity { file.identity }

  /// Checks that the file has neither been cut off nor rewritten since it was mapped.
  ///
  /// - Throws: `FileError.changed` when it has.
  public func checkUnchanged() throws(FileError) {
    try file.checkUnchanged()
  }

  /// Calls `body` with all bytes; they stay where they are as long as the file is referenced.
  public func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(self) {} }
    return try body(UnsafeRawBufferPointer(start: base, count: count))
  }
}

extension MappedFile: PageOwner {
  func letGo(_ start: UnsafeRawPointer, byteCount: Int) {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let first = (Int(bitPattern: start) + page - 1) / page * page
    let end = (Int(bitPattern: start) + byteCount) / page * page
    guard first < end, let address = UnsafeMutableRawPointer(bitPattern: first) else { return }
    // The mapping is private and never written, so the pages come from the file again. Failure costs memory only.
    _ = madvise(address, end - first, MADV_DONTNEED)
  }
}
