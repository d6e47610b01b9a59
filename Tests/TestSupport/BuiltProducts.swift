#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Finds the programs that were built along with the tests.
public enum BuiltProducts {
  /// The path of an executable of this package, beside the running tests.
  public static func path(of name: String) -> String {
    var folder = testBundle()[...]
    // On macOS the bundle is a folder; go up until the program is there.
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let path = "\(folder)/\(name)"
      if access(path, X_OK) == 0 { return path }
    }
    return name
  }

  private static func testBundle() -> String {
    let arguments = CommandLine.arguments
    if let option = arguments.firstIndex(of: "--test-bundle-path"), option + 1 < arguments.count {
      return arguments[option + 1]
    }
    var path = [CChar](repeating: 0, count: 4096)
    let length = readlink("/proc/self/exe", &path, path.count - 1)
    guard length > 0 else { return arguments[0] }
    return String(decoding: path.prefix(length).map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
