#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// Looks whether a file could be written, before the work that it is meant for.
public enum OutputPath {
  /// Checks a file that will appear when it is whole, and replace an older one; that one stays as it is.
  ///
  /// - Throws: `FileError` when it could not be written, or the path is that of a folder, pipe or device.
  public static func checkReplaceable(_ path: String) throws(FileError) {
    // What is not committed is gone with its last reference.
    _ = try AtomicFile(path: path)
  }

  /// Checks a file that is written bit by bit: a regular one, or a device such as `/dev/null`.
  ///
  /// Opening a pipe that nobody reads would wait without end.
  ///
  /// - Throws: `FileError.notRegular` for a folder, pipe or socket.
  public static func checkWritableInPlace(_ path: String) throws(FileError) {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFCHR else { return }
    if let kind = status.unusualKind { throw .notRegular(file: path, kind: kind) }
  }
}
