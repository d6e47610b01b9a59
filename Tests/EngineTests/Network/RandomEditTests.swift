import TestSupport
import Testing

@testable import Engine

/// Random edits on random networks: whatever is asked, the graph hangs together and nothing traps.
struct RandomEditTests {
  @Test(arguments: 0..<60)
  func `edited networks hang together and can be analyzed`(_ seed: UInt64) {
    var numbers = SplitMix(seed: seed)
    var network = RandomNetwork.make(&numbers)
    let original = network
    for _ in 0..<12 {
      guard let edited = network.randomlyEdited(&numbers), edited.nodes.count < 120 else {
        continue
      }
      network = edited
      #expect(network.faults == [])
      let analysis = NetworkAnalysis(network)
      _ = NetworkSummary(network, analysis)
      _ = NetworkDifference(
        from: original, NetworkAnalysis(original), to: network, analysis)
      _ = network.remedies(analysis)
      for (index, node) in network.nodes.enumerated() {
        guard let facts = analysis[index] else { continue }
        _ = node.layer.explanation(for: facts.inputs, output: facts.output)
      }
    }
  }

  @Test(arguments: 0..<20)
  func `small edited networks run`(_ seed: UInt64) async throws {
    var numbers = SplitMix(seed: 1_000 + seed)
    var network = RandomNetwork.make(&numbers)
    let session = Session(memoryBudget: 64 << 20)
    var setup = Setup(
      network: network, parameters: .random(), input: .random(shape: network.inputShape, seed: 0))
    for _ in 0..<10 {
      guard let edited = network.randomlyEdited(&numbers), edited.isSmall else { continue }
      network = edited
      setup = setup.edited(to: network)
      try await session.run(setup)
    }
  }
}

extension Network {
  /// Whether it can be computed in a moment.
  fileprivate var isSmall: Bool {
    let analysis = NetworkAnalysis(self)
    let sizes = analysis.states.compactMap { $0.facts }.map {
      max($0.output.elementCount, $0.parameterCount, $0.multiplyAccumulates / 64)
    }
    return nodes.count < 80 && analysis.firstError == nil && sizes.allSatisfy { $0 < 200_000 }
  }

  /// What is wrong with the graph; nothing should be.
  fileprivate var faults: [String] {
    var faults: [String] = []
    if !(nodes.first?.layer is InputLayer) { faults.append("no input first") }
    if !nodes.indices.contains(output) { faults.append("output") }
    if Set(nodes.map(\.name) + blocks.map(\.name)).count != nodes.count + blocks.count {
      faults.append("names are not unique")
    }
    for (index, node) in nodes.enumerated() {
      if index > 0, node.inputs.isEmpty { faults.append("\(node.name) reads nothing") }
      if !node.inputs.allSatisfy({ (0..<index).contains($0) }) { faults.append(node.name) }
      if let block = node.block, !blocks.indices.contains(block) { faults.append(node.name) }
    }
    for (index, block) in blocks.enumerated() {
      if let parent = block.parent, !(0..<index).contains(parent) { faults.append(block.name) }
      if !nodes.indices.contains(where: { blockPath(of: $0).contains(index) }) {
        faults.append("\(block.name) is empty")
      }
      guard let skip = block.skip else { continue }
      let isSound =
        skip.source < skip.addition && nodes[skip.addition].layer is Addition
        && nodes[skip.addition].inputs.indices.contains(skip.inputPosition)
        && (skip.kind != .identity
          || nodes[skip.addition].inputs[skip.inputPosition] == skip.source)
      if !isSound { faults.append("the skip of \(block.name)") }
    }
    return faults
  }
}
