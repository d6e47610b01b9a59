/// Why a network file cannot be read.
public enum NetworkFileError: Error, Hashable, Sendable {
  /// The file cannot be opened or is too large.
  case unreadable(FileError)
  /// The file is not as the format asks; the problem says what was expected and what was found.
  case malformed(file: String, line: Int?, usedInLine: Int? = nil, problem: String)
}

extension NetworkFileError: CustomStringConvertible {
  /// One sentence with the file, the line, what was expected and what was found.
  public var description: String {
    switch self {
    case .unreadable(let error): error.description
    case .malformed(let file, let line, let use, let problem):
      file.printable + (line.map { ", line \($0)" } ?? "")
        + (use.map { ", used in line \($0)" } ?? "") + ": " + problem
    }
  }
}
