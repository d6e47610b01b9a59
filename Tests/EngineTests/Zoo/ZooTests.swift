import Testing

@testable import Engine

/// What every built-in network can be asked.
struct ZooTests {
  @Test(arguments: ZooCatalog.all.map(\.name))
  func `the number of classes and the input size can be chosen`(_ name: String) throws {
    let usual = try ZooCatalog.network(named: name)
    let shape = usual.inputShape
    let options = ZooOptions(
      classes: usual.givesClasses ? 3 : nil,
      inputShape: [shape[0], shape[1] + 32, shape[2] + 32])
    let network = try ZooCatalog.network(named: name, options: options)
    let analysis = NetworkAnalysis(network)
    #expect(analysis.firstError == nil)
    #expect(analysis[network.output]?.output == [3] || !usual.givesClasses)
  }

  @Test(arguments: ["lenet5", "alexnet", "alexnet-torchvision", "vgg16", "resnet50-lab"])
  func `a 10×10 input leaves a layer without room`(_ name: String) throws {
    let channels = try ZooCatalog.network(named: name).inputShape[0]
    let network = try ZooCatalog.network(
      named: name, options: ZooOptions(inputShape: [channels, 10, 10]))
    let analysis = NetworkAnalysis(network)
    let problem = try #require(analysis.firstError)
    guard case .windowTooLarge = problem.error else {
      Issue.record("\(problem.error)")
      return
    }
    #expect(analysis.states[network.output] == .unknown(because: problem.index))
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `an input that is too small is an error of a layer, not a trap`(_ name: String) throws {
    let channels = try ZooCatalog.network(named: name).inputShape[0]
    let network = try ZooCatalog.network(
      named: name, options: ZooOptions(inputShape: [channels, 1, 1]))
    let analysis = NetworkAnalysis(network)
    let problem = analysis.firstError
    // Same padding and adaptive pooling carry some networks down to one pixel.
    let isUnbreakable =
      ["resnet", "plain", "one-by-one", "identity-block", "convolution-block", "inception-module"]
      .contains(where: name.hasPrefix)
      || ["reduce-channels", "costly-5x5", "bottleneck-5x5"].contains(name)
    #expect(problem != nil || (isUnbreakable && name != "resnet50-lab"))
  }

  @Test func `a side branch without room is an error only where it is switched on`() throws {
    var network = try ZooCatalog.network(
      named: "inception-v3", options: ZooOptions(inputShape: [3, 224, 224]))
    #expect(NetworkAnalysis(network).firstError == nil)
    network.switches.sideBranches = true
    let problem = try #require(NetworkAnalysis(network).firstError)
    #expect(network.nodes[problem.index].name == "AuxLogits.conv1.conv")
  }

  @Test func `names take hyphens and underscores alike`() throws {
    #expect(try ZooCatalog.network(named: "ResNet50_Lab").name == "resnet50-lab")
  }

  @Test func `an unknown name is answered with the nearest`() {
    let error = #expect(throws: ZooError.self) { try ZooCatalog.network(named: "ResNet_51") }
    #expect(
      error?.description
        == "no network is called ResNet_51; the nearest names are resnet50, resnet101, resnet152")
  }

  @Test func `a name like none is answered with all`() throws {
    let error = #expect(throws: ZooError.self) { try ZooCatalog.network(named: "transformer") }
    let sentence = try #require(error).description
    for entry in ZooCatalog.all { #expect(sentence.contains(entry.name)) }
  }

  @Test(arguments: [0, -1, 1_000_001, .max])
  func `a senseless number of classes is refused`(_ classes: Int) {
    #expect(throws: ZooError.badClasses(classes)) {
      try ZooCatalog.network(named: "lenet5", options: ZooOptions(classes: classes))
    }
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `an input of a senseless shape is an error of the input, not a trap`(_ name: String) throws {
    let shapes: [Shape] = [
      [], [3, 224], [0, 224, 224], [3, -1, 5], [3, .max, .max], [.max, 1, 1],
    ]
    for shape in shapes {
      let network = try ZooCatalog.network(named: name, options: ZooOptions(inputShape: shape))
      #expect(NetworkAnalysis(network).firstError?.index == 0, "\(shape)")
    }
  }

  @Test func `labels go with the usual number of classes only`() throws {
    let usual = try ZooCatalog.network(named: "vgg16", options: ZooOptions(classes: 1000))
    let other = try ZooCatalog.network(named: "vgg16", options: ZooOptions(classes: 10))
    #expect(usual.details.labels == .imageNet)
    #expect(other.details.labels == .none)
  }

  @Test(arguments: ZooCatalog.all.map(\.name))
  func `every layer has a name of its own`(_ name: String) throws {
    let network = try ZooCatalog.network(named: name)
    #expect(Set(network.nodes.map(\.name)).count == network.nodes.count)
  }
}
