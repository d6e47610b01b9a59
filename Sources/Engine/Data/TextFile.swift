/// Text in a file.
public enum TextFile {
  /// Writes text in UTF-8; the file appears under its name only when it is whole.
  ///
  /// - Throws: `FileError` when the file cannot be written.
  public static func write(_ text: String, to path: String) throws(FileError) {
    let file = try AtomicFile(path: path)
    try file.write(Array(text.utf8))
    try file.commit()
  }
}
