/// What a run will do: the steps that are missing for its targets, in order.
public struct Plan: Hashable, Sendable {
  /// One kernel's work.
  public struct Step: Hashable, Sendable {
    /// The layers that it computes in one go, in order; the last one's output is the step's.
    public internal(set) var layers: [Int]
    /// The layers whose outputs it reads, with the switches as they are.
    public internal(set) var inputs: [Int]
    /// The batch normalization that was folded into weights and bias.
    var normalization: Int?
    /// What is done to each number behind that.
    var operations: [PostOperation] = []

    /// The layer whose output it makes.
    public var layer: Int { layers[layers.count - 1] }

    /// The layer whose kernel does the work.
    var head: Int { layers[0] }
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
    let graph = EffectiveGraph(network, LayerStates(network))
    self.init(graph, Fusion(graph).steps, targets: targets, isRemembered: isRemembered)
  }

  /// Plans a run of a graph whose layers have been grouped.
  ///
  /// A target inside a step is computed layer by layer from what the step reads.
  init(
    _ graph: EffectiveGraph, _ whole: [Step], targets: [Int], isRemembered: (Int) -> Bool
  ) {
    var isWanted = [Bool](repeating: false, count: graph.layers.count)
    for target in targets { isWanted[target] = true }
    var stepOf = [Int](repeating: 0, count: graph.layers.count)
    for (place, step) in whole.enumerated() { for layer in step.layers { stepOf[layer] = place } }
    var steps: [Step] = []
    var remembered: [Int] = []
    for index in graph.layers.indices.reversed() where isWanted[index] {
      if isRemembered(index) {
        remembered.append(index)
        continue
      }
      let step = whole[stepOf[index]]
      let chosen =
        step.layer == index ? step : Step(layers: [index], inputs: graph.inputs[index])
      for input in chosen.inputs { isWanted[input] = true }
      steps.append(chosen)
    }
    self.steps = steps.reversed()
    self.remembered = remembered.reversed()
  }

  /// The number of layers that the steps compute.
  var layerCount: Int { steps.reduce(0) { $0 + $1.layers.count } }
}

extension Plan {
  /// The steps as text, one a line: `conv1 + bn1 + relu ← input`.
  public func text(for network: Network) -> String {
    steps.map { step in
      let name = step.layers.map { network.nodes[$0].name }.joined(separator: " + ")
      guard !step.inputs.isEmpty else { return name }
      return name + " ← " + step.inputs.map { network.nodes[$0].name }.joined(separator: ", ")
    }.joined(separator: "\n")
  }
}
