// How many columns a scalar takes on a terminal. Wide ranges follow Unicode's EastAsianWidth.txt
// (classes W and F), joined where only unassigned scalars lie between; zero width follows the
// general categories Mn, Me and Cf and the conjoining jamo.

extension Unicode.Scalar {
  /// How many columns the scalar takes: 0, 1 or 2; control characters take 0.
  public var displayWidth: Int {
    if value >= 0x20, value < 0x7F { return 1 }
    if value < 0xA0 { return 0 }
    if isWide { return 2 }
    return isZeroWidth ? 0 : 1
  }

  /// Whether the scalar moves, hides or reorders other text, or shows nothing.
  ///
  /// Control characters, bidirectional overrides, zero-width spaces, combining marks and line
  /// separators: none of them may reach the terminal from a file.
  public var isUnsafeToShow: Bool {
    if value >= 0x20, value < 0x7F { return false }
    if value < 0xA0 { return true }
    if value >= 0x2500, value < 0x2600 { return false }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: return true
    default: return isZeroWidth
    }
  }

  /// Whether a terminal would obey the scalar instead of showing it.
  ///
  /// Control characters but newlines and tabs, and what turns the direction of writing; all that names are made of
  /// is shown.
  var isObeyed: Bool {
    switch value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    case 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private var isZeroWidth: Bool {
    guard value >= 0x300 else { return value == 0xAD }
    if value >= 0x2500, value < 0x2900 { return false }
    if value >= 0x1160, value <= 0x11FF { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return true
    default: return false
    }
  }

  private var isWide: Bool {
    guard value >= 0x1100 else { return false }
    var low = 0
    var high = wideRanges.count
    while low < high {
      let middle = (low + high) / 2
      if wideRanges[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < wideRanges.count && wideRanges[low].contains(value)
  }
}

extension String {
  /// What somebody typed, for messages: bounded, in one line, without control characters; quotes where it is empty.
  var safeToShow: String {
    guard !isEmpty else { return "\"\"" }
    var safe = String.UnicodeScalarView()
    for scalar in unicodeScalars.prefix(80) {
      let properties = scalar.properties
      let isControl = properties.generalCategory == .control
      safe.append(properties.isPatternWhitespace ? " " : isControl ? "\u{FFFD}" : scalar)
    }
    return String(safe) + (unicodeScalars.count > 80 ? "…" : "")
  }
}

extension StringProtocol {
  /// Whether the text is printable ASCII and nothing else, so that each byte is a column: most text is.
  var isPlainASCII: Bool { utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }

  /// How many columns the text takes as it is shown: unsafe scalars count as the `?` they become.
  public var displayWidth: Int {
    if isPlainASCII { return utf8.count }
    return unicodeScalars.reduce(0) { $0 + ($1.isUnsafeToShow ? 1 : $1.displayWidth) }
  }

  /// The text with every scalar that could disturb a terminal replaced by `?`.
  public var sanitized: String {
    if isPlainASCII { return String(self) }
    guard unicodeScalars.contains(where: \.isUnsafeToShow) else { return String(self) }
    var safe = String.UnicodeScalarView()
    safe.append(contentsOf: unicodeScalars.lazy.map { $0.isUnsafeToShow ? "?" : $0 })
    return String(safe)
  }
}

// swift-format-ignore
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,   0x231A...0x231B,   0x2329...0x232A,   0x23E9...0x23EC,   0x23F0...0x23F0,
  0x23F3...0x23F3,   0x25FD...0x25FE,   0x2614...0x2615,   0x2648...0x2653,   0x267F...0x267F,
  0x2693...0x2693,   0x26A1...0x26A1,   0x26AA...0x26AB,   0x26BD...0x26BE,   0x26C4...0x26C5,
  0x26CE...0x26CE,   0x26D4...0x26D4,   0x26EA...0x26EA,   0x26F2...0x26F3,   0x26F5...0x26F5,
  0x26FA...0x26FA,   0x26FD...0x26FD,   0x2705...0x2705,   0x270A...0x270B,   0x2728...0x2728,
  0x274C...0x274C,   0x274E...0x274E,   0x2753...0x2755,   0x2757...0x2757,   0x2795...0x2797,
  0x27B0...0x27B0,   0x27BF...0x27BF,   0x2B1B...0x2B1C,   0x2B50...0x2B50,   0x2B55...0x2B55,
  0x2E80...0x303E,   0x3041...0x3247,   0x3250...0x4DBF,   0x4E00...0xA4C6,   0xA960...0xA97C,
  0xAC00...0xD7A3,   0xF900...0xFAFF,   0xFE10...0xFE19,   0xFE30...0xFE6B,   0xFF01...0xFF60,
  0xFFE0...0xFFE6,   0x16FE0...0x16FF1, 0x17000...0x18D08, 0x1AFF0...0x1B2FB, 0x1F004...0x1F004,
  0x1F0CF...0x1F0CF, 0x1F18E...0x1F18E, 0x1F191...0x1F19A, 0x1F200...0x1F265, 0x1F300...0x1F320,
  0x1F32D...0x1F335, 0x1F337...0x1F37C, 0x1F37E...0x1F393, 0x1F3A0...0x1F3CA, 0x1F3CF...0x1F3D3,
  0x1F3E0...0x1F3F0, 0x1F3F4...0x1F3F4, 0x1F3F8...0x1F43E, 0x1F440...0x1F440, 0x1F442...0x1F4FC,
  0x1F4FF...0x1F53D, 0x1F54B...0x1F54E, 0x1F550...0x1F567, 0x1F57A...0x1F57A, 0x1F595...0x1F596,
  0x1F5A4...0x1F5A4, 0x1F5FB...0x1F64F, 0x1F680...0x1F6C5, 0x1F6CC...0x1F6CC, 0x1F6D0...0x1F6D2,
  0x1F6D5...0x1F6DF, 0x1F6EB...0x1F6EC, 0x1F6F4...0x1F6FC, 0x1F7E0...0x1F7EB, 0x1F7F0...0x1F7F0,
  0x1F90C...0x1F93A, 0x1F93C...0x1F945, 0x1F947...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x2FFFD,
  0x30000...0x3FFFD,
]
