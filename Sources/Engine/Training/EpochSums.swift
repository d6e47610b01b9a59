/// What adds up over an epoch.
struct EpochSums: Hashable, Sendable {
  /// The sum of the examples' losses.
  private(set) var total = 0.0
  /// How many examples were right.
  private(set) var correct = 0
  /// How many examples were seen; 0 when the epoch has not begun.
  private(set) var count = 0

  /// The most examples that a file may speak of.
  private static let countLimit = 1 << 40

  init() {}

  /// Reads the written form; nil for anything else.
  init?(text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 3, let total = Double(parts[0]), total.isFinite,
      let correct = Int(parts[1]), let count = Int(parts[2]),
      (0...Self.countLimit).contains(count), (0...count).contains(correct)
    else { return nil }
    (self.total, self.correct, self.count) = (total, correct, count)
  }

  /// The written form, exact to the last bit.
  var text: String { "\(total) \(correct) \(count)" }

  /// Takes a step.
  mutating func add(_ report: StepReport) {
    total += report.answerLoss * Double(report.count)
    correct += report.correct
    count += report.count
  }

  /// The mean loss.
  var loss: Double { count > 0 ? total / Double(count) : 0 }
  /// The share of right answers.
  var accuracy: Double { count > 0 ? Double(correct) / Double(count) : 0 }
}
