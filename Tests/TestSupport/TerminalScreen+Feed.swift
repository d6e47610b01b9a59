extension TerminalScreen {
  /// Shows what a program sent; sequences may be cut anywhere.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    pending.append(contentsOf: bytes)
    var place = 0
    while place < pending.count {
      guard let count = consume(pending[place...]) else { break }
      place += count
    }
    pending.removeFirst(place)
  }

  /// How many bytes were used; nil when more are needed.
  private mutating func consume(_ bytes: ArraySlice<UInt8>) -> Int? {
    let first = bytes[bytes.startIndex]
    switch first {
    case 0x1B: return consumeEscape(bytes)
    case 0x00...0x1F, 0x7F:
      control(first)
      return 1
    case 0x20...0x7E:
      put(mapped(first))
      return 1
    default: return consumeCharacter(bytes)
    }
  }

  private mutating func consumeCharacter(_ bytes: ArraySlice<UInt8>) -> Int? {
    let first = bytes[bytes.startIndex]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
    guard bytes.count >= length else { return nil }
    let text = String(decoding: bytes.prefix(length), as: UTF8.self)
    for scalar in text.unicodeScalars { put(scalar) }
    return length
  }

  private mutating func consumeEscape(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let kind = bytes.dropFirst().first else { return nil }
    switch kind {
    case UInt8(ascii: "["):
      let body = bytes.dropFirst(2)
      guard let end = body.firstIndex(where: { (0x40...0x7E).contains($0) }) else { return nil }
      control(sequence: body[..<end], final: body[end])
      return end - bytes.startIndex + 1
    case UInt8(ascii: "]"):
      return lengthOfCommand(bytes)
    case UInt8(ascii: "("), UInt8(ascii: ")"):
      guard let charset = bytes.dropFirst(2).first else { return nil }
      charsets[kind == UInt8(ascii: "(") ? 0 : 1] = charset
      return 3
    default:
      escape(kind)
      return 2
    }
  }

  /// An operating-system command, which ends with BEL or ESC \.
  private func lengthOfCommand(_ bytes: ArraySlice<UInt8>) -> Int? {
    for place in bytes.indices.dropFirst(2) {
      if bytes[place] == 0x07 { return place - bytes.startIndex + 1 }
      if bytes[place] == 0x1B, bytes.indices.contains(place + 1) {
        return place - bytes.startIndex + 2
      }
    }
    return nil
  }

  private mutating func escape(_ kind: UInt8) {
    switch kind {
    case UInt8(ascii: "7"): saved = (x, y, look)
    case UInt8(ascii: "8"): (x, y, look) = saved
    case UInt8(ascii: "D"): lineFeed()
    case UInt8(ascii: "E"):
      x = 0
      lineFeed()
    case UInt8(ascii: "M"): reverseLineFeed()
    case UInt8(ascii: "c"): self = TerminalScreen(columns: columns, rows: rows)
    default: break
    }
  }

  private mutating func control(_ byte: UInt8) {
    switch byte {
    case 0x07: bells += 1
    case 0x08: move(toX: x - 1, y: y)
    case 0x09: move(toX: (x / 8 + 1) * 8, y: y)
    case 0x0A...0x0C: lineFeed()
    case 0x0D: move(toX: 0, y: y)
    case 0x0E: activeCharset = 1
    case 0x0F: activeCharset = 0
    default: break
    }
  }

  // MARK: characters

  /// A byte in the character set that is switched on: DEC's line drawing or ASCII.
  private func mapped(_ byte: UInt8) -> Unicode.Scalar {
    let drawing: [UInt8: Unicode.Scalar] = [
      0x6A: "┘", 0x6B: "┐", 0x6C: "┌", 0x6D: "└", 0x6E: "┼", 0x71: "─", 0x74: "├", 0x75: "┤",
      0x76: "┴", 0x77: "┬", 0x78: "│", 0x61: "▒", 0x60: "◆", 0x7E: "·",
    ]
    guard charsets[activeCharset] == UInt8(ascii: "0") else { return Unicode.Scalar(byte) }
    return drawing[byte] ?? Unicode.Scalar(byte)
  }

  mutating func put(_ scalar: Unicode.Scalar) {
    if wrapsNext, modes.contains(7) {
      x = 0
      lineFeed()
    }
    wrapsNext = false
    lastScalar = scalar
    cells[y][x] = Cell(scalar: scalar, look: look)
    let width = Self.isWide(scalar) && x + 1 < columns ? 2 : 1
    if width == 2 { cells[y][x + 1] = Cell(scalar: "\0", look: look) }
    if x + width < columns { x += width } else { (x, wrapsNext) = (columns - 1, true) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: false
    }
  }

  // MARK: lines

  mutating func move(toX newX: Int, y newY: Int) {
    x = min(max(newX, 0), columns - 1)
    y = min(max(newY, 0), rows - 1)
    wrapsNext = false
  }

  mutating func lineFeed() {
    wrapsNext = false
    if y == bottom { scroll(by: 1, from: top) } else { y = min(y + 1, rows - 1) }
  }

  private mutating func reverseLineFeed() {
    wrapsNext = false
    if y == top { scroll(by: -1, from: top) } else { y = max(y - 1, 0) }
  }

  /// Moves the lines from `first` to the region's bottom up, or down when the count is negative.
  mutating func scroll(by count: Int, from first: Int) {
    guard first <= bottom else { return }
    let blank = Array(repeating: erased, count: columns)
    for _ in 0..<min(abs(count), bottom - first + 1) {
      cells.remove(at: count > 0 ? first : bottom)
      cells.insert(blank, at: count > 0 ? bottom : first)
    }
  }

  /// What erasing leaves: a blank in the background colour.
  var erased: Cell {
    Cell(look: Look(background: look.background))
  }
}
