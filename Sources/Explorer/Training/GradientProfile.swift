public import Engine

/// The gradients of a network's weights in one step, layer by layer from the input to the answer.
public struct GradientProfile: Hashable, Sendable {
  /// One layer's weights.
  public struct Layer: Hashable, Sendable {
    /// The layer's index.
    public let index: Int
    /// The layer's name.
    public let name: String
    /// The Euclidean norm of the weights' gradient, before clipping.
    public let norm: Double
    /// The root of its mean square: comparable between layers of different sizes.
    public let scale: Double
    /// How large the step's update was beside the weights; nil where these are all zero.
    public let updateRatio: Double?
    /// The standard deviation of the layer's output; nil where nobody saw it.
    public let spread: Double?

    /// What the numbers say of the layer.
    public var verdict: GradientVerdict = .healthy
  }

  /// The number of the step.
  public let step: Int
  /// The layers with weights; scales and shifts of normalizations do not count.
  public private(set) var layers: [Layer]

  /// Gathers the weights' numbers of a step; nil where nobody measured them.
  public init?(_ report: StepReport) {
    guard !report.profiles.isEmpty else { return nil }
    step = report.step
    let spreads = Dictionary(
      report.activations.map { ($0.layer, $0.deviation) }, uniquingKeysWith: { first, _ in first })
    layers = report.profiles.filter { $0.role == .weight }.map { profile in
      Layer(
        index: profile.layer, name: profile.name.droppingLastPart, norm: profile.gradientNorm,
        scale: profile.gradientScale, updateRatio: profile.updateRatio,
        spread: spreads[profile.layer])
    }
    let largest = layers.map(\.scale).filter(\.isFinite).max() ?? 0
    for place in layers.indices {
      // Behind a NaN in the middle of the network, rectifiers make zeros of it: the layers are not dead but lost.
      layers[place].verdict =
        report.isFinite
        ? GradientVerdict(layers[place], largestScale: largest, loss: report.answerLoss)
        : .notFinite
    }
  }

  /// How many layers have each verdict, worst first; healthy ones last.
  public var counts: [(verdict: GradientVerdict, count: Int)] {
    GradientVerdict.allCases.compactMap { verdict in
      let count = layers.count { $0.verdict == verdict }
      return count > 0 ? (verdict, count) : nil
    }
  }
}

extension String {
  /// A parameter's name without its own part: `layer1.0.conv1.weight` is the layer's `layer1.0.conv1`.
  fileprivate var droppingLastPart: String {
    lastIndex(of: ".").map { String(self[..<$0]) } ?? self
  }
}
