import Engine

extension Prompt {
  /// Puts text in at the cursor.
  mutating func insert(_ new: String) {
    let clean = new.sanitized
    let place = text.index(text.startIndex, offsetBy: min(cursor, text.count))
    text.insert(contentsOf: clean, at: place)
    cursor += clean.count
  }

  /// Takes out the characters of a range of places.
  mutating func delete(_ range: Range<Int>) {
    let clipped = range.clamped(to: 0..<text.count)
    let characters = Array(text)
    text = String(characters[..<clipped.lowerBound]) + String(characters[clipped.upperBound...])
    cursor = min(clipped.lowerBound, text.count)
  }
}

extension Model {
  /// Edits the line that is being typed.
  mutating func performEdit(_ edit: LineEdit) -> [Effect] {
    guard let line = prompt else { return [] }
    switch edit {
    case .accept: return accept(line)
    case .complete, .completeBack: break
    case .historyBack: recall(-1)
    case .historyForward: recall(1)
    case .left: prompt?.cursor = max(0, line.cursor - 1)
    case .right: prompt?.cursor = min(line.text.count, line.cursor + 1)
    case .home: prompt?.cursor = 0
    case .end: prompt?.cursor = line.text.count
    case .deleteBack:
      if line.text.isEmpty { prompt = nil } else { prompt?.delete(line.cursor - 1..<line.cursor) }
    case .deleteForward: prompt?.delete(line.cursor..<line.cursor + 1)
    case .deleteWord: deleteWord(line)
    case .deleteToStart: prompt?.delete(0..<line.cursor)
    case .deleteToEnd: prompt?.delete(line.cursor..<max(line.cursor, line.text.count))
    }
    return []
  }

  private mutating func accept(_ line: Prompt) -> [Effect] {
    prompt = nil
    guard !line.text.isEmpty else { return [] }
    if line.purpose == .find { return perform(.find(line.text)) }
    history.append(line.text)
    switch CommandParser.parse(line.text) {
    case .success(let command): return perform(command)
    case .failure(let error):
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }

  private mutating func recall(_ step: Int) {
    guard !history.isEmpty, let line = prompt else { return }
    let place = (line.recalled ?? history.count) + step
    guard place >= 0 else { return }
    prompt?.recalled = place < history.count ? place : nil
    let text = place < history.count ? history[place] : ""
    prompt?.text = text
    prompt?.cursor = text.count
  }

  private mutating func deleteWord(_ line: Prompt) {
    let before = Array(line.text.prefix(line.cursor))
    var start = before.count
    while start > 0, before[start - 1] == " " { start -= 1 }
    while start > 0, before[start - 1] != " " { start -= 1 }
    prompt?.delete(start..<line.cursor)
  }
}
