/// Reads the names of a network's classes: one a line, in the order of its outputs.
public enum Labels {
  static let fileLimit = 16 << 20

  /// The names in a file; characters that would disturb a terminal are escaped.
  ///
  /// Empty lines at the end do not count; elsewhere they keep the numbering right.
  ///
  /// - Throws: `InputError.file`, and `.malformed` when the file is not text in UTF-8.
  public static func read(path: String) throws(InputError) -> [String] {
    let bytes = try RegularFile.input(path: path, limit: fileLimit)
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .malformed(file: path, format: "text", reason: "it is not in UTF-8")
    }
    // Swift takes a carriage return with its newline for one character.
    var lines = text.split(omittingEmptySubsequences: false) { $0 == "\n" || $0 == "\r\n" }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.map { String($0).escaped }
  }
}
