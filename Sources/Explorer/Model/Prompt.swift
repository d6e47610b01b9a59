/// A line that is being typed at the bottom.
public struct Prompt: Hashable, Sendable {
  /// What the line is for.
  public enum Purpose: Hashable, Sendable {
    /// A command.
    case command
    /// A text to find.
    case find
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What has been typed, and the lines typed before.
  public internal(set) var line: InputLine
  /// The words that could stand at the cursor; nil until somebody asks for them.
  public internal(set) var completion: CompletionState?

  /// Opens an empty line.
  ///
  /// - Parameters:
  ///   - purpose: what the line is for.
  ///   - history: the lines typed before, oldest first.
  public init(_ purpose: Purpose, history: [String] = []) {
    self.purpose = purpose
    line = InputLine(history: history)
  }
}
