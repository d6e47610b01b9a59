#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file that appears under its name only when it is whole.
///
/// The bytes go to a temporary file in the same folder, which `commit()` flushes to the disk and
/// renames. Without `commit()` nothing is left behind, and an older file stays as it was.
final class AtomicFile {
  private let path: String
  private let temporaryPath: String
  private var descriptor: CInt
  private var isCommitted = false

  /// Starts a file that will replace whatever regular file lies at `path`.
  ///
  /// - Throws: `FileError.notRegular` when `path` is a folder, pipe or device; `.system` when the system refuses.
  init(path: String) throws(FileError) {
    guard !path.isEmpty else {
      throw .system(file: path, action: "write the file", reason: "its name is empty")
    }
    var status = stat()
    if stat(path, &status) == 0, let kind = status.unusualKind {
      throw .notRegular(file: path, kind: kind)
    }
    self.path = path
    (temporaryPath, descriptor) = try Self.createTemporary(beside: path)
  }

  deinit {
    if descriptor >= 0 { close(descriptor) }
    if !isCommitted { unlink(temporaryPath) }
  }

  /// Appends bytes.
  func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    guard let base = bytes.baseAddress else { return }
    var written = 0
    while written < bytes.count {
      let accepted = Self.systemWrite(descriptor, base + written, bytes.count - written)
      if accepted < 0 {
        if errno == EINTR { continue }
        throw .latest(path, "write the file")
      }
      written += accepted
    }
  }

  /// Appends bytes.
  func write(_ bytes: [UInt8]) throws(FileError) {
    // The closure's error type is spelled out: it is not inferred through `withUnsafeBytes`.
    let outcome = bytes.withUnsafeBytes { buffer in
      Result { () throws(FileError) in try write(buffer) }
    }
    try outcome.get()
  }

  /// Appends a tensor's elements, little-endian float32 in row-major order.
  func write(_ tensor: Tensor) throws(FileError) {
    try tensor.withElements { (elements) throws(FileError) in
      try write(UnsafeRawBufferPointer(elements))
    }
  }

  /// Gives the file its name, once every byte is on the disk.
  func commit() throws(FileError) {
    guard fsync(descriptor) == 0 else { throw .latest(path, "flush the file") }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw .latest(path, "close the file") }
    guard rename(temporaryPath, path) == 0 else { throw .latest(path, "replace the file") }
    isCommitted = true
    Self.flushFolder(of: path)
  }

  private static func createTemporary(beside path: String) throws(FileError) -> (String, CInt) {
    for attempt in 0..<100 {
      let candidate = "\(path).\(getpid())-\(attempt).part"
      let descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (candidate, descriptor) }
      guard errno == EEXIST else { break }
    }
    throw .latest(path, "write the file")
  }

  /// Makes the renaming itself last; some file systems cannot, which is no reason to complain.
  private static func flushFolder(of path: String) {
    var folder = "."
    if let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) {
      folder = slash == path.startIndex ? "/" : String(path[..<slash])
    }
    let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  private static func systemWrite(_ file: CInt, _ base: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Darwin)
    Darwin.write(file, base, count)
    #else
    Glibc.write(file, base, count)
    #endif
  }
}
