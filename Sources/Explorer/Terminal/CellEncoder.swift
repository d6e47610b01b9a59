import CTerminal

/// Turns cells into what CTerminal paints.
struct CellEncoder {
  let colors: ColorTable
  let isUnicode: Bool

  /// The last line of defence against text that would command the terminal or hide itself:
  /// controls, bidirectional marks, characters without width.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20...0x7E, 0x2190...0x21FF, 0x2500...0x25FF: return true
    case 0x00...0x9F, 0xAD: return false
    case 0x115F, 0x1160, 0x3164, 0xFFA0: return false  // Fillers: letters that show nothing.
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator, .nonspacingMark,
      .enclosingMark, .spacingMark, .privateUse, .unassigned:
      return false
    default: return true
    }
  }

  /// A row of exactly `width` cells.
  func encode(_ row: ArraySlice<Cell>, width: Int) -> [ct_cell] {
    var result: [ct_cell] = []
    result.reserveCapacity(width)
    var lastStyle = Style.standard
    var lastLook = colors.look(of: lastStyle)
    for cell in row.prefix(width) {
      if cell.style != lastStyle {
        lastStyle = cell.style
        lastLook = colors.look(of: lastStyle)
      }
      result.append(encode(cell.scalar, lastLook))
    }
    while result.count < width { result.append(encode(" ", ColorTable.Look())) }
    return result
  }

  private func encode(_ scalar: Unicode.Scalar, _ look: ColorTable.Look) -> ct_cell {
    ct_cell(
      scalar: shown(scalar), foreground: look.foreground, background: look.background,
      attributes: UInt32(look.attributes.rawValue))
  }

  private func shown(_ scalar: Unicode.Scalar) -> UInt32 {
    if (0x20...0x7E).contains(scalar.value) { return scalar.value }
    // The right half of a wide character; without Unicode there are no wide characters.
    if scalar.value == 0 { return isUnicode ? 0 : 0x20 }
    guard Self.isHarmless(scalar) else { return 0x3F }
    return isUnicode ? scalar.value : AsciiFallback.scalar(for: scalar).value
  }
}
