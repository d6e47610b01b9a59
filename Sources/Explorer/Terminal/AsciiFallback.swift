/// What stands for the explorer's characters where only ASCII can be shown.
///
/// One character for one, so that columns stay where they are. Curses would leave such cells blank.
enum AsciiFallback {
  /// The ASCII stand-in; `?` for characters without one.
  static func scalar(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.isASCII ? scalar : standIns[scalar] ?? "?"
  }

  private static let standIns: [Unicode.Scalar: Unicode.Scalar] = {
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (standIn, characters) in table {
      for scalar in characters.unicodeScalars { result[scalar] = standIn }
    }
    return result
  }()

  // swift-format-ignore
  private static let table: [(Unicode.Scalar, String)] = [
    ("-", "─━┄┅┈┉╌╍═╴╶╸╺╼╾‐‑‒–—―−"),
    ("|", "│┃║┆┇┊┋╎╏╵╷╹╻╽╿▏▎▍▌▐"),
    ("+", "┌┐└┘├┤┬┴┼╭╮╰╯┏┓┗┛┣┫┳┻╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬┍┎┑┒┕┖┙┚┝┞┟┠┡┢┥┦┧┨┩┪┭┮┯┰┱┲┵┶┷┸┹┺⊕✚✓✔"),
    (">", "→▸▶▷►⇒⇥›»≥⟶↦"),
    ("<", "←◂◀◁◄⇐⇤‹«≤⟵"),
    ("v", "↓▾▼▽⇓√"),
    ("^", "↑▴▲△⇑ˆ"),
    ("#", "█■▇▆▓▰▙▛▜▟"),
    ("=", "▅▄≈≡"),
    (":", "▒▃∶"),
    (".", "░▂▁·…∙⋅□▫▖▗。"),
    ("'", "▔▝▘‘’′´"),
    ("\"", "▀“”„″"),
    ("*", "●•◆★✱∗"),
    ("o", "○◦◯◇☆°☐óòôöõø"),
    ("%", "▚▞"),
    ("x", "×✕✗✘⊗"),
    ("[", "⌊⌈⟦"), ("]", "⌋⌉⟧"), ("/", "╱÷⁄"), ("\\", "╲"), ("X", "╳"), ("~", "∼～"),
    ("_", "␣⎵"), (" ", "\u{A0}\u{2002}\u{2003}\u{2007}\u{2009}\u{202F}"),
    ("0", "⁰₀"), ("1", "¹₁"), ("2", "²₂"), ("3", "³₃"), ("4", "⁴₄"),
    ("5", "⁵₅"), ("6", "⁶₆"), ("7", "⁷₇"), ("8", "⁸₈∞"), ("9", "⁹₉"),
    ("a", "áàâäãåα"), ("b", "β"), ("c", "ç"), ("d", "δ∂"), ("e", "éèêëε"), ("g", "γ"), ("i", "íìîï"),
    ("l", "λ"), ("m", "μµ"), ("n", "ñη"), ("s", "σß"), ("S", "Σ∑"), ("u", "úùûü"), ("y", "ýÿ"),
    ("A", "ÁÀÂÄÃÅ"), ("C", "Ç"), ("D", "Δ"), ("E", "ÉÈÊË"), ("I", "ÍÌÎÏ"), ("N", "Ñ"),
    ("O", "ÓÒÔÖÕØ"), ("U", "ÚÙÛÜ"),
  ]
}
