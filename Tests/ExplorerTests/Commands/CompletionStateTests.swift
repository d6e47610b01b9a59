import Testing

@testable import Explorer

struct CompletionStateTests {
  /// The lines after each Tab (true) or Shift-Tab (false).
  private func lines(_ line: String, _ tabs: [Bool]) throws -> [String] {
    var state: CompletionState?
    var text = line
    var cursor = line.count
    return try tabs.map { isForward in
      state = try CompletionState.advanced(
        state, line: text, cursor: cursor, isBackward: !isForward, context: .resnet18)
      (text, cursor) = state.map { ($0.line, $0.cursor) } ?? (text, cursor)
      return text
    }
  }

  @Test func `an only candidate is written with a blank after it`() throws {
    #expect(try lines("ste", [true]) == ["step "])
    #expect(try lines("set conv1 str", [true]) == ["set conv1 stride "])
  }

  @Test func `Tab writes the common beginning, then each candidate, then what was typed`() throws {
    #expect(
      try lines("open vgg16", [true, true, true, true])
        == ["open vgg16", "open vgg16-bn", "open vgg16", "open vgg16"])
    #expect(
      try lines("goto la", [true, true, true]) == ["goto layer", "goto layer1", "goto layer2"])
  }

  @Test func `Shift-Tab goes backwards`() throws {
    #expect(
      try lines("skip off layer2.", [true, true, false, false, false])
        == [
          "skip off layer2.0", "skip off layer2.1", "skip off layer2.0", "skip off layer2.",
          "skip off layer2.1",
        ])
  }

  @Test func `words with blanks are quoted, folders stay open`() throws {
    #expect(try lines("input my", [true, true]) == ["input \"my ", "input \"my photo.jpg\""])
    #expect(
      try lines("input 'my f", [true, true])
        == ["input \"my folder/", "input \"my folder/a.png\" "])
  }

  @Test func `what stands behind the cursor's word stays`() throws {
    let state = try CompletionState.advanced(
      nil, line: "skip of layer2.0", cursor: 7, context: .resnet18)
    #expect(state?.line == "skip off layer2.0")
    #expect(state?.cursor == 8)
  }

  @Test func `nothing to offer is nothing`() throws {
    let state = try CompletionState.advanced(
      nil, line: "xyzzy", cursor: 5, context: .resnet18)
    #expect(state == nil)
  }

  @Test func `a line changed in between is completed anew`() throws {
    let first = try CompletionState.advanced(nil, line: "sh", cursor: 2, context: .resnet18)
    let second = try CompletionState.advanced(
      first, line: "sk", cursor: 2, context: .resnet18)
    #expect(second?.line == "skip ")
  }
}
