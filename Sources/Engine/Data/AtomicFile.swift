#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A file that appears under its name only when it is whole.
///
/// The bytes go to a temporary file in the same folder, which `commit()` flushes to the disk and
/// renames. Without `commit()` nothing is left behind, and an older file stays as it was.
/// A file that replaces another has its permissions; a symbolic link stays and its target is replaced.
final class AtomicFile {
  /// The file's name as it was given, for messages.
  private let name: String
  /// Where the file will lie: where the links end.
  private let path: String
  private let temporaryPath: String
  private var descriptor: CInt
  private var isCommitted = false

  /// Starts a file that will replace whatever regular file lies at `path`.
  ///
  /// - Throws: `FileError.notRegular` when `path` is a folder, pipe or device; `.system` when the system refuses.
  init(path name: String) throws(FileError) {
    guard !name.isEmpty else {
      throw .system(file: name, action: "write the file", reason: "its name is empty")
    }
    var status = stat()
    let isThere = stat(name, &status) == 0
    if isThere, let kind = status.unusualKind { throw .notRegular(file: name, kind: kind) }
    self.name = name
    path = try Self.target(of: name)
    (temporaryPath, descriptor) = try Self.createTemporary(
      beside: path, mode: isThere ? status.st_mode & 0o777 : nil, name)
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
        throw .latest(name, "write the file")
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
    guard fsync(descriptor) == 0 else { throw .latest(name, "flush the file") }
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw .latest(name, "close the file") }
    guard rename(temporaryPath, path) == 0 else { throw .latest(name, "replace the file") }
    isCommitted = true
    Self.flushFolder(of: path)
  }

  /// Makes a temporary file, with the permissions of the file that it will replace.
  private static func createTemporary(
    beside path: String, mode: mode_t?, _ name: String
  ) throws(FileError) -> (String, CInt) {
    for attempt in 0..<100 {
      let candidate = "\(path).\(getpid())-\(attempt).part"
      let descriptor = open(
        candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode.map { $0 & 0o600 } ?? 0o666)
      if descriptor >= 0 {
        // Some file systems know no permissions, which is no reason to complain.
        if let mode { fchmod(descriptor, mode) }
        return (candidate, descriptor)
      }
      guard errno == EEXIST else { break }
    }
    throw .latest(name, "write the file")
  }

  /// Where a chain of symbolic links ends; its end need not exist.
  private static func target(of name: String) throws(FileError) -> String {
    var path = name
    for _ in 0..<40 {
      guard let link = SymbolicLink.text(at: path) else { return path }
      path = link.hasPrefix("/") ? link : String(path[..<SymbolicLink.nameStart(in: path)]) + link
    }
    errno = ELOOP
    throw .latest(name, "write the file")
  }

  /// Makes the renaming itself last; some file systems cannot, which is no reason to complain.
  private static func flushFolder(of path: String) {
    let folder = path[..<SymbolicLink.nameStart(in: path)]
    let descriptor = open(folder.isEmpty ? "." : String(folder), O_RDONLY | O_CLOEXEC)
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

/// What a symbolic link says.
private enum SymbolicLink {
  /// The path that a link at `path` leads to; nil for everything else.
  static func text(at path: String) -> String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &buffer, buffer.count)
    guard count > 0 else { return nil }
    return String(decoding: buffer[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Where the last name of a path begins, behind the last slash.
  static func nameStart(in path: String) -> String.Index {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path.utf8.index(after: $0) } ?? path.startIndex
  }
}
