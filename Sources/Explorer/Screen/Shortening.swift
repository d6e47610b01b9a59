extension StringProtocol {
  /// As much of the text's beginning as takes at most the given columns.
  public func prefix(columns: Int) -> String {
    var taken = String.UnicodeScalarView()
    var used = 0
    for scalar in unicodeScalars {
      used += scalar.isUnsafeToShow ? 1 : scalar.displayWidth
      guard used <= columns else { break }
      taken.append(scalar)
    }
    return String(taken)
  }

  /// As much of the text's end as takes at most the given columns.
  public func suffix(columns: Int) -> String {
    var taken: [Unicode.Scalar] = []
    var used = 0
    for scalar in unicodeScalars.reversed() {
      used += scalar.isUnsafeToShow ? 1 : scalar.displayWidth
      guard used <= columns else { break }
      taken.append(scalar)
    }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: taken.reversed())
    return String(view)
  }

  /// The text in at most the given columns, with an ellipsis for what was left out.
  ///
  /// - Parameters:
  ///   - columns: columns to use at most; 0 or fewer give an empty text.
  ///   - shortening: which part gives way.
  ///   - ellipsis: what stands for it, `…` or an ASCII `..`.
  /// - Returns: the text itself when it fits.
  public func shortened(
    to columns: Int, _ shortening: Shortening = .end, ellipsis: String = "…"
  ) -> String {
    guard displayWidth > columns else { return String(self) }
    let room = columns - ellipsis.displayWidth
    guard room > 0, shortening != .clip else { return prefix(columns: columns) }
    switch shortening {
    case .end, .clip: return prefix(columns: room) + ellipsis
    case .beginning: return ellipsis + suffix(columns: room)
    case .middle: return prefix(columns: room / 2) + ellipsis + suffix(columns: room - room / 2)
    }
  }

  /// The text with spaces added so that it takes at least the given columns.
  public func padded(to columns: Int, _ alignment: TextAlignment = .left) -> String {
    let missing = Swift.max(0, columns - displayWidth)
    let before = alignment.offset(of: 0, in: missing)
    return String(repeating: " ", count: before) + String(self)
      + String(repeating: " ", count: missing - before)
  }
}

extension TextAlignment {
  /// The column at which text of a width starts among the given columns; 0 if it is too long.
  public func offset(of width: Int, in columns: Int) -> Int {
    let free = max(0, columns - width)
    switch self {
    case .left: return 0
    case .center: return free / 2
    case .right: return free
    }
  }
}
