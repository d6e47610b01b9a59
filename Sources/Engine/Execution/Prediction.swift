/// What a run says of its input: the most probable classes, and those of each side branch that is on.
public struct Prediction: Hashable, Sendable {
  /// What one side branch says.
  public struct SideBranch: Hashable, Sendable {
    /// The side branch's name.
    public let name: String
    /// Its most probable classes, best first.
    public let top: [TopClass]
    /// The probabilities of all classes.
    public let probabilities: [Float]

    /// Makes the answer of a side branch.
    public init(name: String, top: [TopClass], probabilities: [Float] = []) {
      self.name = name
      self.top = top
      self.probabilities = probabilities
    }
  }

  /// The most probable classes of the network's answer, best first.
  public let top: [TopClass]
  /// The probabilities of all classes.
  public let probabilities: [Float]
  /// Those of the side branches, in the order of their layers; empty when they are off.
  public let sideBranches: [SideBranch]

  /// Makes a prediction.
  public init(
    top: [TopClass], probabilities: [Float] = [], sideBranches: [SideBranch] = []
  ) {
    self.top = top
    self.probabilities = probabilities
    self.sideBranches = sideBranches
  }
}

extension Session {
  /// What a network says of its input, nothing where its answer is feature maps; runs what is missing for it.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - count: how many classes of each answer at most.
  /// - Returns: the classes by the network's own names.
  /// - Throws: `RunError`.
  public func prediction(
    of setup: Setup, classes count: Int
  ) async throws(RunError) -> Prediction {
    let network = setup.network
    let labels = network.labels
    let answer = try await activation(of: network.output, in: setup)
    var sideBranches: [Prediction.SideBranch] = []
    for index in network.switches.sideBranches ? network.sideBranchOutputs : [] {
      let answer = try await activation(of: index, in: setup)
      sideBranches.append(
        Prediction.SideBranch(
          name: network.nodes[index].sideBranch ?? "",
          top: answer.topClasses(count, labels: labels), probabilities: answer.firstExample))
    }
    guard network.givesClasses else { return Prediction(top: [], sideBranches: sideBranches) }
    return Prediction(
      top: answer.topClasses(count, labels: labels), probabilities: answer.firstExample,
      sideBranches: sideBranches)
  }
}

extension Tensor {
  /// The numbers of the first example.
  fileprivate var firstExample: [Float] { Array(elements.prefix(count / max(1, shape[0]))) }
}
