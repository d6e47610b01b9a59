@testable import Engine
import Testing

@testable import Explorer

/// What was loaded arrives late: the network, and what lies over the screen, may be another then.
struct ModelLoadingTests {
  private func parameters(for network: Network) -> Message {
    .loaded(.success(.parameters(.random(seed: 9), for: network)))
  }

  @Test func `weights are taken by the network that they were asked for`() throws {
    var model = try ModelFixtures.model("lenet5")
    let asked = model.network
    _ = try ModelFixtures.say("set conv1 channels 12", to: &model)
    let generation = model.generation
    model.update(parameters(for: asked))
    #expect(model.generation == generation)
    #expect(
      model.notice
        == Notice(text: "the network has changed meanwhile: load the weights again", isError: true))
    model.update(.command(.undo))
    model.update(parameters(for: asked))
    #expect(model.setup.parameters.caption == "random weights (He, seed 9)")
  }

  @Test func `an input is taken by a network that wants the same pictures`() throws {
    var model = try ModelFixtures.model("resnet18")
    let asked = try ModelFixtures.model("googlenet")
    let input = NetworkInput.random(shape: asked.network.inputShape, seed: 4)
    model.update(.loaded(.success(.input(input, for: asked.network))))
    #expect(
      model.notice
        == Notice(text: "the network's input has changed meanwhile: load it again", isError: true))
    let edited = model.network
    _ = try ModelFixtures.say("skip off all", to: &model)
    model.update(.loaded(.success(.input(input, for: edited))))
    #expect(model.setup.input.name == "random 4")
  }

  @Test func `a form stays open when weights or an input arrive`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("form conv1", to: &model)
    model.update(.typed("1"))
    model.update(parameters(for: model.network))
    model.update(.typed("2"))
    let input = NetworkInput.random(shape: model.network.inputShape, seed: 4)
    model.update(.loaded(.success(.input(input, for: model.network))))
    #expect(model.form?.line.text == "12")
    model.update(.command(.edit(.accept)))
    #expect(model.analysis[1]?.output == [12, 28, 28])
    #expect(model.setup.input.name == "random 4")
  }

  @Test func `a form stays open when training ends, and keeps the new names of the classes`()
    throws
  {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(["lenet5"], to: &model)
    _ = try ModelFixtures.say("form conv1", to: &model)
    model.update(.typed("12"))
    var trained = model.network
    trained.details.classNames = (0..<10).map { "kind \($0)" }
    let outcome = TrainingOutcome(
      network: trained, parameters: .trained([:], caption: "trained on folder, 40 steps"),
      ending: .finished, origin: nil, steps: 40)
    model.update(.training(order: model.training.lastNumber, .ended([outcome])))
    #expect(model.keyContext == .form)
    model.update(.command(.edit(.accept)))
    #expect(model.analysis[1]?.output == [12, 28, 28])
    #expect(model.network.details.classNames == trained.details.classNames)
    #expect(model.labels == trained.details.classNames)
  }

  @Test func `a form of a network that is open no more is closed with words`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("form conv1", to: &model)
    model.update(.loaded(.success(.setup(try ModelFixtures.model("alexnet").setup))))
    #expect(model.form == nil)
    #expect(model.notice?.text == "opened AlexNet, which closes the form of conv1")
  }
}
