/// Why a file cannot be an input, or a list of labels.
public enum InputError: Error, Hashable, Sendable {
  /// The file cannot be opened, read or written.
  case file(FileError)
  /// The first bytes belong to no format that is read.
  case unknownFormat(file: String, found: [UInt8])
  /// The contents are not what their format prescribes.
  case malformed(file: String, format: String, reason: String)
  /// The contents are sound, but of a kind that is not read.
  case unsupported(file: String, format: String, expected: String, found: String)
  /// A folder holds more or fewer things than are read.
  case unsupportedFolder(folder: String, expected: String, found: String)
  /// The file has not as many bytes as its header asks for.
  case wrongSize(file: String, format: String, expected: Int, found: Int)
  /// A picture has more pixels than are read.
  case pictureTooLarge(file: String, width: Int, height: Int)
  /// A picture cannot become an input of that shape.
  case noPictureInput(file: String, Shape)
  /// A tensor has another shape than the network's input.
  case wrongShape(file: String, expected: Shape, found: Shape)
  /// The folder with the program's own files is not there.
  case assetsNotFound(name: String)
}

extension InputError {
  /// Does what may fail for the file's own sake.
  static func wrapping<Result>(
    _ body: () throws(FileError) -> Result
  ) throws(InputError) -> Result {
    do throws(FileError) {
      return try body()
    } catch {
      throw .file(error)
    }
  }
}

extension InputError: CustomStringConvertible {
  /// The error as one sentence: the file, what was expected and what was found.
  public var description: String {
    switch self {
    case .file(let error):
      error.description
    case .unknownFormat(let file, let found):
      "\(file.printable): a .npy, PNG or JPEG file expected, the file begins with "
        + Self.hexadecimal(found)
    case .malformed(let file, let format, let reason):
      "\(file.printable): a sound \(format) file expected, this one is not: \(reason.printable)"
    case .unsupported(let file, let format, let expected, let found):
      "\(file.printable): \(format): \(expected) expected, the file has \(found.printable)"
    case .unsupportedFolder(let folder, let expected, let found):
      "\(folder.printable): \(expected) expected, the folder has \(found.printable)"
    case .wrongSize(let file, let format, let expected, let found):
      "\(file.printable): \(format): \(expected) bytes expected, the file has \(found)"
    case .pictureTooLarge(let file, let width, let height):
      "\(file.printable): a picture of at most \(Image.sideLimit) pixels a side and "
        + "\(Image.pixelLimit / 1_000_000) million in all expected, this one has \(width)×\(height)"
    case .noPictureInput(let file, let shape):
      "\(file.printable): a picture gives 1 or 3 channels of at most \(Image.sideLimit) pixels a "
        + "side and \(Image.pixelLimit / 1_000_000) million in all, the network expects "
        + shape.compactDescription
    case .wrongShape(let file, let expected, let found):
      "\(file.printable): \(expected) or \(expected.batched(1)) expected, the file has \(found)"
    case .assetsNotFound(let name):
      "\(name.printable): not found: the folder of assets is neither where CONVSCOPE_ASSETS says, "
        + "nor beside the program, nor above it"
    }
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    guard !bytes.isEmpty else { return "nothing: it is empty" }
    return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
  }
}
