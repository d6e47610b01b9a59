internal import Yams

extension YAMLDocument {
  /// What libYAML or Yams complains about, as a sentence with its line.
  static func sentence(
    _ error: any Error, _ text: String, _ file: String
  ) -> NetworkFileError {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      .malformed(file: file, line: mark.line, problem: complaint(problem))
    case .reader(let problem, let offset, _, _):
      .malformed(
        file: file, line: offset.map { lineNumber(at: $0, of: text) },
        problem: "text in UTF-8 expected, but \(problem)")
    case .duplicatedKeysInMapping(let names, let context):
      .malformed(
        file: file, line: secondLine(of: names.first ?? "", after: context.mark, of: text),
        problem: "every name once expected in one place, \((names.first ?? "").printable) "
          + "occurs twice")
    default: .malformed(file: file, line: nil, problem: "valid YAML expected, but \(error)")
    }
  }

  private static func complaint(_ problem: String) -> String {
    if problem.hasSuffix("but found another document") {
      return "one document in a file expected, found another"
    }
    if problem.hasPrefix("Maximum nesting level") {
      return "at most \(nestingLimit) levels of nesting expected, found more"
    }
    return "valid YAML expected, but \(problem)" + hint(problem)
  }

  private static func hint(_ problem: String) -> String {
    switch problem {
    case "mapping values are not allowed in this context":
      " (a text with a colon and a space in it needs quotes)"
    case "found a tab character that violates indentation":
      " (lines are indented with spaces)"
    case "found character that cannot start any token":
      " (lines are indented with spaces, not tabs; a text that begins with a sign needs quotes)"
    case "did not find expected key", "did not find expected '-' indicator":
      " (lines of one list or mapping begin in one column)"
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'":
      " (a bracket is not closed, or a text with brackets or commas needs quotes)"
    default: ""
    }
  }

  /// The line in which a name comes again in its column; that of the first where it is not found.
  private static func secondLine(of name: String, after first: Mark, of text: String) -> Int {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (index, line) in lines.enumerated().dropFirst(first.line) {
      let blanks = line.prefix { $0 == " " }.count
      let rest = line.dropFirst(blanks)
      guard !rest.isEmpty, !rest.hasPrefix("#") else { continue }
      guard blanks >= first.column - 1 else { break }
      let isSame = ["", "\"", "'"].contains { rest.hasPrefix($0 + name + $0 + ":") }
      if blanks == first.column - 1, isSame { return index + 1 }
    }
    return first.line
  }

  private static func lineNumber(at offset: Int, of text: String) -> Int {
    1 + text.prefix(offset).count { $0.isNewline }
  }
}
