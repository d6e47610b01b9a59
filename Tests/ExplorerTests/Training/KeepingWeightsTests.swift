import TestSupport
import Testing

@testable import Engine
@testable import Explorer

/// What is trained in the explorer can be kept, and is not lost by one key.
struct KeepingWeightsTests {
  private let question =
    "weights trained here are not saved: :export weights FILE keeps them, q again quits"

  private func trained() throws -> Model {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], to: &model)
    _ = model.update(.training(order: model.training.lastNumber, .ended([outcome(model)])))
    return model
  }

  private func outcome(_ model: Model, _ ending: TrainingEnding = .finished) -> TrainingOutcome {
    TrainingOutcome(
      network: model.network, parameters: .trained([:], caption: "trained on digits, 40 steps"),
      ending: ending, origin: nil, steps: 40)
  }

  @Test func `q asks once where weights were trained`() throws {
    var model = try trained()
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(model.notice?.text == question)
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `a key in between lets q ask again`() throws {
    var model = try trained()
    _ = model.update(.command(.quit))
    _ = model.update(.command(.next))
    #expect(model.update(.command(.quit)).isEmpty)
  }

  @Test func `quit that is typed asks once too`() throws {
    var model = try trained()
    func typed() -> [Effect] {
      _ = model.update(.command(.commandLine))
      _ = model.update(.typed("quit"))
      return model.update(.command(.edit(.accept)))
    }
    #expect(typed().isEmpty)
    #expect(model.notice?.text == question)
    #expect(typed().contains(.quit))
  }

  @Test func `Ctrl-C twice quits, and says first what would be lost`() throws {
    var model = try trained()
    #expect(model.update(.command(.interrupt)).isEmpty)
    #expect(
      model.notice?.text
        == "weights trained here are not saved: :export weights FILE keeps them; Ctrl-C again quits"
    )
    #expect(model.update(.command(.interrupt)).contains(.quit))
  }

  @Test func `while training goes on q asks, and export writes the weights of the run`() throws {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], to: &model)
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(
      try ModelFixtures.say("export weights a.safetensors", to: &model)
        == [.exportWeights(path: "a.safetensors", inTraining: true)])
  }

  @Test func `q asks from the first moment of training on`() throws {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], steps: 0, to: &model)
    #expect(model.update(.command(.quit)).isEmpty)
  }

  @Test func `weights in a file need no question`() throws {
    var model = try trained()
    #expect(
      try ModelFixtures.say("export weights a.safetensors", to: &model)
        == [.exportWeights(path: "a.safetensors", inTraining: false)])
    _ = model.update(.weightsWritten(.success("wrote them"), areTrained: true))
    #expect(model.notice?.text == "wrote them")
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `a file that cannot be written keeps nothing`() throws {
    var model = try trained()
    let failure = Message.Failure(FileError.notRegular(file: "x", kind: "a folder"))
    _ = model.update(.weightsWritten(.failure(failure), areTrained: true))
    #expect(model.notice?.isError == true)
    #expect(model.update(.command(.quit)).isEmpty)
  }

  @Test func `q asks while examples are read, and not after a start that failed`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("train mnist:/nowhere", to: &model)
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(model.notice?.text == "training is under way, q again quits")
    _ = model.update(.training(order: model.training.lastNumber, .failed("no such folder")))
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `q asks while twins are trained, and until their weights are taken and in a file`()
    throws
  {
    var model = try ModelFixtures.model("resnet20")
    try TrainingFixtures.train(
      ["plain20", "resnet20"], to: &model, command: "compare plain20 resnet20")
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(model.notice?.text == "training is under way, q again quits")
    let outcomes = [outcome(try ModelFixtures.model("plain20")), outcome(model)]
    _ = model.update(.training(order: model.training.lastNumber, .ended(outcomes)))
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(
      model.notice?.text
        == "weights trained here are not saved: :train take, then :export weights FILE keeps them"
        + ", q again quits")
    _ = model.update(.weightsWritten(.success("wrote others"), areTrained: true))
    #expect(model.update(.command(.quit)).isEmpty)
    _ = try ModelFixtures.say("train take", to: &model)
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(model.notice?.text == question)
    _ = model.update(.weightsWritten(.success("wrote them"), areTrained: true))
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `twins whose weights are no numbers leave nothing to keep`() throws {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(
      ["plain20", "resnet20"], to: &model, command: "compare plain20 resnet20")
    let failed = outcome(model, .notFinite(step: 3))
    _ = model.update(.training(order: model.training.lastNumber, .ended([failed, failed])))
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `nothing is asked without training, and of weights that are no numbers`() throws {
    var model = try ModelFixtures.model("lenet5")
    #expect(model.update(.command(.quit)).contains(.quit))
    model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], to: &model)
    let failed = outcome(model, .notFinite(step: 3))
    _ = model.update(.training(order: model.training.lastNumber, .ended([failed])))
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `where another network is open the sentence says how to take the trained one`() throws
  {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], to: &model)
    let trained = outcome(model)
    _ = try ModelFixtures.say("set conv1 channels 12", to: &model)
    _ = model.update(.training(order: model.training.lastNumber, .ended([trained])))
    _ = model.update(.command(.quit))
    #expect(model.notice?.text.contains(":train take, then :export weights FILE") == true)
  }

  @Test func `exported weights are those that were trained, and say on what`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/w.safetensors"
    var repl = try Repl(loader: SetupLoader(network: "lenet5", seed: 1))
    _ = try repl.perform(line: "train digits examples 64 validation 0 epochs 1 batch 16")
    let answer = try repl.perform(line: "export weights \(path)")
    #expect(answer == ["wrote the weights of lenet5 to \(path): trained on digits, 4 steps"])
    let file = try SafetensorsFile(path: path)
    #expect(file.metadata["convscope.network"] == "lenet5")
    #expect(file.metadata["convscope.data"] == "digits")
    let network = repl.state.network
    let specification = try #require(
      NetworkAnalysis(network)[network.index(of: "conv1") ?? 0]?.parameters.first)
    let kept = try ParameterStore.file(file).tensor(specification, of: "conv1")
    let own = try repl.state.setup.parameters.tensor(specification, of: "conv1")
    #expect(Array(kept.elements) == Array(own.elements))
    _ = try repl.perform(line: "weights \(path)")
    _ = try repl.perform(line: "export weights \(path)")
    #expect(try SafetensorsFile(path: path).metadata["convscope.data"] == "digits")
  }

  @Test func `a run under way gives its weights as they are`() async throws {
    let session = TrainingSession(givesWay: false)
    var conditions = TrainingConditions()
    (conditions.data, conditions.examples, conditions.validation) = (.digits, 64, 0)
    (conditions.epochs, conditions.batch) = (1, 16)
    let order = TrainingOrder(number: 1, subject: .open, conditions: conditions)
    #expect(await session.weights() == nil)
    await session.perform(order, try SetupLoader(network: "lenet5").load(), Cancellation()) { _ in }
    let export = try #require(await session.weights())
    #expect(export.network.name == "lenet5")
    #expect(export.parameters.caption == "trained on digits, 4 steps")
  }

  @Test func `a side branch that is off is written where the weights have it`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/side.safetensors"
    let network = ModuleNetwork.make()
    try ParameterStore.random(seed: 3).write(network, to: path)
    let file = try SafetensorsFile(path: path)
    #expect(file.entries.keys.contains { $0.hasPrefix("aux") })
    try ParameterStore.file(file).check(network, NetworkAnalysis(network))
  }
}
