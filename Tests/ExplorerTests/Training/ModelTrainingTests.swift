@testable import Engine
import Testing

@testable import Explorer

/// What the explorer does with training in the background; nothing is computed here.
struct ModelTrainingTests {
  private func model(_ network: String = "lenet5") throws -> Model {
    try ModelFixtures.model(network)
  }

  private func order(_ effects: [Effect]) throws -> TrainingOrder {
    for effect in effects { if case .train(let order) = effect { return order } }
    throw Missing()
  }

  private struct Missing: Error {}

  private func outcome(
    _ model: Model, _ ending: TrainingEnding = .finished, named name: String? = nil
  ) -> TrainingOutcome {
    var network = model.network
    if let name { network = (try? ZooCatalog.network(named: name)) ?? network }
    return TrainingOutcome(
      network: network, parameters: .trained([:], caption: "trained on digits, 40 steps"),
      ending: ending, origin: nil, steps: 40)
  }

  @Test func `train orders what was said, T stops it`() throws {
    var model = try model()
    let order = try order(
      ModelFixtures.say("train digits epochs 2 rate 0.05", to: &model))
    #expect(order.subject == .open)
    #expect(order.conditions.data == .digits)
    #expect(order.conditions.epochs == 2)
    #expect(order.conditions.usedRate == 0.05)
    #expect(model.training.isActive)
    #expect(MainView.draw(model).plainText.contains("reading or drawing the examples"))
    #expect(model.update(.command(.train(.toggle))).contains(.stopTraining))
    #expect(model.training.phase == .stopping)
  }

  @Test func `a second order while one is under way is refused with words`() throws {
    var model = try model()
    _ = try ModelFixtures.say("train", to: &model)
    #expect(try ModelFixtures.say("train", to: &model).isEmpty)
    #expect(model.notice?.text == "training is under way; T or train stop ends it")
  }

  @Test func `bad settings start nothing`() throws {
    var model = try model()
    #expect(try ModelFixtures.say("train rate banana", to: &model).isEmpty)
    #expect(model.notice?.text == "rate: a number of 0 or more expected, found banana")
    #expect(model.notice?.isError == true)
    #expect(!model.training.isActive)
  }

  @Test func `progress stands in the status line and keys go on working`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model)
    let screen = MainView.draw(model).plainText
    #expect(screen.contains("training "))
    #expect(screen.contains("40/40"))
    #expect(screen.contains("640/s"))
    _ = model.update(.command(.first))
    let before = model.tree.list.selected
    _ = model.update(.command(.next))
    #expect(model.tree.list.selected == before + 1)
    #expect(model.training.isActive)
  }

  @Test func `trained weights are taken and undone`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model)
    let number = model.training.lastNumber
    _ = model.update(.training(order: number, .ended([outcome(model)])))
    #expect(!model.training.isActive)
    #expect(model.setup.parameters.caption == "trained on digits, 40 steps")
    #expect(model.notice?.text == "lenet5 trained: 40 steps")
    _ = model.update(.command(.undo))
    #expect(model.setup.parameters.isRandom)
  }

  @Test func `a network opened meanwhile keeps its weights until take`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model)
    let trained = outcome(model)
    _ = try ModelFixtures.say("set conv1 channels 12", to: &model)
    _ = model.update(
      .training(order: model.training.lastNumber, .ended([trained])))
    #expect(model.setup.parameters.caption != "trained on digits, 40 steps")
    #expect(model.notice?.text.contains("train take") == true)
    _ = try ModelFixtures.say("train take", to: &model)
    #expect(model.setup.parameters.caption == "trained on digits, 40 steps")
    #expect(model.network.nodes == trained.network.nodes)
  }

  @Test func `weights that are no numbers are not taken, and not continued`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model)
    let number = model.training.lastNumber
    _ = model.update(
      .training(order: number, .ended([outcome(model, .notFinite(step: 3))])))
    #expect(model.setup.parameters.isRandom)
    #expect(model.notice?.isError == true)
    #expect(try ModelFixtures.say("train continue", to: &model).isEmpty)
    #expect(model.notice?.text.contains("no numbers any more") == true)
  }

  @Test func `continue goes on by more epochs`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model, command: "train digits epochs 4")
    let number = model.training.lastNumber
    _ = model.update(.training(order: number, .ended([outcome(model)])))
    let order = try order(ModelFixtures.say("train continue epochs 2", to: &model))
    #expect(order.subject == .again)
    #expect(order.conditions.epochs == 6)
  }

  @Test func `news of an older order are dropped`() throws {
    var model = try model()
    try TrainingFixtures.train(["lenet5"], to: &model)
    let before = model.training.history
    let event = TrainingRecord(place: 0, event: .step(TrainingFixtures.report(99)))
    _ = model.update(.training(order: 0, .events([event], examplesPerSecond: 1)))
    #expect(model.training.history == before)
  }

  @Test func `a failure is said and ends it`() throws {
    var model = try model()
    _ = try ModelFixtures.say("train mnist:/nowhere", to: &model)
    _ = model.update(
      .training(order: model.training.lastNumber, .failed("no such folder")))
    #expect(!model.training.isActive)
    #expect(model.notice == Notice(text: "no such folder", isError: true))
  }

  @Test func `a start that failed changes nothing of what continue goes on with`() throws {
    var model = try model()
    let trained = model.network
    try TrainingFixtures.train(["lenet5"], to: &model, command: "train digits epochs 4")
    let outcome = outcome(model)
    _ = model.update(.training(order: model.training.lastNumber, .ended([outcome])))
    let other = try self.model("resnet20")
    _ = model.update(.loaded(.success(.setup(other.setup))))
    _ = try ModelFixtures.say("train mnist:/nowhere epochs 9", to: &model)
    _ = model.update(.training(order: model.training.lastNumber, .failed("no such folder")))
    #expect(model.training.conditions.epochs == 4)
    let order = try order(ModelFixtures.say("train continue epochs 2", to: &model))
    _ = model.update(
      .training(order: order.number, .began(names: ["lenet5"], steps: 60, order.conditions)))
    _ = model.update(.training(order: order.number, .ended([outcome])))
    #expect(model.network.nodes == other.network.nodes, "the open network stays open")
    #expect(model.notice?.text.contains("train take takes the trained one") == true)
    #expect(model.training.network?.nodes == trained.nodes)
  }

  @Test func `Ctrl-C stops training before it offers to quit`() throws {
    var model = try model()
    _ = try ModelFixtures.say("train", to: &model)
    #expect(model.update(.command(.interrupt)) == [.stopTraining])
  }
}
