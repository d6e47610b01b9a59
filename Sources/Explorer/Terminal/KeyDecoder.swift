/// Turns the bytes that a terminal sends into keys, pastes and mouse events.
///
/// A value without a clock or a terminal: bytes may arrive in any pieces. What could still become
/// a longer sequence is kept back; the caller waits for `patienceMilliseconds` and then calls
/// `flush`, which is how Escape alone is told from the beginning of an arrow key.
struct KeyDecoder {
  /// More than this is no sequence of any terminal.
  static let longestSequence = 64
  /// Pastes beyond this are delivered in parts.
  static let longestPaste = 1 << 20

  private var pending: [UInt8] = []
  private var pasted: [UInt8]?
  private var clicks = ClickTracker()

  /// Whether the bytes so far are not whole.
  var isWaiting: Bool { !pending.isEmpty || pasted != nil }
  /// How long the rest may take: an Escape is soon answered, a paste is slow over a slow link.
  var patienceMilliseconds: Int { pasted == nil ? 25 : 1000 }

  /// Decodes what has arrived.
  ///
  /// - Parameters:
  ///   - bytes: the next bytes.
  ///   - time: milliseconds by any steady clock; tells a double click.
  /// - Returns: what they mean, in order.
  mutating func feed(_ bytes: some Sequence<UInt8>, time: Int = 0) -> [TerminalEvent] {
    pending.append(contentsOf: bytes)
    var events: [TerminalEvent] = []
    var place = 0
    while place < pending.count {
      guard let taken = step(at: place, time: time, into: &events) else { break }
      place += taken
    }
    pending.removeFirst(place)
    return events
  }

  /// Decodes what was kept back as if nothing followed.
  mutating func flush() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    if let text = pasted {
      events.append(.paste(Self.pasteText(text + pending)))
      pasted = nil
      pending = []
    }
    let rest = pending
    pending = []
    guard let first = rest.first, first == 0x1B else { return events }
    // “ESC [” and “ESC O” can also be Alt with that key.
    if rest.count == 2, let scalar = Unicode.Scalar(UInt32(rest[1])) {
      events.append(.key(.alt(Character(scalar))))
    } else if rest.count == 1 {
      events.append(.key(.escape))
    }
    return events
  }

  /// One event or less; nil when more bytes are needed.
  private mutating func step(at place: Int, time: Int, into events: inout [TerminalEvent]) -> Int? {
    if pasted != nil { return pasteStep(at: place, into: &events) }
    switch Self.parse(pending[place...]) {
    case .incomplete: return nil
    case .skip(let count): return count
    case .keys(let keys, let count):
      events += keys.map { $0 == .control("c") ? .interrupt : .key($0) }
      return count
    case .mouse(let report, let count):
      if let event = clicks.event(for: report, time: time) { events.append(.mouse(event)) }
      return count
    case .pasteBegin(let count):
      pasted = []
      return count
    }
  }

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  /// Takes pasted bytes up to the end mark, or to what may be its beginning.
  private mutating func pasteStep(at place: Int, into events: inout [TerminalEvent]) -> Int? {
    let rest = pending[place...]
    let end = rest.firstIndex(of: 0x1B) ?? rest.endIndex
    if end > place {
      pasted?.append(contentsOf: rest[..<end])
      if let text = pasted, text.count >= Self.longestPaste {
        events.append(.paste(Self.pasteText(text)))
        pasted = []
      }
      return end - place
    }
    let mark = rest.prefix(Self.pasteEnd.count)
    guard Self.pasteEnd.starts(with: mark) else {
      pasted?.append(0x1B)
      return 1
    }
    guard mark.count == Self.pasteEnd.count else { return nil }
    events.append(.paste(Self.pasteText(pasted ?? [])))
    pasted = nil
    return mark.count
  }

  /// Pasted text: `\n` for every line end, tabs kept, other controls dropped.
  private static func pasteText(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "\r": text.append("\n")
      case "\n": if !afterReturn { text.append("\n") }
      case "\t": text.append("\t")
      default: if scalar.properties.generalCategory != .control { text.append(scalar) }
      }
      afterReturn = scalar == "\r"
    }
    return String(text)
  }
}
