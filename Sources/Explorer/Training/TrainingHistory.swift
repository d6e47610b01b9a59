public import Engine

/// What training runs have told, in bounded memory: a value that views plot.
public struct TrainingHistory: Hashable, Sendable {
  /// The most runs that are kept.
  public static let mostRuns = 6

  /// The runs, oldest first.
  public private(set) var runs: [TrainedRun] = []

  /// Makes a history of nothing.
  public init() {}

  /// Begins new runs, which take turns; the oldest are forgotten where there are too many.
  public mutating func begin(_ names: [String], _ conditions: TrainingConditions, number: Int) {
    for (place, name) in names.enumerated() {
      runs.append(TrainedRun(number: number, place: place, name: name, conditions: conditions))
    }
    runs.removeFirst(max(0, runs.count - max(Self.mostRuns, names.count)))
  }

  /// Takes what one of the latest runs tells.
  public mutating func note(_ event: TrainingEvent, place: Int) {
    if let index = index(place) { runs[index].note(event) }
  }

  /// Takes how one of the latest runs ended.
  public mutating func end(place: Int, _ ending: TrainingEnding, _ origin: NotFiniteOrigin?) {
    guard let index = index(place) else { return }
    runs[index].ending = ending
    runs[index].origin = origin
  }

  /// Lets the latest runs go on.
  public mutating func resume(_ conditions: TrainingConditions) {
    for index in runs.indices where runs[index].number == runs.last?.number {
      runs[index].ending = nil
      runs[index].conditions = conditions
    }
  }

  /// The runs that were trained together last: one, or twins.
  public var latest: [TrainedRun] {
    guard let number = runs.last?.number else { return [] }
    return runs.filter { $0.number == number }
  }

  private func index(_ place: Int) -> Int? {
    runs.lastIndex { $0.number == runs.last?.number && $0.place == place }
  }
}

/// One run as it is plotted.
public struct TrainedRun: Hashable, Sendable {
  /// The number of the order it belongs to; twins share it.
  public let number: Int
  /// Its place among its twins.
  public let place: Int
  /// The network's name.
  public let name: String
  /// How it is trained.
  public internal(set) var conditions: TrainingConditions
  /// The loss of the batches.
  public private(set) var loss = MergingSeries()
  /// The share of right answers in the batches.
  public private(set) var accuracy = MergingSeries()
  /// The norm of all gradients together.
  public private(set) var gradientNorm = MergingSeries()
  /// The epochs.
  public private(set) var epochs: [EpochReport] = []
  /// Gradients by depth: the first that were measured, some in between, and the latest.
  public private(set) var profiles: [GradientProfile] = []
  /// How many profiles there were, and which of them are kept: every first, second, fourth ...
  private var (profileCount, profileStride) = (0, 1)
  /// The latest step.
  public private(set) var latestStep: StepReport?
  /// How it ended; nil while it goes on.
  public internal(set) var ending: TrainingEnding?
  /// The layer that first made a NaN or infinity; nil where none did.
  public internal(set) var origin: NotFiniteOrigin?

  /// The most profiles that are kept: an odd number, so that halving keeps the first and the latest.
  static let mostProfiles = 33
  /// The most epochs that are kept.
  static let mostEpochs = 512

  init(number: Int, place: Int, name: String, conditions: TrainingConditions) {
    self.number = number
    self.place = place
    self.name = name
    self.conditions = conditions
  }

  mutating func note(_ event: TrainingEvent) {
    switch event {
    case .step(let report):
      latestStep = report
      loss.append(report.answerLoss, at: report.step)
      accuracy.append(Double(report.correct) / Double(max(1, report.count)), at: report.step)
      gradientNorm.append(report.gradientNorm, at: report.step)
      if let profile = GradientProfile(report) { note(profile) }
    case .epoch(let report):
      if epochs.count == Self.mostEpochs { epochs = epochs.everyOther }
      epochs.append(report)
    }
  }

  /// The first and the latest profile are always kept, and between them as many as there is room for, evenly spread.
  private mutating func note(_ profile: GradientProfile) {
    // The one that was the latest goes where it does not lie on the grid.
    if profileCount > 0, (profileCount - 1) % profileStride != 0 { profiles.removeLast() }
    profiles.append(profile)
    profileCount += 1
    guard profiles.count == Self.mostProfiles else { return }
    profiles = profiles.everyOther
    profileStride *= 2
  }
}

extension Array {
  /// The first of every two.
  fileprivate var everyOther: [Element] {
    indices.filter { $0.isMultiple(of: 2) }.map { self[$0] }
  }
}
