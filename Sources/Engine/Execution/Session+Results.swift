extension Session {
  /// Which activations a run leaves behind.
  public enum Retention: Hashable, Sendable {
    /// All of them, within the memory budget: for looking around.
    case everything
    /// Those asked for: each other one goes as soon as its last reader has run.
    case onlyTargets
  }

  /// One layer that a run has computed.
  public struct LayerResult: Hashable, Sendable {
    /// The layer's index.
    public let index: Int
    /// How long it took.
    public let milliseconds: Double
    /// How many layers the run has computed so far, this one included.
    public let completed: Int
    /// How many layers the run computes.
    public let total: Int
  }

  /// What a run did.
  public struct Summary: Hashable, Sendable {
    /// How many layers were computed.
    public let computed: Int
    /// How many activations were there already and were used.
    public let remembered: Int
    /// How long it took.
    public let milliseconds: Double
  }
}
