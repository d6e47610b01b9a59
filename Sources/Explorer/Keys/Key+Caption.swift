extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  /// Makes the key of a printable character.
  public init(extendedGraphemeClusterLiteral value: Character) { self = .character(value) }
}

extension Key {
  /// The key as help and footer show it: `j`, `↓`, `Ctrl-L`.
  public var caption: String {
    switch self {
    case .character(" "): "Space"
    case .character(let character): String(character)
    case .control(let character): "Ctrl-" + character.uppercased()
    case .alt(let character): "Alt-\(character)"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .up: "↑"
    case .down: "↓"
    case .left: "←"
    case .right: "→"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .function(let number): "F\(number)"
    }
  }

  /// The key as a screen can show it: arrows have names where they cannot be drawn.
  public func caption(in glyphs: GlyphSet) -> String {
    guard glyphs.isASCII else { return caption }
    return switch self {
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    default: caption
    }
  }
}
