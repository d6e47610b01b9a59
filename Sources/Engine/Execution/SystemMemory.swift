#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What the system says of its memory.
enum SystemMemory {
  /// The bytes that can be taken before the system ends programs to get them; nil where it does not say.
  static var availableBytes: Int? {
    let limits = [available(in: text(of: "/proc/meminfo")), containerBytes].compactMap(\.self)
    return limits.min()
  }

  /// The number of `MemAvailable:  123 kB` in bytes.
  static func available(in information: String?) -> Int? {
    let line = information?.split(separator: "\n").first { $0.hasPrefix("MemAvailable:") }
    guard let words = line?.split(separator: " "), words.count > 1 else { return nil }
    return Int(words[1]).map { $0 * 1024 }
  }

  /// What a container's limit leaves this process.
  private static var containerBytes: Int? {
    let files = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"]
    let limits = files.compactMap { path in
      text(of: path).flatMap { Int($0.prefix { $0.isNumber }) }
    }
    guard let limit = limits.min() else { return nil }
    return max(0, limit - residentBytes)
  }

  private static var residentBytes: Int {
    let words = text(of: "/proc/self/statm")?.split(separator: " ") ?? []
    guard words.count > 1, let pages = Int(words[1]) else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// The beginning of a small file that the system makes.
  private static func text(of path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = fread(&bytes, 1, bytes.count, file)
    return String(decoding: bytes.prefix(count), as: UTF8.self)
  }
}
