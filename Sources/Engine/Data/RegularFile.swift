#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A regular file, open for reading; closed when the last reference goes.
final class RegularFile: Sendable {
  let path: String
  /// The file as it was when it was opened.
  let identity: FileIdentity
  let descriptor: CInt

  /// Opens a file for reading.
  ///
  /// Anything but a regular file is refused, and without waiting: opening a pipe would block.
  ///
  /// - Throws: `FileError.system` when the system refuses, `.notRegular`, `.tooLarge`.
  init(path: String, limit: Int = .max) throws(FileError) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw .latest(path, "open the file") }
    do {
      identity = try Self.examine(descriptor, path, limit)
    } catch {
      close(descriptor)
      throw error
    }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  /// Checks that the file is still what it was when it was opened.
  func checkUnchanged() throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest(path, "examine the file") }
    let now = FileIdentity(status)
    guard now == identity else {
      throw .changed(file: path, expected: identity.size, found: now.size)
    }
  }

  /// The file's bytes, copied into memory.
  func contents() throws(FileError) -> [UInt8] {
    try beginning(identity.size)
  }

  /// The file's first bytes, copied into memory; all of them where the file has no more.
  func beginning(_ limit: Int) throws(FileError) -> [UInt8] {
    do {
      let wanted = min(limit, identity.size)
      return try [UInt8](unsafeUninitializedCapacity: wanted) { buffer, count in
        count = try fill(UnsafeMutableRawBufferPointer(buffer), upTo: wanted)
      }
    } catch let error as FileError {
      throw error
    } catch {
      throw .system(file: path, action: "read the file", reason: "\(error)")
    }
  }

  /// Reads so many bytes from the file's beginning; it must hold as many as when it was opened.
  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer, upTo wanted: Int
  ) throws(FileError) -> Int {
    var filled = 0
    while filled < wanted, let base = buffer.baseAddress {
      let received = pread(descriptor, base + filled, wanted - filled, off_t(filled))
      if received < 0 {
        if errno == EINTR { continue }
        throw .latest(path, "read the file")
      }
      guard received > 0 else {
        throw .changed(file: path, expected: identity.size, found: filled)
      }
      filled += received
    }
    return filled
  }

  private static func examine(
    _ descriptor: CInt, _ path: String, _ limit: Int
  ) throws(FileError) -> FileIdentity {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .latest(path, "examine the file") }
    if let kind = status.unusualKind { throw .notRegular(file: path, kind: kind) }
    let identity = FileIdentity(status)
    guard identity.size <= limit else {
      throw .tooLarge(file: path, limit: limit, found: identity.size)
    }
    return identity
  }
}

extension RegularFile {
  /// The bytes of a file that somebody wants to use as an input.
  static func input(path: String, limit: Int) throws(InputError) -> [UInt8] {
    try InputError.wrapping { () throws(FileError) in
      try RegularFile(path: path, limit: limit).contents()
    }
  }
}

extension FileError {
  /// The error that the system reported last, about `action` on a file.
  static func latest(_ file: String, _ action: String) -> FileError {
    .system(file: file, action: action, reason: String(cString: strerror(errno)))
  }
}

extension stat {
  /// What the file is, in words, when it is not a regular file.
  var unusualKind: String? {
    switch st_mode & S_IFMT {
    case S_IFREG: nil
    case S_IFDIR: "a folder"
    case S_IFIFO: "a pipe"
    case S_IFSOCK: "a socket"
    default: "a device"
    }
  }
}
