extension TerminalScreen {
  /// Obeys ESC [ body final.
  mutating func control(sequence body: ArraySlice<UInt8>, final: UInt8) {
    let marks = body.filter { !(0x30...0x3B).contains($0) }
    let values = body.filter { (0x30...0x3B).contains($0) }
      .split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      .map { Int(String(decoding: $0, as: UTF8.self)) ?? 0 }
    if marks.isEmpty {
      obey(final, values)
    } else if marks == [UInt8(ascii: "?")] {
      for mode in values { setPrivate(mode, on: final == UInt8(ascii: "h"), final: final) }
    }
  }

  private mutating func obey(_ final: UInt8, _ values: [Int]) {
    func count(_ index: Int = 0) -> Int {
      values.indices.contains(index) ? max(1, values[index]) : 1
    }
    switch final {
    case UInt8(ascii: "A"): move(toX: x, y: max(y - count(), y >= top ? top : 0))
    case UInt8(ascii: "B"), UInt8(ascii: "e"):
      move(toX: x, y: min(y + count(), y <= bottom ? bottom : rows - 1))
    case UInt8(ascii: "C"), UInt8(ascii: "a"): move(toX: x + count(), y: y)
    case UInt8(ascii: "D"): move(toX: x - count(), y: y)
    case UInt8(ascii: "E"): move(toX: 0, y: y + count())
    case UInt8(ascii: "F"): move(toX: 0, y: y - count())
    case UInt8(ascii: "G"), UInt8(ascii: "`"): move(toX: count() - 1, y: y)
    case UInt8(ascii: "d"): move(toX: x, y: count() - 1)
    case UInt8(ascii: "H"), UInt8(ascii: "f"): move(toX: count(1) - 1, y: count() - 1)
    case UInt8(ascii: "m"): setLook(values)
    case UInt8(ascii: "r"):
      setRegion(top: count() - 1, bottom: values.count > 1 ? count(1) - 1 : rows - 1)
    case UInt8(ascii: "s"): saved = (x, y, look)
    case UInt8(ascii: "u"): (x, y, look) = saved
    case UInt8(ascii: "b"): for _ in 0..<count() { put(lastScalar) }
    default: erase(final, mode: values.first ?? 0, count: count())
    }
  }

  private mutating func setRegion(top newTop: Int, bottom newBottom: Int) {
    guard newTop < newBottom, newBottom < rows else { return }
    (top, bottom) = (newTop, newBottom)
    move(toX: 0, y: 0)
  }

  private mutating func erase(_ final: UInt8, mode: Int, count: Int) {
    switch final {
    case UInt8(ascii: "J"):
      eraseLine(mode: mode)
      if mode != 1 { for row in y + 1..<max(rows, y + 1) { blank(row: row, 0..<columns) } }
      if mode != 0 { for row in 0..<y { blank(row: row, 0..<columns) } }
    case UInt8(ascii: "K"): eraseLine(mode: mode)
    case UInt8(ascii: "X"): blank(row: y, x..<min(x + count, columns))
    case UInt8(ascii: "P"): shift(left: count)
    case UInt8(ascii: "@"): shift(left: -count)
    case UInt8(ascii: "L"): if (top...bottom).contains(y) { scroll(by: -count, from: y) }
    case UInt8(ascii: "M"): if (top...bottom).contains(y) { scroll(by: count, from: y) }
    case UInt8(ascii: "S"): scroll(by: count, from: top)
    case UInt8(ascii: "T"): scroll(by: -count, from: top)
    default: break
    }
  }

  private mutating func eraseLine(mode: Int) {
    switch mode {
    case 0: blank(row: y, x..<columns)
    case 1: blank(row: y, 0..<x + 1)
    default: blank(row: y, 0..<columns)
    }
  }

  private mutating func blank(row: Int, _ range: Range<Int>) {
    for column in range { cells[row][column] = erased }
  }

  /// Moves the rest of the line left, or right when negative.
  private mutating func shift(left count: Int) {
    let blanks = Array(repeating: erased, count: min(abs(count), columns - x))
    if count > 0 {
      cells[y].removeSubrange(x..<x + blanks.count)
      cells[y] += blanks
    } else {
      cells[y].insert(contentsOf: blanks, at: x)
      cells[y].removeLast(blanks.count)
    }
  }

  // MARK: modes and looks

  private mutating func setPrivate(_ mode: Int, on: Bool, final: UInt8) {
    guard final == UInt8(ascii: "h") || final == UInt8(ascii: "l") else { return }
    if on { modes.insert(mode) } else { modes.remove(mode) }
    guard [47, 1047, 1049].contains(mode), on != isAlternate else { return }
    if on {
      saved = (x, y, look)
      mainScreen = cells
      cells = Array(repeating: Array(repeating: Cell(), count: columns), count: rows)
    } else {
      cells = mainScreen ?? cells
      mainScreen = nil
      (x, y, look) = saved
    }
  }

  private mutating func setLook(_ values: [Int]) {
    var rest = (values.isEmpty ? [0] : values)[...]
    while let value = rest.popFirst() {
      switch value {
      case 0: look = Look()
      case 1: look.isBold = true
      case 2: look.isDim = true
      case 4: look.isUnderlined = true
      case 7: look.isReversed = true
      case 22: (look.isBold, look.isDim) = (false, false)
      case 24: look.isUnderlined = false
      case 27: look.isReversed = false
      case 30...37: look.foreground = .indexed(value - 30)
      case 38: look.foreground = Self.extendedColor(&rest)
      case 39: look.foreground = .standard
      case 40...47: look.background = .indexed(value - 40)
      case 48: look.background = Self.extendedColor(&rest)
      case 49: look.background = .standard
      case 90...97: look.foreground = .indexed(value - 82)
      case 100...107: look.background = .indexed(value - 92)
      default: break
      }
    }
  }

  private static func extendedColor(_ rest: inout ArraySlice<Int>) -> Color {
    switch rest.popFirst() {
    case 5: return .indexed(rest.popFirst() ?? 0)
    case 2: return .rgb(rest.popFirst() ?? 0, rest.popFirst() ?? 0, rest.popFirst() ?? 0)
    default: return .standard
    }
  }
}
