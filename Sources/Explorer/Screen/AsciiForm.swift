// Where Unicode text becomes ASCII before it is laid out: every symbol that the explorer writes, and
// a question mark for anything else. `AsciiFallback` in Terminal does cells that are laid out already.

extension StringProtocol {
  /// The text in pure ASCII: `3×224×224 → 64` becomes `3x224x224 -> 64`, `⌊x⌋` `floor(x)`.
  public var asciiForm: String {
    guard !utf8.allSatisfy({ $0 < 0x80 }) else { return String(self) }
    return unicodeScalars.map(\.asciiForm).joined()
  }
}

extension Unicode.Scalar {
  /// The scalar in ASCII, possibly several characters; `?` where there is no likeness.
  public var asciiForm: String {
    if isASCII { return String(self) }
    return asciiForms[self] ?? asciiLines[self].map(String.init) ?? "?"
  }
}

// swift-format-ignore
private let asciiForms: [Unicode.Scalar: String] = [
  "×": "x",   "→": "->",  "←": "<-",  "↑": "^",   "↓": "v",   "⇥": "Tab", "␣": "Space", "⏎": "Enter",
  "⌊": "floor(", "⌋": ")", "⌈": "ceil(", "⌉": ")", "−": "-",  "–": "-",   "—": "-",   "‑": "-",
  "·": "*",   "…": "...", "σ": "sd",  "Σ": "sum", "μ": "mean", "µ": "u",  "α": "alpha", "β": "beta",
  "γ": "gamma", "ε": "eps", "δ": "delta", "Δ": "delta", "≤": "<=", "≥": ">=", "≠": "!=", "≈": "~",
  "±": "+-",  "√": "sqrt", "∞": "inf", "⊕": "+",  "²": "^2",  "³": "^3",  "°": "deg", "½": "1/2", "∂": "d",
  "■": "#",   "□": ".",   "▪": "o",   "▾": "v",   "▸": ">",   "▴": "^",   "◂": "<",   "●": "*",
  "○": "o",   "▲": "^",   "▼": "v",   "△": "+",   "◆": "*",   "◇": "o",   "▽": "v",   "★": "*",   "☆": "o",   "✓": "ok",  "✗": "x",   "•": "*",
  "‘": "'",   "’": "'",   "“": "\"",  "”": "\"",  "«": "\"",  "»": "\"",  "‹": "<",   "›": ">",   "\u{A0}": " ", "¹": "^1",
  "é": "e",   "è": "e",   "ê": "e",   "ë": "e",   "á": "a",   "à": "a",   "â": "a",   "ä": "ae",
  "å": "a",   "ö": "oe",  "ó": "o",   "ô": "o",   "ü": "ue",  "ú": "u",   "í": "i",   "ï": "i",
  "ñ": "n",   "ç": "c",   "ß": "ss",  "ø": "o",   "æ": "ae",  "₀": "0",   "₁": "1",   "₂": "2",
]

// swift-format-ignore
private let asciiLines: [Unicode.Scalar: Unicode.Scalar] = [
  "─": "-", "━": "-", "│": "|", "┃": "|", "┆": ":", "┊": ":", "╌": "-", "┄": "-",
  "╭": "+", "╮": "+", "╰": "+", "╯": "+", "┌": "+", "┐": "+", "└": "+", "┘": "+",
  "├": "+", "┤": "+", "┬": "+", "┴": "+", "┼": "+", "═": "=", "║": "|",
  "▁": ".", "▂": ":", "▃": "-", "▄": "=", "▅": "+", "▆": "*", "▇": "#", "█": "@",
  "▏": "#", "▎": "#", "▍": "#", "▌": "#", "▋": "#", "▊": "#", "▉": "#",
  "░": ".", "▒": "+", "▓": "#", "▀": "\"",
]
