#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The folder with the program's own files: trained weights, sample inputs, labels.
public enum AssetFolder {
  /// The file by which the folder is known.
  private static let landmark = "README.md"

  /// Where the folder is, or nil when there is none.
  ///
  /// Looked for where the environment variable `CONVSCOPE_ASSETS` says, and there only if it is
  /// set; else beside the program (`../share/convscope`); else above it (the `assets` of a checkout
  /// in whose build folder the program lies).
  public static func locate() -> String? {
    locate(environment: getenv("CONVSCOPE_ASSETS").map { String(cString: $0) }, program: program)
  }

  /// Where one of the program's files is.
  ///
  /// - Parameter name: its path within the folder, `labels/imagenet.txt` for example.
  /// - Returns: its path.
  /// - Throws: `InputError.assetsNotFound` when there is no folder or no such file in it.
  public static func path(of name: String) throws(InputError) -> String {
    guard let folder = locate(), access("\(folder)/\(name)", R_OK) == 0 else {
      throw .assetsNotFound(name: name)
    }
    return "\(folder)/\(name)"
  }

  /// Where the folder is, given the environment variable and the program's own path.
  static func locate(environment: String?, program: String?) -> String? {
    if let environment, !environment.isEmpty {
      return isAssetFolder(environment) ? environment : nil
    }
    guard let program, var folder = parent(of: program) else { return nil }
    if let above = parent(of: folder), isAssetFolder("\(above)/share/convscope") {
      return "\(above)/share/convscope"
    }
    while true {
      if isAssetFolder("\(folder)/assets") { return "\(folder)/assets" }
      guard let above = parent(of: folder) else { return nil }
      folder = above
    }
  }

  private static func isAssetFolder(_ path: String) -> Bool {
    access("\(path)/\(landmark)", R_OK) == 0
  }

  /// The folder that holds a file or folder; `""` stands for the root, which has none.
  private static func parent(of path: String) -> String? {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return String(path[..<slash])
  }

  /// The path of the running program, free of symbolic links.
  private static var program: String? {
    #if canImport(Darwin)
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    var size = UInt32(buffer.count)
    guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
    guard let resolved = realpath(buffer, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
    #else
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let length = buffer.withUnsafeMutableBytes { bytes in
      bytes.baseAddress.map { readlink("/proc/self/exe", $0, bytes.count) } ?? 0
    }
    return length > 0 ? String(decoding: buffer.prefix(length), as: UTF8.self) : nil
    #endif
  }
}
