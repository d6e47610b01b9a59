import Engine
import Testing

@testable import Explorer

/// What was chosen before an edit, undo or another network is never looked for where it is no more.
struct ModelStaleChoicesTests {
  private func open(_ network: String, in model: inout Model) throws {
    model.update(.loaded(.success(.setup(try ModelFixtures.model(network).setup))))
  }

  @Test(arguments: ["explain fc macs", "explain layer4.1 parameters"])
  func `what is explained is forgotten when another network is opened`(_ line: String) throws {
    var model = try ModelFixtures.model("resnet18")
    _ = try ModelFixtures.say(line, to: &model)
    try open("lenet5", in: &model)
    #expect(model.view.question == nil)
    #expect(MainView.draw(model).plainText.contains("LeNet-5"))
    model.update(.command(.undo))
    _ = MainView.draw(model)
  }

  @Test func `what is explained stays so where edits move it, and is forgotten with its layer`()
    throws
  {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("insert before conv1 relu", to: &model)
    _ = try ModelFixtures.say("explain fc3 macs", to: &model)
    let moved = try #require(model.network.index(of: "fc3"))
    #expect(model.view.question?.owner == .layer(moved))
    model.update(.command(.undo))
    #expect(model.view.question?.owner == .layer(moved - 1))
    #expect(MainView.draw(model).plainText.contains("fc3: multiply-accumulates"))
    _ = try ModelFixtures.say("remove tanh1", to: &model)
    #expect(model.view.question?.owner == .layer(moved - 2))
    _ = try ModelFixtures.say("remove fc3", to: &model)
    #expect(model.view.question == nil)
    _ = MainView.draw(model)
  }

  @Test func `the number of the whole network stays explained`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("explain lenet5 macs", to: &model)
    _ = try ModelFixtures.say("weights random 3", to: &model)
    #expect(model.view.question?.owner == .network)
  }

  @Test func `a layer that is gone to has the channel that is chosen`() throws {
    var model = ModelFixtures.computed(try ModelFixtures.model("lenet5"))
    _ = try ModelFixtures.say("goto conv2", to: &model)
    _ = try ModelFixtures.say("channel 15", to: &model)
    model.update(.command(.zoom(.in)))
    model.view.cursor = MatrixPlace(column: 9, row: 9)
    _ = try ModelFixtures.say("find pool2", to: &model)
    #expect(model.view.channel == 15)
    #expect(model.view.cursor == MatrixPlace(column: 4, row: 4))
    _ = try ModelFixtures.say("goto conv1", to: &model)
    #expect(model.view.channel == 5)
  }

  @Test func `an edit and undo keep the channel inside of the chosen layer`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("set conv2 channels 20", to: &model)
    _ = try ModelFixtures.say("channel 19", to: &model)
    model.update(.command(.undo))
    #expect(model.view.channel == 15)
    _ = try ModelFixtures.say("set conv2 channels 4", to: &model)
    #expect(model.view.channel == 3)
  }

  @Test func `no map is invented for a number that is too large`() throws {
    let tensor = Tensor([1, 2, 3, 4], shape: [1, 2, 1, 2])
    #expect(MapsView.image(tensor, [2, 1, 2], 7).values == [3, 4])
  }

  @Test func `classes lose their names where there are more or fewer, and get them back`() throws {
    var model = try ModelFixtures.model("lenet5")
    let names = model.labels
    #expect(names.count == 10)
    _ = try ModelFixtures.say("set classes 4", to: &model)
    #expect(model.labels.isEmpty)
    model.update(.command(.undo))
    #expect(model.labels == names)
    _ = try ModelFixtures.say("input random 3", to: &model)
    #expect(model.labels == names)
    try open("resnet18", in: &model)
    #expect(model.labels.count == 1000)
    model.update(.command(.undo))
    #expect(model.labels == names)
  }

  @Test func `a class that is no more is not asked about`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("saliency 7", to: &model)
    _ = try ModelFixtures.say("weights random 3", to: &model)
    #expect(model.view.wantedClass == 7)
    _ = try ModelFixtures.say("set classes 4", to: &model)
    #expect(model.view.wantedClass == nil)
  }
}
