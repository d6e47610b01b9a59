#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What folders hold, for completion: names only, nothing is opened.
public enum FolderListing {
  /// Files that are listed of one folder.
  static let limit = 2_000

  /// The files and folders of a folder; none where it cannot be read.
  ///
  /// - Parameter folder: its path, ending with `/`; empty for the current folder.
  /// - Returns: its files and folders in no order, at most 2,000.
  @Sendable public static func files(in folder: String) -> [CompletionFile] {
    guard let handle = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(handle) }
    var files: [CompletionFile] = []
    while files.count < limit, let entry = readdir(handle) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      guard name != ".", name != ".." else { continue }
      files.append(CompletionFile(name, isFolder: isFolder(folder + name)))
    }
    return files
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
