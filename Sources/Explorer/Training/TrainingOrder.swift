public import Engine

/// What is to be trained in the background.
public struct TrainingOrder: Hashable, Sendable {
  /// Which networks.
  public enum Subject: Hashable, Sendable {
    /// The network that is open, with its parameters.
    case open
    /// Twins by name, with parameters drawn anew.
    case twins(String, String)
    /// Those of the last order go on from where they are.
    case again
  }

  /// The number of the order; news carry it.
  public let number: Int
  /// Which networks.
  public let subject: Subject
  /// How.
  public let conditions: TrainingConditions
}

/// What training in the background tells.
public enum TrainingNews: Sendable {
  /// Data and networks are ready; training begins.
  case began(names: [String], steps: Int, TrainingConditions)
  /// What happened since the last news: each event with the place of its run, and the examples a second.
  case events([TrainingRecord], examplesPerSecond: Double)
  /// All runs have ended.
  case ended([TrainingOutcome])
  /// It could not begin or go on.
  case failed(String)
}

/// An event of one of the runs that take turns.
public struct TrainingRecord: Hashable, Sendable {
  /// The place of the run.
  public let place: Int
  /// What happened.
  public let event: TrainingEvent

  /// Puts both together.
  public init(place: Int, event: TrainingEvent) {
    self.place = place
    self.event = event
  }
}

/// What a run left behind.
public struct TrainingOutcome: Sendable {
  /// The network as it was trained.
  public let network: Network
  /// Its parameters.
  public let parameters: ParameterStore
  /// How the run ended.
  public let ending: TrainingEnding
  /// The layer that first made a NaN or infinity.
  public let origin: NotFiniteOrigin?
  /// The steps taken.
  public let steps: Int

  /// Whether its weights are of no use: they are no numbers.
  public var isFailure: Bool { if case .notFinite = ending { true } else { false } }
}
