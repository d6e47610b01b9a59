import Engine
import Testing

@testable import Explorer

/// Training from the REPL, on few examples.
struct ReplTrainingTests {
  private let small = "train digits examples 128 validation 32 epochs 1 batch 16"

  private func repl(_ network: String = "lenet5") throws -> Repl {
    try Repl(loader: SetupLoader(network: network, seed: 1))
  }

  @Test func `train learns, takes the weights and continues`() throws {
    var repl = try repl()
    let answer = try repl.perform(line: small)
    #expect(answer.first == "lenet5 trained: 8 steps")
    #expect(repl.state.setup.parameters.caption == "trained on digits, 8 steps")
    #expect(try repl.perform(line: "train continue epochs 1").first == "lenet5 trained: 16 steps")
    let curves = try repl.perform(line: "show curves")
    #expect(curves.count == 3, "conditions and two epochs: \(curves)")
    let gradients = try repl.perform(line: "show gradients")
    #expect(gradients.contains { $0.hasPrefix("conv1") && $0.hasSuffix("healthy") })
    #expect(gradients.last == GradientVerdict.rule)
  }

  @Test func `the class count follows the data`() throws {
    var repl = try repl("resnet8")
    _ = try repl.perform(line: "set classes 5")
    _ = try repl.perform(line: small + " rate 0.01")
    #expect(repl.state.network.classCount == 10)
    _ = try repl.perform(line: "undo")
    #expect(repl.state.network.classCount == 5)
  }

  @Test(arguments: [
    ("train examples 8", "examples: at least one batch of 64 expected, found 8"),
    ("train continue", "nothing was trained yet: train begins"),
    ("show curves", "nothing was trained yet: train begins"),
  ])
  func `what cannot be done is said`(line: String, sentence: String) throws {
    var repl = try repl()
    let error = try #require(throws: (any Error).self) { try repl.perform(line: line) }
    #expect("\(error)" == sentence)
  }

  @Test func `a network without classes is not trained`() throws {
    var repl = try repl("conv-layer")
    let error = try #require(throws: (any Error).self) { try repl.perform(line: small) }
    #expect("\(error)".contains("a network that gives classes expected"))
  }
}
