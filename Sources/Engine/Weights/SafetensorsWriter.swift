/// Writes tensors into a safetensors file, in float32.
public enum SafetensorsWriter {
  /// Writes a file that holds the given tensors in their order.
  ///
  /// The file appears only when it is whole; until then, and after an error, an older file of
  /// the same name stays.
  ///
  /// - Parameters:
  ///   - tensors: the tensors with their names, each of which may occur once.
  ///   - path: the file.
  ///   - metadata: what the file shall say about itself, text to text.
  /// - Throws: `WeightFileError.duplicateName`, or `.unreadable` when the system refuses.
  public static func write(
    _ tensors: [(name: String, tensor: Tensor)], to path: String, metadata: [String: String] = [:]
  ) throws(WeightFileError) {
    try checkNames(tensors.map(\.name), path)
    do {
      let file = try AtomicFile(path: path)
      try file.write(header(tensors, metadata))
      for (_, tensor) in tensors { try file.write(tensor) }
      try file.commit()
    } catch {
      throw .unreadable(error)
    }
  }

  private static func checkNames(_ names: [String], _ path: String) throws(WeightFileError) {
    var seen: Set<String> = [SafetensorsHeader.metadataKey]
    for name in names {
      guard seen.insert(name).inserted else { throw .duplicateName(file: path, tensor: name) }
    }
  }

  /// The length and the header, padded with spaces so that the data begins at a multiple of 8.
  static func header(
    _ tensors: [(name: String, tensor: Tensor)], _ metadata: [String: String]
  ) -> [UInt8] {
    var members: [String] = []
    if !metadata.isEmpty {
      let pairs = metadata.sorted { $0.key < $1.key }.map {
        "\(quoted($0.key)):\(quoted($0.value))"
      }
      members.append("\"__metadata__\":{\(pairs.joined(separator: ","))}")
    }
    var begin = 0
    for (name, tensor) in tensors {
      let end = begin + tensor.count * 4
      let shape = tensor.shape.dimensions.map(String.init).joined(separator: ",")
      members.append(
        "\(quoted(name)):{\"dtype\":\"F32\",\"shape\":[\(shape)],\"data_offsets\":[\(begin),\(end)]}"
      )
      begin = end
    }
    var text = Array("{\(members.joined(separator: ","))}".utf8)
    while text.count % 8 != 0 { text.append(UInt8(ascii: " ")) }
    return withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text.unicodeScalars {
      switch character {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..<" ":
        let digits = String(character.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(character)
      }
    }
    return result + "\""
  }
}
