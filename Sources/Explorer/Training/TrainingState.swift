import Engine

/// What the explorer knows of training in the background.
public struct TrainingState: Sendable {
  /// What is going on.
  public enum Phase: Hashable, Sendable {
    /// Nothing.
    case idle
    /// Data are read or drawn.
    case preparing
    /// Steps are taken.
    case running
    /// The step under way is finished.
    case stopping
  }

  /// What is going on.
  public internal(set) var phase = Phase.idle
  /// The last order; nil before the first.
  public internal(set) var order: TrainingOrder?
  /// The conditions of the last run of the open network, and of the next where nothing else is said.
  public internal(set) var conditions = TrainingConditions()
  /// The conditions of the last twins.
  public internal(set) var twinConditions = TrainingConditions()
  /// What the runs told.
  public internal(set) var history = TrainingHistory()
  /// The steps of the run under way.
  public internal(set) var totalSteps = 0
  /// How fast it goes.
  public internal(set) var examplesPerSecond = 0.0
  /// What the last runs left behind.
  public internal(set) var outcomes: [TrainingOutcome] = []
  /// The last twins.
  var twins: TwinsWish?
  /// The network that was open when the training that began last was ordered.
  var network: Network?
  /// The network that was open at the last order, of which nobody knows yet whether it can begin.
  var orderedNetwork: Network?
  /// How many news came while the line said something else.
  var noticeAge = 0
  /// The number of the last order.
  var lastNumber = 0
  /// Whether the last runs left weights that were not taken.
  var isUntaken = false
  /// Whether weights were trained that are in no file.
  var isUnkept = false
  /// Whether there were such weights before the last order.
  var wasUnkept = false

  /// Makes the state before anything was trained.
  public init() {}

  /// Whether something is trained at the moment.
  public var isActive: Bool { phase != .idle }
}
