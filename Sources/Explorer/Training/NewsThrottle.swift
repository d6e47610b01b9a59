import Engine
import Synchronization

/// Gathers events so that news come a few times a second, however fast steps are; nothing is lost.
final class NewsThrottle: Sendable {
  private struct State {
    var waiting: [TrainingRecord] = []
    var examples = 0
    var lastReport: ContinuousClock.Instant?
  }

  private static let interval = Duration.milliseconds(60)

  private let state = Mutex(State())
  private let start = ContinuousClock.now
  private let batch: Int
  private let report: @Sendable (TrainingNews) -> Void

  init(batch: Int, _ report: @escaping @Sendable (TrainingNews) -> Void) {
    self.batch = batch
    self.report = report
  }

  /// Takes an event; tells of it at once where nothing was told for a while.
  func take(_ record: TrainingRecord) {
    let now = ContinuousClock.now
    let news = state.withLock { state -> TrainingNews? in
      state.waiting.append(record)
      if case .step = record.event { state.examples += batch }
      if let last = state.lastReport, now - last < Self.interval { return nil }
      state.lastReport = now
      return gathered(&state, now)
    }
    if let news { report(news) }
  }

  /// Tells what still waits.
  func flush() {
    if let news = state.withLock({ gathered(&$0, .now) }) { report(news) }
  }

  private func gathered(_ state: inout State, _ now: ContinuousClock.Instant) -> TrainingNews? {
    guard !state.waiting.isEmpty else { return nil }
    let seconds = max(1e-6, (now - start) / .seconds(1))
    defer { state.waiting = [] }
    return .events(state.waiting, examplesPerSecond: Double(state.examples) / seconds)
  }
}
