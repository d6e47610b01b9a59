import TestSupport
import Testing

@testable import Engine
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

  @Test func `what an edit draws anew behind training is not said to be trained`() throws {
    let folder = try ScratchFolder()
    let file = folder.path + "/w.safetensors"
    var repl = try repl()
    _ = try repl.perform(line: small)
    #expect(
      try repl.perform(line: "export weights \(file)").last?.hasSuffix("digits, 8 steps") == true)
    _ = try repl.perform(line: "set conv1 channels 8")
    let caption = "trained on digits, 8 steps, 2 layers random"
    #expect(try repl.perform(line: "export weights \(file)").last?.hasSuffix(caption) == true)
    #expect(try SafetensorsFile(path: file).note("weights") == caption)
  }

  @Test func `a network whose layers do not set the number of classes is trained on as many only`()
    throws
  {
    let folder = try ScratchFolder()
    let file = folder.write(
      """
      network: two
      title: Two
      input: [1, 32, 32]
      layers:
        - a: {kind: convolution, channels: 2, kernel: 3, from: input}
        - b: {kind: convolution, channels: 2, kernel: 3, from: input}
        - join: {kind: concatenation, from: [a, b]}
        - pool: {kind: adaptive-average-pooling, output: 1}
        - flat: flatten
        - softmax: softmax
      """,
      to: "two.yaml")
    var repl = try repl(file)
    let error = try #require(throws: (any Error).self) { try repl.perform(line: small) }
    #expect(
      "\(error)" == "two: the data's 10 classes expected, its answer has 4, "
        + "and no layer of it sets their number")
  }

  @Test func `a batch that no memory holds is refused before it is made`() throws {
    var repl = try repl("resnet1202")
    let error = try #require(throws: (any Error).self) {
      try repl.perform(line: "train digits examples 2048 validation 8 epochs 1 batch 2048")
    }
    #expect("\(error)".hasPrefix("training in batches of 2048: needs "))
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
