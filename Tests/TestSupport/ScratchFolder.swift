import Explorer

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A folder of a test's own, removed with everything in it when nobody holds it any more.
public final class ScratchFolder: Sendable {
  /// Its path, without a slash at the end.
  public let path: String

  /// Makes an empty folder.
  ///
  /// - Throws: `PseudoTerminal.Failure` when there is no room for one.
  public init() throws {
    var template = Array("/tmp/convscope-test-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else {
      throw PseudoTerminal.Failure(description: "no folder for tests: errno \(errno)")
    }
    path = String(cString: made)
  }

  deinit { Self.remove(path) }

  /// Writes a file in the folder.
  ///
  /// - Returns: the file's path.
  @discardableResult
  public func write(_ text: String, to name: String) -> String {
    _ = writeFile(path + "/" + name, text)
    return path + "/" + name
  }

  /// The text of a file in the folder; empty when there is none.
  public func read(_ name: String) -> String { readFile(path + "/" + name) ?? "" }

  /// The names of what is in the folder, in order.
  public var names: [String] { FolderListing.files(in: path + "/").map(\.name).sorted() }

  private static func remove(_ folder: String) {
    for file in FolderListing.files(in: folder + "/") {
      if file.isFolder {
        remove(folder + "/" + file.name)
      } else {
        unlink(folder + "/" + file.name)
      }
    }
    rmdir(folder)
  }
}
