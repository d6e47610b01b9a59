/// Networks in files: YAML that a person can write, read by `open FILE` and written by `export network FILE`.
///
/// `docs/network-files.md` describes the format.
public enum NetworkFile {
  /// The endings of the files' names.
  public static let endings = [".yaml", ".yml"]

  /// How many bytes a file may have.
  static let byteLimit = 1 << 20

  /// Reads the network of a file.
  ///
  /// - Parameter path: where the file lies.
  /// - Returns: the network, for a file that `text(of:)` wrote an equal one, but for what is left out there.
  /// - Throws: `NetworkFileError` with file, line and what was expected.
  public static func read(path: String) throws(NetworkFileError) -> Network {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try RegularFile(path: path, limit: byteLimit).contents()
    } catch {
      throw .unreadable(error)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      let line = 1 + bytes.prefix(String.validUTF8Length(of: bytes)).count { $0 == 10 }
      throw .malformed(
        file: path, line: line, problem: "text in UTF-8 expected, found other bytes")
    }
    return try read(text: text, file: path)
  }

  /// Reads the network that a text describes.
  ///
  /// - Parameters:
  ///   - text: all of the file.
  ///   - file: its name, for messages.
  /// - Returns: the network.
  /// - Throws: `NetworkFileError` with file, line and what was expected.
  public static func read(text: String, file: String) throws(NetworkFileError) -> Network {
    let text = text.hasPrefix("\u{FEFF}") ? String(text.unicodeScalars.dropFirst()) : text
    let root = try YAMLDocument.parse(text, file: file)
    var reader = NetworkFileReader(file: file)
    return try reader.network(root)
  }
}

extension String {
  /// How many bytes at the beginning are text in UTF-8.
  fileprivate static func validUTF8Length(of bytes: [UInt8]) -> Int {
    var (low, high) = (0, bytes.count)
    while low < high {
      let middle = (low + high + 1) / 2
      // A prefix may end inside a character: up to three bytes more or less decide.
      let isValid = (0...3).contains { cut in
        middle >= cut && String(validating: bytes.prefix(middle - cut), as: UTF8.self) != nil
      }
      if isValid { low = middle } else { high = middle - 1 }
    }
    return low
  }
}

extension NetworkFile {
  /// A network as the text of a file that reads back to an equal network.
  ///
  /// Parameters of the example that no longer fit their layers are left out, and so are names of classes that come from
  /// the data that it was trained on: `details.classNames`.
  public static func text(of network: Network) -> String {
    var writer = NetworkFileWriter(network)
    return ([heading] + YAMLText(writer.root()).lines).joined(separator: "\n") + "\n"
  }

  private static let heading =
    "# A network for convscope: `open FILE` reads it; docs/network-files.md describes the format."
}
