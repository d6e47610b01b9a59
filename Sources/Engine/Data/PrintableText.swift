extension String {
  /// The text as it may be shown in a message: no control or formatting characters, bounded length.
  ///
  /// Names come from files, and a file may want to move the cursor, ring the bell, or turn the
  /// text around. Such characters become `\u{1B}`; what is longer than 160 characters is cut; of
  /// nothing the quotes are shown.
  var printable: String { isEmpty ? "\"\"" : escaped }

  /// The same, and nothing of nothing.
  var escaped: String {
    var result = ""
    for (index, character) in unicodeScalars.enumerated() {
      if index == Self.longestShown { return result + "…" }
      if character.isShowable {
        result.unicodeScalars.append(character)
      } else {
        result += "\\u{\(String(character.value, radix: 16, uppercase: true))}"
      }
    }
    return result
  }

  /// Whether the text has no control or formatting characters, so that it can be shown as it is.
  var isShowable: Bool { unicodeScalars.allSatisfy(\.isShowable) }

  private static let longestShown = 160
}

extension Unicode.Scalar {
  fileprivate var isShowable: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
      .unassigned:
      false
    default:
      true
    }
  }
}
