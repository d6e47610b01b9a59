/// Completion of a line under way: the candidates, and which of them stands in the line.
///
/// The first Tab writes what all candidates begin with, further ones each candidate in turn, at last the line as it
/// was typed; Shift-Tab goes the other way.
public struct CompletionState: Hashable, Sendable {
  /// The candidates and the place they are for, in the line as it was typed.
  public let completion: CommandCompletion
  /// The candidate that stands in the line; nil for what was typed, or what all begin with.
  public private(set) var chosen: Int?
  /// The line as it is now.
  public private(set) var line: String
  /// The characters before the cursor now.
  public private(set) var cursor: Int
  /// The line as it was typed.
  private let original: String

  /// Completes a line, or goes on to the next candidate where the line is what completion made of it.
  ///
  /// - Parameters:
  ///   - state: where completion stands; nil for a line that somebody typed.
  ///   - line: the line as it is.
  ///   - cursor: the characters before the cursor.
  ///   - isBackward: whether the candidate before is wanted instead of the next.
  ///   - context: the names and files there are.
  /// - Returns: what stands in the line now; nil when nothing fits.
  public static func advanced(
    _ state: CompletionState?, line: String, cursor: Int, isBackward: Bool = false,
    context: CompletionContext
  ) -> CompletionState? {
    if var state, state.line == line, state.cursor == cursor, state.candidates.count > 1 {
      state.turn(isBackward: isBackward)
      return state
    }
    let completion = CommandCompletion(line: line, cursor: cursor, context: context)
    guard !completion.candidates.isEmpty else { return nil }
    return CompletionState(completion, line: line, cursor: cursor, isBackward: isBackward)
  }

  private init(_ completion: CommandCompletion, line: String, cursor: Int, isBackward: Bool) {
    self.completion = completion
    self.line = line
    self.cursor = cursor
    original = line
    let common = completion.commonBeginning
    if completion.candidates.count == 1 {
      choose(0)
    } else if common != completion.typed {
      write(Self.written(common, isPartial: true))
    } else {
      turn(isBackward: isBackward)
    }
  }

  /// The candidates in the order in which Tab goes through them.
  public var candidates: [CompletionCandidate] { completion.candidates }

  /// Goes to the next or previous candidate; between the last and the first the line is as it was typed.
  private mutating func turn(isBackward: Bool) {
    let count = candidates.count
    let place = (chosen ?? (isBackward ? count : -1)) + (isBackward ? -1 : 1)
    guard candidates.indices.contains(place) else {
      chosen = nil
      line = original
      cursor = min(completion.range.upperBound, original.count)
      return
    }
    choose(place)
  }

  private mutating func choose(_ place: Int) {
    chosen = place
    let candidate = candidates[place]
    let isOnly = candidates.count == 1 && !candidate.isPartial
    let isAtEnd = completion.range.upperBound == original.count
    write(
      Self.written(candidate.text, isPartial: candidate.isPartial)
        + (isOnly && isAtEnd ? " " : ""))
  }

  private mutating func write(_ word: String) {
    let before = original.prefix(completion.range.lowerBound)
    line = before + word + original.dropFirst(completion.range.upperBound)
    cursor = before.count + word.count
  }

  /// The word as it is read again; a quote stays open where more has to follow.
  private static func written(_ word: String, isPartial: Bool) -> String {
    let quoted = CommandLineWords.quoted(word)
    return isPartial && quoted != word ? String(quoted.dropLast()) : quoted
  }
}
