/// What training takes of the machine's memory, asked before any of it is taken: a system that promises more than it has
/// ends the program when it is used.
public enum TrainingMemory {
  /// Checks that batches of a size can go forward and back through a network.
  ///
  /// Counted are the activations of all layers that take part, which wait for the way back, and the two largest once more
  /// for gradients.
  ///
  /// - Parameters:
  ///   - network: with its switches as they are.
  ///   - batch: the number of examples.
  /// - Throws: `RunError.tooLarge` for an activation of 2^29 numbers or more, `.memory` where the system has less left.
  public static func check(_ network: Network, batch: Int) throws(RunError) {
    let analysis = NetworkAnalysis(network)
    var counts: [Int] = []
    for index in network.activeNodes {
      guard let output = analysis[index]?.output else { continue }
      let name = network.nodes[index].name
      try MemoryLimit.check(output.batched(batch), for: name)
      if !network.nodes[index].layer.isRectifierOrView {
        counts.append(output.batched(batch).elementCount)
      }
    }
    let gradients = counts.sorted(by: >).prefix(2)
    let bytes = (counts + gradients).map { $0 * MemoryLayout<Float>.size }.saturatedSum()
    try MemoryLimit.check(bytes: bytes, for: "training in batches of \(batch)")
  }
}

extension Layer {
  /// Whether its output is mostly no memory of its own: a rectifier is taken in by the layer in front of it, or shares a
  /// step with it, and other extents are the same numbers.
  fileprivate var isRectifierOrView: Bool {
    (self as? Activation)?.function == .relu || self is Flatten
  }
}
