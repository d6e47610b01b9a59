import CTerminal

/// Waits for keys, signals and other threads, all at once, and decodes what came.
@MainActor struct EventSource {
  /// A flood of input is answered in parts, so that painting goes on.
  private static let mostBytes = 1 << 16

  private var decoder = KeyDecoder()
  private let clock = ContinuousClock()
  private let start = ContinuousClock().now
  private var lastInputTime = 0

  /// Waits, at most for the timeout, and returns what happened beside the signals that arrived.
  mutating func read(timeoutMilliseconds: Int?) -> (events: [TerminalEvent], signals: Int32) {
    let what = ct_wait(Int32(clamping: timeout(wanted: timeoutMilliseconds)))
    func has(_ flag: Int) -> Bool { what & Int32(flag) != 0 }

    var events: [TerminalEvent] = []
    if has(CT_INPUT) {
      events += readInput()
    } else if decoder.isWaiting, milliseconds() - lastInputTime >= decoder.patienceMilliseconds {
      events += decoder.flush()
    }
    if has(CT_HANGUP), !has(CT_INPUT) { events.append(.hangup) }
    if has(CT_WOKEN) { events.append(.wake) }
    return (events, has(CT_SIGNAL) ? ct_take_signals() : 0)
  }

  /// The caller's timeout, or less while a sequence may still go on; −1 is for ever.
  private func timeout(wanted: Int?) -> Int {
    let wanted = wanted.map { max(0, $0) }
    guard decoder.isWaiting else { return wanted ?? -1 }
    let patience = decoder.patienceMilliseconds - (milliseconds() - lastInputTime)
    return min(wanted ?? .max, max(0, patience))
  }

  private mutating func readInput() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var bytes = [UInt8](repeating: 0, count: 4096)
    var total = 0
    lastInputTime = milliseconds()
    while total < Self.mostBytes {
      let count = Int(ct_read(&bytes, Int32(bytes.count)))
      if count < 0 { return events + [.hangup] }
      if count == 0 { break }
      total += count
      events += decoder.feed(bytes.prefix(count), time: lastInputTime)
    }
    return events
  }

  private func milliseconds() -> Int {
    let elapsed = clock.now - start
    return Int(elapsed.components.seconds) * 1000
      + Int(elapsed.components.attoseconds / 1_000_000_000_000_000)
  }
}
