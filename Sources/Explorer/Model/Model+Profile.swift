import Engine

/// A measurement under way.
public struct ProfileProgress: Hashable, Sendable {
  /// How many passes are timed.
  static let passes = 20

  /// The measurement's number; answers of older ones are dropped.
  public let number: Int
  /// How many passes are done.
  public var done = 0
}

extension Model {
  /// Whether the profile is looked at, so that moving follows its lines.
  var showsProfile: Bool { view.kind == .profile && view.isInFront }

  /// Whether a measurement is under way.
  var isProfiling: Bool { profiling != nil }

  /// Whether something is under way that Ctrl-C stops.
  var isBusy: Bool { run != nil || isProfiling }

  /// The lines of the profile; nil before it was measured.
  var profileRows: ProfileRows? { profile.map { ProfileRows(network, $0, view) } }

  /// The step that computes a layer; nil where none does or nothing was measured.
  func profileStep(of layer: Int) -> PlanStepReport? {
    profile?.steps.first { $0.layers.contains(layer) }
  }

  /// Measures where the time of a pass goes, and shows it.
  mutating func performProfile() -> [Effect] {
    performLook(.show(.profile))
    guard run == nil, !isProfiling else {
      let what = run == nil ? "a measurement" : "a run"
      notice = Notice(text: "\(what) is under way; Ctrl-C cancels it", isError: false)
      return []
    }
    if let error = analysis.firstError {
      let name = network.nodes[error.index].name
      notice = Notice(text: "\(name) cannot be computed: \(error.error)", isError: true)
      return []
    }
    lastRun += 1
    profiling = ProfileProgress(number: lastRun)
    return [.profile(number: lastRun)]
  }

  /// Takes a measurement that has ended; others are dropped.
  mutating func noteProfile(_ result: Result<PlanReport, Message.Failure>, number: Int) {
    guard profiling?.number == number else { return }
    profiling = nil
    switch result {
    case .success(let report):
      profile = report
      notice = Notice(
        text: "a pass takes \(NumberFormat.milliseconds(report.milliseconds)), "
          + "\(NumberFormat.milliseconds(report.expectedMilliseconds)) at the machine's limits",
        isError: false)
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: failure.sentence != "cancelled")
    }
  }

  /// Another setup is shown: what was measured of the one before says nothing of it.
  mutating func forgetProfile() -> [Effect] {
    defer { (profiling, profile) = (nil, nil) }
    return profiling == nil ? [] : [.cancelProfile]
  }
}
