/// Which layers run as one kernel: convolution + batch normalization + addition + activation, and their like.
///
/// Depends on the network and its switches alone, not on what a run is asked for, so that an activation is
/// computed the same way whatever else is wanted.
struct Fusion {
  /// All layers in steps, in an order in which they can be computed.
  let steps: [Plan.Step]

  /// Groups the layers of a graph.
  init(_ graph: EffectiveGraph) {
    var grouping = Grouping(graph: graph)
    for node in graph.layers.indices { grouping.place(node) }
    steps = grouping.groups.sorted { $0.layer < $1.layer }
  }
}

/// The groups while they grow, layer by layer.
private struct Grouping {
  let graph: EffectiveGraph
  private(set) var groups: [Plan.Step] = []
  /// The group that ends with each node placed so far; nil where it goes on behind it.
  private var ending: [Int?] = []

  init(graph: EffectiveGraph) {
    self.graph = graph
    ending.reserveCapacity(graph.layers.count)
  }

  /// Puts a layer into the group of what it reads, or begins one with it.
  mutating func place(_ node: Int) {
    if let (group, end) = extend(by: node) {
      ending[end] = nil
      ending.append(group)
    } else {
      groups.append(Plan.Step(layers: [node], inputs: graph.inputs[node]))
      ending.append(groups.count - 1)
    }
  }

  /// Lets a group take a layer in.
  ///
  /// - Returns: the group and the layer that was its last; nil where none takes it.
  private mutating func extend(by node: Int) -> (group: Int, end: Int)? {
    for (place, input) in graph.inputs[node].enumerated() {
      guard let group = openGroup(endingWith: input, before: node) else { continue }
      if graph.passesOn(node) || graph.attach(node, behind: place, to: &groups[group]) {
        groups[group].layers.append(node)
        return (group, input)
      }
    }
    return nil
  }

  /// The group whose last layer only the given one reads.
  private func openGroup(endingWith input: Int, before node: Int) -> Int? {
    guard input > 0, graph.readers[input] == 1, graph.isActive[input] == graph.isActive[node],
      graph.analysis[node] != nil
    else { return nil }
    return ending[input]
  }
}

extension EffectiveGraph {
  /// Lets the kernel of a step do a layer's work, if it can.
  fileprivate func attach(_ node: Int, behind place: Int, to step: inout Plan.Step) -> Bool {
    let head = layers[step.head]
    switch layers[node] {
    case is BatchNormalization:
      guard head.isWeighted, step.normalization == nil, step.operations.isEmpty else {
        return false
      }
      step.normalization = node
    case let addition as Addition:
      let inputs = inputs[node]
      guard head.isWeighted, step.operations.isEmpty, inputs.count == 2, inputs[0] != inputs[1],
        addition.scale == 1
      else { return false }
      step.operations.append(.add)
      step.inputs.append(inputs[1 - place])
    case let activation as Activation:
      guard head.takes(activation.function, behind: step.operations, step.inputs.count) else {
        return false
      }
      step.operations.append(.activation(activation.function))
    default: return false
    }
    return true
  }
}

extension Layer {
  /// Whether it multiplies by weights: a normalization behind it can be multiplied into them.
  fileprivate var isWeighted: Bool { self is Convolution || self is FullyConnected }

  /// Whether its kernel can apply a function after some operations.
  fileprivate func takes(
    _ function: Activation.Function, behind operations: [PostOperation], _ inputs: Int
  ) -> Bool {
    guard function.isAttachable else { return false }
    return switch self {
    case is Convolution, is FullyConnected: operations.isEmpty || operations == [.add]
    case let addition as Addition: operations.isEmpty && inputs == 2 && addition.scale == 1
    case is BatchNormalization: operations.isEmpty && function == .relu
    default: false
    }
  }
}
