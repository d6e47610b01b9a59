/// What a run will do: the layers that are missing for its targets, in order.
public struct Plan: Hashable, Sendable {
  /// One kernel's work.
  public struct Step: Hashable, Sendable {
    /// The layer that it computes.
    public let layer: Int
    /// The layers that it reads, with the switches as they are.
    public let inputs: [Int]
  }

  /// The steps in order.
  public let steps: [Step]
  /// The layers whose activations are there already and are read.
  public let remembered: [Int]

  /// Plans a run.
  ///
  /// - Parameters:
  ///   - network: the network with its switches.
  ///   - targets: the layers whose activations are wanted.
  ///   - isRemembered: whether a layer's activation is there already.
  public init(_ network: Network, targets: [Int], isRemembered: (Int) -> Bool) {
    var isWanted = [Bool](repeating: false, count: network.nodes.count)
    for target in targets { isWanted[target] = true }
    var steps: [Step] = []
    var remembered: [Int] = []
    for index in network.nodes.indices.reversed() where isWanted[index] {
      if isRemembered(index) {
        remembered.append(index)
        continue
      }
      let inputs = network.effectiveInputs(of: index)
      for input in inputs { isWanted[input] = true }
      steps.append(Step(layer: index, inputs: inputs))
    }
    self.steps = steps.reversed()
    self.remembered = remembered.reversed()
  }
}

extension Plan {
  /// The steps as text, one a line: `conv1 ← input`.
  public func text(for network: Network) -> String {
    steps.map { step in
      let name = network.nodes[step.layer].name
      guard !step.inputs.isEmpty else { return name }
      return name + " ← " + step.inputs.map { network.nodes[$0].name }.joined(separator: ", ")
    }.joined(separator: "\n")
  }
}
