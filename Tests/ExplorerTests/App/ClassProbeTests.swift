@testable import Engine
import Testing

@testable import Explorer

/// What the screen's questions about classes get for answers, computed.
struct ClassProbeTests {
  private func maps(_ answer: ClassAnswer) throws -> SaliencyMaps {
    guard case .maps(let maps) = answer.content else { throw RunError.cancelled }
    return maps
  }

  @Test func `the example's digit speaks for its class`() async throws {
    let setup = try SetupLoader(network: "lenet5").load()
    let probe = ClassProbe()
    let layer = try #require(setup.network.index(of: "conv2"))
    let first = try await probe.answer(.maps(layer: layer), class: nil, of: setup)
    #expect(first.score.index == 7 && first.score.probability > 0.9)
    let pictures = try maps(first)
    #expect(pictures.saliency.width == 32 && pictures.gradCAM?.height == 32)
    #expect(!pictures.isEmpty && pictures.problem.isEmpty)
    // The same class by its number is no other question.
    let again = try await probe.answer(.maps(layer: layer), class: 7, of: setup)
    #expect(try maps(again) == pictures)
    let other = try await probe.answer(.maps(layer: layer), class: 3, of: setup)
    #expect(try maps(other).saliency != pictures.saliency)
    #expect(other.score.ranking == first.score.ranking)
  }

  @Test func `gradients of weights come by name, in the layer's order of shapes`() async throws {
    let setup = try SetupLoader(network: "lenet5").load()
    let layer = try #require(setup.network.index(of: "conv1"))
    let answer = try await ClassProbe().answer(.weights(layers: [layer]), class: nil, of: setup)
    guard case .weights(let weights) = answer.content else { throw RunError.cancelled }
    #expect(weights.parameters.map(\.name) == ["conv1.weight", "conv1.bias"])
    #expect(weights.parameters.map(\.shape) == [[6, 1, 5, 5], [6]])
    #expect(weights.parameters.allSatisfy { $0.statistics.standardDeviation > 0 })
  }

  @Test func `another input is another answer, other weights too`() async throws {
    var setup = try SetupLoader(network: "lenet5").load()
    let probe = ClassProbe()
    let layer = try #require(setup.network.index(of: "pool2"))
    let digit = try await probe.answer(.gradient(layer: layer), class: 7, of: setup)
    setup.input = .random(shape: setup.network.inputShape, seed: 3)
    let noise = try await probe.answer(.gradient(layer: layer), class: 7, of: setup)
    setup.parameters = .random(seed: 3)
    let untrained = try await probe.answer(.gradient(layer: layer), class: 7, of: setup)
    #expect(Set([digit, noise, untrained].map(\.score.logit)).count == 3)
  }

  @Test func `the change of weights is now minus as they were loaded`() async throws {
    let network = try ZooCatalog.network(named: "lenet5")
    func store(_ value: Float) -> ParameterStore {
      .computed { _, specification in Tensor(repeating: value, shape: specification.shape) }
    }
    let setup = Setup(
      network: network, parameters: store(1.5),
      input: .random(shape: network.inputShape, seed: 0))
    let inbox = Inbox(waker: Waker())
    let request = WeightsRequest(
      layers: [try #require(network.index(of: "fc3"))], generation: 4, showsChange: true)
    WeightsReader(inbox: inbox).read(request, of: setup, since: store(1))
    var messages: [Message] = []
    for _ in 0..<500 where messages.isEmpty {
      try await Task.sleep(for: .milliseconds(10))
      messages = inbox.take()
    }
    guard case .weightsInspected(let answered, .success(let weights))? = messages.first else {
      Issue.record("no weights: \(messages)")
      return
    }
    #expect(answered == request)
    #expect(weights.parameters.map(\.statistics.minimum) == [0.5, 0.5])
    #expect(weights.parameters.map(\.statistics.maximum) == [0.5, 0.5])
  }
}
