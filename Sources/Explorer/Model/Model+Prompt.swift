extension Model {
  /// Opens the line for commands or for a text to find.
  mutating func openPrompt(_ purpose: Prompt.Purpose) {
    prompt = Prompt(purpose, history: purpose == .command ? history : sought.history)
  }

  /// Puts typed or pasted text into the line.
  mutating func type(_ text: String) {
    prompt?.line.insert(text)
    prompt?.completion = nil
  }

  /// Edits the line that is being typed.
  mutating func performEdit(_ edit: LineEdit) -> [Effect] {
    guard prompt != nil else { return [] }
    switch edit {
    case .complete, .completeBack:
      complete(isBackward: edit == .completeBack)
      return []
    case .accept: return accept()
    case .historyBack: prompt?.line.historyBack()
    case .historyForward: prompt?.line.historyForward()
    case .left: prompt?.line.left()
    case .right: prompt?.line.right()
    case .home: prompt?.line.home()
    case .end: prompt?.line.end()
    case .deleteBack: deleteBack()
    case .deleteForward: prompt?.line.deleteForward()
    case .deleteWord: prompt?.line.deleteWord()
    case .deleteToStart: prompt?.line.deleteToStart()
    case .deleteToEnd: prompt?.line.deleteToEnd()
    }
    prompt?.completion = nil
    return []
  }

  /// Takes the last character away; from an empty line it goes back.
  private mutating func deleteBack() {
    guard prompt?.line.text.isEmpty == false else {
      prompt = nil
      return
    }
    prompt?.line.deleteBack()
  }

  private mutating func complete(isBackward: Bool) {
    guard let current = prompt, current.purpose == .command else { return }
    let advanced = CompletionState.advanced(
      current.completion, line: current.line.text, cursor: current.line.cursor,
      isBackward: isBackward, context: CompletionContext(network, files: listFiles))
    guard let advanced else {
      notice = Notice(text: "nothing completes \(current.line.text.sanitized)", isError: false)
      return
    }
    prompt?.line.set(advanced.line, cursor: advanced.cursor)
    prompt?.completion = advanced
  }

  private mutating func accept() -> [Effect] {
    guard var line = prompt?.line, let purpose = prompt?.purpose else { return [] }
    prompt = nil
    let text = line.accept()
    guard !text.isEmpty else { return [] }
    if purpose == .find {
      sought.history = line.history
      return perform(.find(text))
    }
    history = line.history
    switch CommandParser.parse(text) {
    case .success(let command): return perform(command)
    case .failure(let error):
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }
}

/// What was looked for.
struct Sought: Hashable, Sendable {
  /// The text that was looked for last; empty for none.
  var text = ""
  /// The texts that were looked for, oldest first.
  var history: [String] = []
}
