import TestSupport
import Testing

@testable import Engine

/// What weight files say of the networks that were trained.
struct TrainedFactsTests {
  private func file(
    _ metadata: [String: String], in folder: ScratchFolder
  ) throws -> SafetensorsFile {
    let path = folder.path + "/w.safetensors"
    try SafetensorsWriter.write([("a", Tensor(shape: [1]))], to: path, metadata: metadata)
    return try SafetensorsFile(path: path)
  }

  /// The parameters that a network has, in a file.
  private func weights(
    of network: Network, _ metadata: [String: String], in folder: ScratchFolder
  ) throws -> String {
    let path = folder.path + "/network.safetensors"
    let analysis = NetworkAnalysis(network)
    var tensors: [(name: String, tensor: Tensor)] = []
    for (index, node) in network.nodes.enumerated() {
      for specification in analysis[index]?.parameters ?? [] {
        tensors.append(
          (node.name + "." + specification.name, Tensor(repeating: 1, shape: specification.shape)))
      }
    }
    try SafetensorsWriter.write(tensors, to: path, metadata: metadata)
    return path
  }

  @Test func `what is noted is read`() throws {
    let folder = try ScratchFolder()
    var network = try ZooCatalog.network(named: "resnet20")
    network = try network.withSkip("layer1.0", on: false).withSkip("layer2.1", on: false)
    let facts = TrainedFacts(
      try file(
        [
          "convscope.classes": TrainedFacts.note(classNames: ["cat", "a dog", "two\nlines"]),
          "convscope.switches": TrainedFacts.note(of: network, isWithoutNormalization: true),
        ], in: folder))
    #expect(facts.classNames == ["cat", "a dog", "two\\u{A}lines"])
    #expect(facts.skipsOff == ["layer1.0", "layer2.1"])
    #expect(facts.isWithoutNormalization)
    #expect(facts.caption == "trained with 2 skips off and without batch normalization")
  }

  @Test func `branches that were off are noted, and off again`() throws {
    let folder = try ScratchFolder()
    let network = ModuleNetwork.make()
    let trained = try network.withBranch("module.branch2", on: false)
    let notes = TrainedFacts.branchNotes(of: trained)
    #expect(notes == [TrainedFacts.branchesKey: "module.branch2"])
    #expect(TrainedFacts.branchNotes(of: network).isEmpty)
    let facts = TrainedFacts(try file(["convscope.branches": "module.branch2"], in: folder))
    #expect(facts.caption == "trained with 1 branch off")
    #expect(try facts.applied(to: network, file: "w").switches == trained.switches)
    let other = try ZooCatalog.network(named: "lenet5")
    let error = #expect(throws: WeightFileError.self) { try facts.applied(to: other, file: "w") }
    #expect(
      error?.description
        == "w: trained with the branch module.branch2 off, lenet5 has no such branch")
  }

  @Test(arguments: ["", "cat\n\u{1B}[2J", "cat\n", String(repeating: "x", count: 101)])
  func `names that cannot be shown are none`(_ text: String) throws {
    let folder = try ScratchFolder()
    let facts = TrainedFacts(try file(["convscope.classes": text], in: folder))
    #expect(facts.classNames.isEmpty)
    #expect(facts.caption == nil)
  }

  @Test func `a file's own names go before those of its network, where they are as many`() throws {
    let folder = try ScratchFolder()
    let network = try ZooCatalog.network(named: "resnet8")
    let names = (0..<10).map { "k\($0)" }
    var loader = SetupLoader(network: "resnet8")
    loader.weights = try weights(
      of: network,
      [
        "convscope.data": "folder:/pictures all",
        "convscope.classes": TrainedFacts.note(classNames: names),
      ], in: folder)
    #expect(try loader.load().network.labels == names)
    for data in ["folder:/pictures all", "folder:/a b"] {
      loader.weights = try weights(
        of: network, ["convscope.data": data, "convscope.classes": "only\ntwo"], in: folder)
      #expect(try loader.load().network.labels == [])
    }
  }

  @Test func `a network is opened as it was trained`() throws {
    let folder = try ScratchFolder()
    let network = try ZooCatalog.network(named: "resnet8")
    let plain = try network.withoutBatchNormalization().withSkip("layer2.0", on: false)
    var loader = SetupLoader(network: "resnet8")
    loader.weights = try weights(
      of: plain,
      ["convscope.switches": TrainedFacts.note(of: plain, isWithoutNormalization: true)],
      in: folder)
    let setup = try loader.load()
    #expect(setup.network.nodes == plain.nodes)
    #expect(setup.network.switches.skipsOff == ["layer2.0"])
    #expect(
      setup.parameters.caption
        == "network.safetensors (trained with 1 skip off and without batch normalization)")
    let error = #expect(throws: WeightFileError.self) {
      try setup.parameters.check(network, NetworkAnalysis(network))
    }
    #expect(error?.description.contains("trained without batch normalization") == true)
  }

  @Test func `a skip that the network does not have is said in a sentence`() throws {
    let folder = try ScratchFolder()
    let network = try ZooCatalog.network(named: "plain8")
    var loader = SetupLoader(network: "plain8")
    loader.weights = try weights(
      of: network, ["convscope.switches": "layer1.0 \u{1B}[2J"], in: folder)
    let error = #expect(throws: WeightFileError.self) { try loader.load() }
    let sentence = error?.description ?? ""
    #expect(sentence.contains("trained with the skip connection of"))
    #expect(!sentence.contains("\u{1B}"))
  }
}
