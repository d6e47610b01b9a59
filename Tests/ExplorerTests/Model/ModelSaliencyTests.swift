@testable import Engine
import Testing

@testable import Explorer

struct ModelSaliencyTests {
  private func asked(_ effects: [Effect]) -> ClassRequest? {
    for effect in effects { if case .askClass(let request) = effect { return request } }
    return nil
  }

  private func shown(_ network: String = "lenet5", at layer: String = "conv2") throws -> Model {
    var model = try ModelFixtures.model(network, width: 160, height: 48)
    _ = try ModelFixtures.say("goto \(layer)", to: &model)
    _ = try ModelFixtures.say("show saliency", to: &model)
    return SaliencyFixture.answered(model)
  }

  @Test func `the view asks once, for the most probable class and the chosen layer`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("goto conv2", to: &model)
    let tanh = try #require(model.network.index(of: "tanh2"))
    let request = try #require(asked(try ModelFixtures.say("show saliency", to: &model)))
    #expect(request.wanted == nil && request.question == .maps(layer: tanh))
    #expect(model.isAskingClass)
    #expect(asked(model.update(.command(.redraw))) == nil)
    #expect(MainView.draw(model).plainText.contains("Ctrl-C cancels"))
    #expect(model.update(.command(.interrupt)) == [.cancelClass])
  }

  @Test func `a layer without places gives way to the last one with some`() throws {
    var model = try shown(at: "fc2")
    let pool = try #require(model.network.index(of: "pool2"))
    #expect(model.saliencyMaps?.layer == pool)
    let request = asked(try ModelFixtures.say("goto pool1", to: &model))
    let other = try #require(model.network.index(of: "pool1"))
    #expect(request?.question == .maps(layer: other))
    // The maps of the layer before stay until the new ones are here.
    #expect(model.saliencyMaps?.layer == pool)
    #expect(MainView.draw(model).plainText.contains("computing"))
  }

  @Test func `classes are stepped through by probability, or named`() throws {
    var model = try shown()
    #expect(asked(model.update(.command(.nextChannel)))?.wanted == 0)
    model = SaliencyFixture.answered(model)
    #expect(MainView.draw(model).plainText.contains("place 2 of 10"))
    #expect(asked(model.update(.command(.previousChannel)))?.wanted == 7)
    #expect(asked(try ModelFixtures.say("saliency three", to: &model))?.wanted == 3)
    _ = try ModelFixtures.say("saliency 12", to: &model)
    #expect(model.notice?.text == "a class from 0 to 9 expected, found 12")
    #expect(asked(try ModelFixtures.say("saliency", to: &model))?.wanted == .some(nil))
  }

  @Test func `answers of another setup are dropped, and an edit asks anew`() throws {
    var model = try ModelFixtures.model("lenet5")
    let old = try #require(asked(try ModelFixtures.say("show saliency", to: &model)))
    let new = try #require(asked(try ModelFixtures.say("input random 9", to: &model)))
    #expect(new.generation > old.generation)
    let answer = try #require(SaliencyFixture.answer(to: old, in: model))
    _ = model.update(.classAnswered(old, .success(answer)))
    #expect(model.saliencyMaps == nil && model.isAskingClass)
  }

  @Test func `what went wrong stands in the view; the key asks again`() throws {
    var model = try ModelFixtures.model("lenet5")
    let request = try #require(asked(try ModelFixtures.say("show saliency", to: &model)))
    let failure = Message.Failure(ClassGradientError.run(.cancelled))
    _ = model.update(.classAnswered(request, .failure(failure)))
    #expect(!model.isAskingClass)
    #expect(MainView.draw(model).plainText.contains("Cancelled: y computes it."))
    #expect(asked(model.update(.command(.show(.saliency)))) == request)
  }

  @Test func `nothing is asked while a run is under way`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = model.update(.command(.run))
    #expect(asked(try ModelFixtures.say("show saliency", to: &model)) == nil)
    #expect(MainView.draw(model).plainText.contains("A run is under way"))
    let failure = Message.Failure(RunError.cancelled)
    #expect(asked(model.update(.runEnded(run: model.lastRun, .failure(failure)))) != nil)
  }

  @Test func `x shows gradients in maps, and changes and gradients in weights`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("goto conv1", to: &model)
    _ = try ModelFixtures.say("show maps", to: &model)
    #expect(KeyTable.command(for: "x", in: .main) == .draw(nil))
    let tanh = try #require(model.network.index(of: "tanh1"))
    #expect(asked(model.update(.command(.draw(nil))))?.question == .gradient(layer: tanh))
    model = SaliencyFixture.answered(model)
    #expect(
      MainView.draw(model).plainText.contains("gradient of the score of class 7, seven by tanh1"))
    #expect(MainView.draw(model).plainText.contains("zero in the middle"))
    #expect(asked(model.update(.command(.draw(.loss))))?.objective == .loss)
    model = SaliencyFixture.answered(model)
    #expect(MainView.draw(model).plainText.contains("gradient of the loss if right were class 7"))
    #expect(asked(model.update(.command(.draw(.gradient))))?.objective == .score)
    let conv = try #require(model.network.index(of: "conv1"))
    #expect(asked(model.update(.command(.show(.weights))))?.question == .weights(layers: [conv]))
    #expect(asked(model.update(.command(.draw(nil))))?.objective == .loss)
    #expect(
      model.update(.command(.draw(nil)))
        == [.inspectChange(layers: [conv], generation: model.generation)])
    let request = try #require(model.weightsRequest)
    #expect(request.showsChange)
    let zeros = InspectedWeights.Parameter(
      name: "conv1.weight", tensor: Tensor(repeating: 0, shape: [6, 1, 5, 5]))
    let change = InspectedWeights(layers: [conv], parameters: [zeros])
    _ = model.update(.weightsInspected(request, .success(change)))
    #expect(MainView.draw(model).plainText.contains("change since they were loaded"))
    #expect(
      model.update(.command(.draw(nil)))
        == [.inspectWeights(layers: [conv], generation: model.generation)])
  }

  @Test func `a score that does not depend on a layer is said so`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("draw gradient", to: &model)
    let request = try #require(asked(try ModelFixtures.say("goto softmax", to: &model)))
    let answer = ClassAnswer(score: SaliencyFixture.score(7), content: .gradient(nil))
    _ = model.update(.classAnswered(request, .success(answer)))
    #expect(MainView.draw(model).plainText.contains("does not depend on softmax"))
  }

  @Test func `pictures are zoomed into and read out, by keys and clicks`() throws {
    var model = try shown()
    #expect(model.keyContext == .saliency)
    _ = model.update(.command(.nextMaps))
    #expect(model.view.picture == .gradCAM)
    _ = model.update(.command(.zoom(.in)))
    #expect(model.keyContext == .zoomedMap)
    #expect(MainView.draw(model).plainText.contains("row 0, column 0:"))
    _ = model.update(.command(.cursor(.down)))
    #expect(model.view.cursor.row == 1)
    _ = model.update(.command(.back))
    let area = try #require(Layout(model).view)
    _ = model.update(.mouse(MouseEvent(action: .doubleClick, x: area.x + 1, y: area.y + 3)))
    #expect(model.view.picture == .input && model.view.isZoomed)
  }

  @Test func `weights that are loaded are what changes are seen against`() throws {
    var model = try ModelFixtures.model("lenet5")
    let first = model.loadedParameters
    _ = try ModelFixtures.say("weights random 5", to: &model)
    #expect(!model.loadedParameters.isSame(as: first))
    #expect(model.loadedParameters.isSame(as: model.setup.parameters))
    _ = try ModelFixtures.say("undo", to: &model)
    #expect(model.loadedParameters.isSame(as: first))
  }
}

struct ClassNameTests {
  private let names = ["tench, Tinca tinca", "goldfish", "great white shark", "tiger shark"]

  @Test func `a number, a name, or part of one name`() throws {
    #expect(try names.classNumber(named: "2", count: 4) == 2)
    #expect(try names.classNumber(named: "Goldfish", count: 4) == 1)
    #expect(try names.classNumber(named: "tinca", count: 4) == 0)
    #expect(throws: ClassNameError.tooLarge(4, count: 4)) {
      try names.classNumber(named: "4", count: 4)
    }
    #expect(throws: ClassNameError.unknown("shark", candidates: Array(names[2...]))) {
      try names.classNumber(named: "shark", count: 4)
    }
    #expect(throws: ClassNameError.unknown("", candidates: names)) {
      try names.classNumber(named: "", count: 4)
    }
  }
}
