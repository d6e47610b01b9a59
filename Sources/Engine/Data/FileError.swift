/// What can go wrong with a file before anybody looks at its contents.
public enum FileError: Error, Hashable, Sendable {
  /// The system refused an operation; `reason` is its own wording.
  case system(file: String, action: String, reason: String)
  /// A folder, pipe or device where a regular file is needed.
  case notRegular(file: String, kind: String)
  /// The file is larger than a file of its kind may be.
  case tooLarge(file: String, limit: Int, found: Int)
  /// The file was changed or cut off while it was in use.
  case changed(file: String, expected: Int, found: Int)
}

extension FileError: CustomStringConvertible {
  /// The error as one sentence.
  public var description: String {
    switch self {
    case .system(let file, let action, let reason):
      "\(file.printable): cannot \(action): \(reason)"
    case .notRegular(let file, let kind):
      "\(file.printable): a regular file expected, this is \(kind)"
    case .tooLarge(let file, let limit, let found):
      "\(file.printable): at most \(limit) bytes expected, the file has \(found)"
    case .changed(let file, let expected, let found) where expected == found:
      "\(file.printable): the file was changed while it was in use; open it again"
    case .changed(let file, let expected, let found):
      "\(file.printable): the file changed while it was in use: "
        + "\(expected) bytes expected, it now has \(found); open it again"
    }
  }
}
