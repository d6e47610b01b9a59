@testable import Engine
import Testing

@testable import Explorer

struct ModelRunTests {
  @Test func `step asks for the chosen layer and run for the end`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("goto conv2", to: &model)
    let layer = model.selectedLayer
    #expect(model.update(.command(.step)) == [.run(number: 1, to: layer)])
    var other = try ModelFixtures.model("lenet5")
    #expect(other.update(.command(.run)) == [.run(number: 1, to: nil)])
  }

  @Test func `a second run waits for the first`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    #expect(model.update(.command(.run)).isEmpty)
    #expect(model.notice?.text.contains("under way") == true)
  }

  @Test func `layers are marked as they are computed`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    #expect(model.activations[0] == .computing)
    let result = Session.LayerResult(index: 0, milliseconds: 1, completed: 1, total: 12)
    _ = model.update(.layerDone(run: 1, result))
    #expect(model.activations[0] == .computed)
    #expect(model.activations[1] == .computing)
    #expect(model.run?.completed == 1)
  }

  @Test func `answers of an older run are dropped`() throws {
    var model = try ModelFixtures.model("resnet18")
    _ = model.update(.command(.run))
    #expect(try ModelFixtures.say("skip off all", to: &model).contains(.cancelRun))
    let result = Session.LayerResult(index: 3, milliseconds: 1, completed: 1, total: 9)
    _ = model.update(.layerDone(run: 1, result))
    #expect(model.activations[3] == .missing)
    #expect(model.run == nil)
  }

  @Test func `an activation of an older setup is dropped`() throws {
    var model = try ModelFixtures.model("lenet5")
    let old = model.generation
    let activation = try #require(ModelFixtures.activation(of: 0, in: model))
    _ = try ModelFixtures.say("input random 3", to: &model)
    _ = model.update(.inspected(layer: 0, generation: old, .success(activation)))
    #expect(model.inspected == nil)
    _ = model.update(.inspected(layer: 0, generation: model.generation, .success(activation)))
    #expect(model.inspected != nil)
  }

  @Test func `cancelling says so and forgets the run`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    #expect(model.update(.command(.cancel)) == [.cancelRun])
    _ = model.update(.runEnded(run: 1, .failure(Message.Failure(RunError.cancelled))))
    #expect(model.run == nil)
    #expect(model.notice?.isError == false)
    #expect(!model.activations.contains(.computing))
  }

  @Test func `a run tells the best class and keeps the answer before`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("resnet18"))
    #expect(model.notice?.text.contains("seven") == true)
    #expect(model.answers.before.top.isEmpty)
    _ = try ModelFixtures.say("skip off all", to: &model)
    model = ModelFixtures.computed(model)
    #expect(model.answers.before.top.first?.label == "seven")
  }

  @Test func `an answer that is no number is not called one`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    let top = [TopClass(index: 0, label: "zero", probability: .nan)]
    let summary = Session.Summary(computed: 14, remembered: 0, milliseconds: 1)
    _ = model.update(
      .runEnded(run: 1, .success(RunOutcome(summary: summary, prediction: Prediction(top: top)))))
    #expect(model.notice?.text.hasPrefix("the answer is NaN") == true)
  }

  @Test func `the input is there without a run`() throws {
    var model = try ModelFixtures.model("vgg16")
    let nothing = model.network.nodes.map { _ in false }
    let effects = model.update(.available(nothing, generation: 0))
    #expect(effects == [.inspect(layer: 0, generation: 0)])
    #expect(model.activations[0] == .computed)
    #expect(model.activations[1] == .missing)
  }

  @Test func `moving to a computed layer fetches its maps once`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    let effects = model.update(.command(.next))
    #expect(effects == [.inspect(layer: model.selectedLayer, generation: model.generation)])
    let activation = try #require(ModelFixtures.activation(of: model.selectedLayer, in: model))
    _ = model.update(
      .inspected(layer: model.selectedLayer, generation: model.generation, .success(activation)))
    #expect(model.update(.command(.openBlock)).isEmpty)
  }

  @Test func `an interrupt cancels, then offers to quit, then quits`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    #expect(model.update(.command(.interrupt)) == [.cancelRun])
    _ = model.update(.runEnded(run: 1, .failure(Message.Failure(RunError.cancelled))))
    #expect(model.update(.command(.interrupt)).isEmpty)
    #expect(model.notice?.text.contains("again quits") == true)
    #expect(model.update(.command(.interrupt)).contains(.quit))
  }

  @Test func `an interrupt leaves the line that is typed before it cancels`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    _ = model.update(.command(.commandLine))
    #expect(model.update(.command(.interrupt)).isEmpty)
    #expect(model.prompt == nil)
    #expect(model.update(.command(.interrupt)) == [.cancelRun])
  }

  @Test func `another command between two interrupts keeps the program`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.interrupt))
    _ = model.update(.command(.next))
    #expect(model.update(.command(.interrupt)).isEmpty)
  }
}
