/// A network's layers as they run with the switches as they are, and what each of them reads.
struct EffectiveGraph {
  /// One layer a node; a concatenation of branches that are off has zeros in their channels.
  let layers: [any Layer]
  /// The nodes that each layer reads.
  let inputs: [[Int]]
  /// How often each node is read; once more where it is an answer.
  let readers: [Int]
  /// Whether the answer depends on a node.
  let isActive: [Bool]
  /// What shape inference found.
  let analysis: LayerStates

  /// Takes in the switches of a network.
  init(_ network: Network, _ analysis: LayerStates) {
    self.analysis = analysis
    inputs = network.nodes.indices.map { network.effectiveInputs(of: $0) }
    layers = network.nodes.indices.map {
      network.effectiveLayer(of: $0, reading: analysis[$0]?.inputs)
    }
    var readers = [Int](repeating: 0, count: network.nodes.count)
    for input in inputs.joined() { readers[input] += 1 }
    for answer in Set([network.output] + network.sideBranchOutputs) { readers[answer] += 1 }
    self.readers = readers
    var isActive = [Bool](repeating: false, count: network.nodes.count)
    let sideBranches = network.switches.sideBranches ? network.sideBranchOutputs : []
    for answer in [network.output] + sideBranches { isActive[answer] = true }
    for node in inputs.indices.reversed() where isActive[node] {
      for input in inputs[node] { isActive[input] = true }
    }
    self.isActive = isActive
  }

  /// Whether a layer does nothing at inference but pass its input on.
  func passesOn(_ node: Int) -> Bool {
    if let addition = layers[node] as? Addition {
      return inputs[node].count == 1 && addition.scale == 1
    }
    return layers[node] is Dropout
  }

  /// Whether zeros stand for some of a node's inputs, so that it runs as another layer than the network's.
  func hasSilentInputs(_ node: Int) -> Bool { layers[node] is PartialConcatenation }

  /// The output's shape of a node that can be computed, with the batch size.
  func shape(of node: Int, batch: Int) -> Shape? {
    analysis[node]?.output.batched(batch)
  }
}
