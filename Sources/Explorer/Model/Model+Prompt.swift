extension Model {
  /// Opens the line for commands or for a text to find.
  mutating func openPrompt(_ purpose: Prompt.Purpose) {
    prompt = Prompt(purpose, history: purpose == .command ? history : sought.history)
  }

  /// Puts typed or pasted text into the line.
  mutating func type(_ text: String) {
    guard form == nil else {
      form?.type(text)
      return
    }
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
    case .deleteBack where prompt?.line.text.isEmpty == true:
      prompt = nil
      return []
    default: prompt?.line.perform(edit)
    }
    prompt?.completion = nil
    return []
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

extension InputLine {
  /// Edits the line itself; edits that need more than the line do nothing.
  mutating func perform(_ edit: LineEdit) {
    switch edit {
    case .historyBack: historyBack()
    case .historyForward: historyForward()
    case .left: left()
    case .right: right()
    case .home: home()
    case .end: end()
    case .deleteBack: deleteBack()
    case .deleteForward: deleteForward()
    case .deleteWord: deleteWord()
    case .deleteToStart: deleteToStart()
    case .deleteToEnd: deleteToEnd()
    case .accept, .complete, .completeBack, .nextValue, .previousValue: break
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
