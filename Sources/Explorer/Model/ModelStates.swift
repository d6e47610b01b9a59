public import Engine

/// What is known of a layer's activation.
public enum ActivationState: Hashable, Sendable {
  /// It has not been computed.
  case missing
  /// It is being computed.
  case computing
  /// It is there.
  case computed
}

/// An activation that is being looked at.
public struct InspectedActivation: Sendable {
  /// The layer's index.
  public let layer: Int
  /// Its numbers, `[N, C, H, W]` or `[N, F]`.
  public let tensor: Tensor
  /// Its statistics.
  public let statistics: TensorStatistics
  /// Its distribution and the means of its channels.
  public var details = ActivationDetails()
}

/// A run under way.
public struct RunProgress: Hashable, Sendable {
  /// The run's number.
  public let number: Int
  /// The layers that the run needs, in the order in which they are computed.
  public let needed: [Int]
  /// How many layers are done.
  public var completed = 0
  /// How many there are to do; 0 before the first answer.
  public var total = 0
}

/// What the network said, now and before the last change of a switch.
public struct Answers: Hashable, Sendable {
  /// The last run's most probable classes; none before the first run.
  public var now = Prediction(top: [])
  /// Those of the run with other switches before it; none before the second.
  public var before = Prediction(top: [])
  /// The network of the last run, with its switches; nil before the first.
  public var network: Network?
  /// How long the last run took.
  public var milliseconds = 0.0
}

/// A line for the person: good news or bad.
public struct Notice: Hashable, Sendable {
  /// The sentence.
  public let text: String
  /// Whether something went wrong.
  public let isError: Bool
  /// Whether quitting once more ends the program without a question.
  public var offersQuit = false
}

/// A network with what follows from its layers.
public struct AnalyzedNetwork: Hashable, Sendable {
  /// The network.
  public let network: Network
  /// What follows from its layers.
  public let analysis: NetworkAnalysis

  /// Puts both together.
  public init(_ network: Network, _ analysis: NetworkAnalysis) {
    self.network = network
    self.analysis = analysis
  }
}

/// What the columns of the table of layers take: of a deep network it takes longer to find out than to draw.
struct MeasuredTable {
  /// The version of the network that was measured.
  let generation: Int
  /// What the cells were written with.
  let glyphs: GlyphSet
  /// The columns' measures.
  let measures: [Table.Measure]

  /// The measures where they are still those of a model.
  func measures(for model: Model) -> [Table.Measure]? {
    generation == model.generation && glyphs == model.glyphs ? measures : nil
  }
}
