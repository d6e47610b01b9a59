import Dispatch
import Engine
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// What `train` shows while it runs: a line an epoch, and a bar on standard error where that is a terminal.
final class TrainProgress: Sendable {
  private struct State {
    var steps: Int
    var loss = 0.0
    var accuracy = 0.0
    var lastShown: UInt64 = 0
  }

  private static let barWidth = 24
  private static let leastBarWidth = 6
  /// Nanoseconds between two pictures of the bar.
  private static let interval: UInt64 = 100_000_000

  private let state: Mutex<State>
  private let start = DispatchTime.now().uptimeNanoseconds
  private let firstStep: Int
  private let total: Int
  private let perEpoch: Int
  private let batch: Int
  private let epochs: Int

  /// Begins at a step of a run.
  init(_ run: TrainingRun, steps: Int) {
    state = Mutex(State(steps: steps))
    firstStep = steps
    total = run.totalSteps
    perEpoch = run.stepsPerEpoch
    batch = run.batch
    epochs = run.epochs
  }

  /// Shows what happened.
  func show(_ event: TrainingEvent) {
    switch event {
    case .step(let report): if ErrorLine.isTerminal { show(report) }
    case .epoch(let report):
      ErrorLine.clear()
      TextOutput.say(Self.line(report, of: epochs))
      // A file or pipe shall have the line when the epoch is over.
      fflush(nil)
    }
  }

  /// Takes the bar away.
  func finish() { ErrorLine.clear() }

  /// An epoch as a line.
  static func line(_ report: EpochReport, of epochs: Int) -> String {
    var parts = [
      "epoch \(report.epoch + 1)/\(epochs)", "loss \(decimals(report.loss, 4))",
      "accuracy \(decimals(100 * report.accuracy, 2)) %",
    ]
    if let loss = report.validationLoss, let accuracy = report.validationAccuracy {
      parts += [
        "validation loss \(decimals(loss, 4))",
        "validation accuracy \(decimals(100 * accuracy, 2)) %",
      ]
    }
    return parts.joined(separator: "  ")
  }

  /// The bar with rate, time left, loss and accuracy.
  ///
  /// In narrow terminals the drawing becomes shorter, then speed, accuracy and time left go.
  static func bar(
    step: Int, of total: Int, examplesPerSecond: Double, secondsLeft: Double, loss: Double,
    accuracy: Double, width: Int
  ) -> String {
    let left = Int(min(359_999, max(0, secondsLeft)).rounded())
    let clock = [left / 3600, left / 60 % 60, left % 60].map { ($0 < 10 ? "0" : "") + "\($0)" }
    let place = "\(step)/\(total)"
    let speed = "\(decimals(examplesPerSecond, 0))/s"
    let time = clock.joined(separator: ":") + " left"
    let loss = "loss \(decimals(loss, 4))"
    let right = "\(decimals(100 * accuracy, 1)) %"
    let choices = [
      [place, speed, time, loss, right], [place, time, loss, right], [place, time, loss],
      [place, loss],
    ].map { $0.joined(separator: "  ") }
    let text = choices.first { $0.count <= width } ?? choices[choices.count - 1]
    return drawing(step: step, of: total, width: width - text.count - 3) + text
  }

  /// A drawing of the progress with a space behind it; nothing where there is little room.
  private static func drawing(step: Int, of total: Int, width: Int) -> String {
    guard width >= leastBarWidth else { return "" }
    let width = min(barWidth, width)
    let filled = total > 0 ? min(width, width * step / total) : width
    return "[" + String(repeating: "#", count: filled)
      + String(repeating: ".", count: width - filled) + "] "
  }

  private func show(_ report: StepReport) {
    let now = DispatchTime.now().uptimeNanoseconds
    let text = state.withLock { state -> String? in
      let isFirst = state.steps == firstStep
      state.steps = report.step + 1
      // A running mean over about twenty steps.
      let share = isFirst ? 1 : 0.05
      state.loss += (report.answerLoss - state.loss) * share
      state.accuracy +=
        (Double(report.correct) / Double(max(1, report.count)) - state.accuracy) * share
      guard now - state.lastShown >= Self.interval else { return nil }
      state.lastShown = now
      let seconds = max(1e-9, Double(now - start) / 1e9)
      let rate = Double(state.steps - firstStep) / seconds
      return Self.bar(
        step: state.steps, of: total, examplesPerSecond: rate * Double(batch),
        secondsLeft: Double(total - state.steps) / rate, loss: state.loss,
        accuracy: state.accuracy, width: ErrorLine.width)
    }
    if let text { ErrorLine.show(text) }
  }
}
