#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A folder for the files of one test; it goes, with all files in it, when the last reference does.
final class TemporaryFolder {
  let path: String
  private var files: Set<String> = []

  init() throws {
    var template = Array("\(P_tmpdir)/convscope-tests-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw TemporaryFolderError(code: errno) }
    path = String(cString: made)
  }

  deinit {
    for file in files { unlink(file) }
    rmdir(path)
  }

  /// Where a file of that name lies, which need not exist.
  func file(_ name: String) -> String {
    let file = "\(path)/\(name)"
    files.insert(file)
    return file
  }

  /// Writes a file, replacing the bytes of one that is there, and tells where it lies.
  func write(_ bytes: some Sequence<UInt8>, as name: String) throws -> String {
    let bytes = Array(bytes)
    let path = file(name)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw TemporaryFolderError(code: errno) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw TemporaryFolderError(code: errno) }
    return path
  }

  /// The names of everything in the folder.
  func names() -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}

struct TemporaryFolderError: Error {
  let code: CInt
}

private func systemWrite(_ file: CInt, _ base: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Darwin)
  Darwin.write(file, base, count)
  #else
  Glibc.write(file, base, count)
  #endif
}
