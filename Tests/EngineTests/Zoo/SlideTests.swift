import Testing

@testable import Engine

/// The networks of single slides against the lecture's own answers.
struct SlideTests {
  @Test(arguments: try SlideFixture.all())
  func `a slide's network costs what the slide works out`(_ slide: SlideFixture) throws {
    let network = try ZooCatalog.network(named: slide.name)
    let analysis = NetworkAnalysis(network)
    #expect(analysis[network.output]?.output.dimensions == slide.output)
    #expect(analysis.totals.parameters == slide.parameters)
    if let statistics = slide.statistics {
      #expect(analysis.totals.parametersWithStatistics == statistics)
    }
    if let macs = slide.macs { #expect(analysis.totals.multiplyAccumulates == macs) }
  }

  @Test func `the filter [2] doubles the slide's matrix`() async throws {
    let slide = try #require(SlideFixture.all().first { $0.result != nil })
    let setup = try SetupLoader(network: slide.name).load()
    #expect(setup.input.tensor.elements == slide.input?.flatMap(\.self))
    #expect(!setup.parameters.isRandom)
    let result = try await Session().activation(of: setup.network.output, in: setup)
    #expect(result.elements == slide.result?.flatMap(\.self))
  }

  @Test func `an edited example draws the parameters that no longer fit`() async throws {
    var setup = try SetupLoader(network: "one-by-one").load()
    setup.network = try setup.network.setting("channels", of: "conv", to: "3")
    let result = try await Session().activation(of: setup.network.output, in: setup)
    #expect(result.shape == [1, 3, 6, 6])
    // The matrix holds 9 different numbers, and each of the 3 filters multiplies by its own.
    #expect(Set(result.elements).count == 27)
  }

  @Test func `another input size does without the slide's matrix`() throws {
    let setup = try SetupLoader(network: "one-by-one", inputShape: [1, 8, 8]).load()
    #expect(setup.input.tensor.shape == [1, 1, 8, 8])
    #expect(setup.input.name == "random 0")
  }

  @Test func `the two filters of the one layer find the two edges of the bright corner`()
    async throws
  {
    let setup = try SetupLoader(network: "conv-layer").load()
    let result = try await Session().activation(of: setup.network.output, in: setup).elements
    // 10 − 0 over three rows and three channels where the edge lies in the window: 3·3·10 = 90.
    let vertical: [Float] = [0, 90, 90, 0, 0, 60, 60, 0, 0, 30, 30, 0, 0, 0, 0, 0]
    let horizontal: [Float] = [0, 0, 0, 0, 90, 60, 30, 0, 90, 60, 30, 0, 0, 0, 0, 0]
    #expect(result == vertical + horizontal)
  }

  @Test func `networks of feature maps have no classes to choose`() throws {
    for slide in try SlideFixture.all() {
      #expect(throws: ZooError.noClasses(slide.name)) {
        try ZooCatalog.network(named: slide.name, options: ZooOptions(classes: 3))
      }
    }
  }
}

/// The lab's own test of its blocks, "identity_block" with every weight 1: 4×4×3 pictures of −1, 1 and 3, filters 4, 4, 3, the
/// middle one 2×2 with the padding after it.
struct LabBlockTests {
  @Test(
    arguments: [
      (-1, [0, 0, 0, 0, 0, 0, 0, 0]),
      (
        1,
        [192.71234, 192.71234, 192.71234, 96.85617, 96.85617, 96.85617, 96.85617, 48.92808]
      ),
      (
        3, [578.1371, 578.1371, 578.1371, 290.5685, 290.5685, 290.5685, 290.5685, 146.78426]
      ),
    ] as [(Float, [Float])])
  func `the identity block gives the lab's numbers`(_ value: Float, _ expected: [Float])
    async throws
  {
    var network = try ZooCatalog.network(
      named: "identity-block", options: ZooOptions(inputShape: [3, 4, 4]))
    for (layer, property, text) in [
      ("conv1", "channels", "4"), ("conv2", "channels", "4"), ("conv2", "kernel", "2"),
      ("conv2", "padding", "0,1,0,1"), ("conv3", "channels", "3"),
    ] {
      network = try network.setting(property, of: "block." + layer, to: text)
    }
    let setup = Setup(
      network: network,
      parameters: .computed { _, specification in
        let isOne = [.weight, .scale, .runningVariance].contains(specification.role)
        return Tensor(repeating: isOne ? 1 : 0, shape: specification.shape)
      },
      input: NetworkInput(tensor: Tensor(repeating: value, shape: [1, 3, 4, 4]), name: "lab"))
    let result = try await Session().activation(of: network.output, in: setup)
    let elements = result.elements
    for (place, number) in expected.enumerated() {
      // The mean over the channels, of the first row and of the last.
      let pixel = place < 4 ? place : 12 + place - 4
      let mean = (elements[pixel] + elements[16 + pixel] + elements[32 + pixel]) / 3
      #expect(abs(mean - number) <= 1e-6 * number)
    }
  }
}
