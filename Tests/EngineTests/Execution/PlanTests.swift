import Testing

@testable import Engine

struct PlanTests {
  private let network: Network
  private let output: Int

  init() throws {
    network = try ZooCatalog.network(named: "resnet18")
    output = try #require(network.index(of: "layer1.0.relu2"))
  }

  private func index(_ name: String) throws -> Int { try #require(network.index(of: name)) }

  @Test func `it lists the missing steps in order with what they read`() {
    let plan = Plan(network, targets: [output]) { _ in false }
    #expect(
      plan.text(for: network) == """
        input
        conv1 + bn1 + relu ← input
        maxpool ← relu
        layer1.0.conv1 + layer1.0.bn1 + layer1.0.relu1 ← maxpool
        layer1.0.conv2 + layer1.0.bn2 + layer1.0.add + layer1.0.relu2 ← layer1.0.relu1, maxpool
        """)
    #expect(plan.remembered.isEmpty)
  }

  @Test func `it goes no further up than what is remembered`() throws {
    let known = try [index("maxpool"), index("layer1.0.relu1")]
    let plan = Plan(network, targets: [output]) { known.contains($0) }
    #expect(
      plan.text(for: network)
        == "layer1.0.conv2 + layer1.0.bn2 + layer1.0.add + layer1.0.relu2 ← layer1.0.relu1, maxpool"
    )
    #expect(plan.remembered == known)
  }

  @Test func `a layer inside a step is computed by itself when it is looked at`() throws {
    let known = try [index("maxpool"), index("layer1.0.relu1")]
    let plan = try Plan(network, targets: [index("layer1.0.bn2")]) { known.contains($0) }
    #expect(
      plan.text(for: network) == """
        layer1.0.conv2 ← layer1.0.relu1
        layer1.0.bn2 ← layer1.0.conv2
        """)
    #expect(plan.remembered == [known[1]])
  }

  @Test func `an addition without its skip reads the other input only`() throws {
    let known = try [index("maxpool"), index("layer1.0.relu1")]
    let off = try network.withSkip("layer1.0", on: false)
    let plan = Plan(off, targets: [output]) { known.contains($0) }
    #expect(plan.steps.first?.inputs == [known[1]])
    #expect(plan.remembered == [known[1]])
  }

  @Test func `a projection whose skip is off is not computed`() throws {
    let off = try network.withSkip("layer2.0", on: false)
    let plan = Plan(off, targets: [off.output]) { _ in false }
    let projection = try index("layer2.0.downsample.0")
    #expect(!plan.steps.contains { $0.layers.contains(projection) })
  }

  @Test func `a target that is remembered leaves nothing to do`() {
    let plan = Plan(network, targets: [output]) { $0 == output }
    #expect(plan.steps.isEmpty)
    #expect(plan.remembered == [output])
  }
}

/// What people read of a whole pass.
struct PlanReportTests {
  @Test func `every layer is in one step, and memory is used again`() async throws {
    let network = try ZooCatalog.network(
      named: "resnet18", options: ZooOptions(classes: 10, inputShape: [3, 32, 32]))
    let setup = Setup(
      network: network, parameters: .random(),
      input: .random(shape: network.inputShape, seed: 0))
    let report = try await Session().profile(setup, passes: 1)
    let layers = report.steps.flatMap(\.layers)
    #expect(layers.sorted() == Array(network.activeNodes.dropFirst()))
    #expect(report.activationBytes < report.steps.map(\.bytesWritten).reduce(0, +))
    let macs = report.steps.map(\.multiplyAccumulates).reduce(0, +)
    #expect(macs == NetworkAnalysis(network).totals.multiplyAccumulates)
    #expect(report.steps.allSatisfy { $0.milliseconds.isFinite && $0.expectedMilliseconds >= 0 })
    #expect(report.limits.bytesPerSecond > 0 && report.limits.operationsPerSecond > 0)
  }

  @Test func `no convolution is filtered where exactness is asked for`() async throws {
    let network = try ZooCatalog.network(
      named: "resnet18", options: ZooOptions(classes: 10, inputShape: [3, 64, 64]))
    let setup = Setup(
      network: network, parameters: .random(),
      input: .random(shape: network.inputShape, seed: 0))
    let exact = try await Session(exact: true).profile(setup, passes: 1)
    #expect(!exact.steps.contains { $0.algorithm == "Winograd" })
    let answers = try await [true, false].asyncMap { isExact in
      try await Session(exact: isExact).activation(of: network.output, in: setup)
    }
    // Winograd's filtering is off by about 1e-5 where values are about 1.
    #expect(answers[0].worstDifference(from: answers[1]) <= 1e-4)
  }
}

extension Array {
  fileprivate func asyncMap<Result>(
    _ transform: (Element) async throws -> Result
  ) async throws -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await transform(element)) }
    return results
  }
}
