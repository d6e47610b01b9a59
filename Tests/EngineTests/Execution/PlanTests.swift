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
