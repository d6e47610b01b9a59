@testable import Engine
import TestSupport
import Testing

@testable import Explorer

/// What is opened beside the screen's thread.
struct OpenerTests {
  /// The next so many answers, in order.
  private func answers(_ count: Int, in inbox: Inbox) async throws -> [Loaded] {
    var messages: [Message] = []
    for _ in 0..<3_000 where messages.count < count {
      try await Task.sleep(for: .milliseconds(10))
      messages += inbox.take()
    }
    return try messages.map { message in
      guard case .loaded(let result) = message else { throw Message.Failure(Unexpected.message) }
      return try result.get()
    }
  }

  private enum Unexpected: Error { case message }

  private func input(of loaded: Loaded?) -> String? {
    if case .setup(let setup)? = loaded { setup.input.name } else { nil }
  }

  @Test func `another network keeps the input's file and the seed that the program began with`()
    async throws
  {
    let inbox = Inbox(waker: Waker())
    let picture = try AssetFolder.path(of: "inputs/digit-3.png")
    let opener = Opener(
      inbox: inbox, loader: SetupLoader(network: "resnet20", input: picture, classes: 3, seed: 5))
    opener.open("lenet5")
    guard case .setup(let setup)? = try await answers(1, in: inbox).first else {
      Issue.record("no network")
      return
    }
    #expect(setup.network.classCount == 10)
    #expect(setup.input.name == "digit-3.png")
    #expect(setup.parameters.caption == "random weights (He, seed 5)")
  }

  @Test func `another network is fed the input that was loaded last`() async throws {
    let inbox = Inbox(waker: Waker())
    let opener = Opener(inbox: inbox, loader: SetupLoader(network: "lenet5"))
    let setup = try SetupLoader(network: "lenet5").load()
    opener.loadInput(try AssetFolder.path(of: "inputs/digit-4.png"), setup)
    _ = try await answers(1, in: inbox)
    opener.open("resnet8")
    #expect(input(of: try await answers(1, in: inbox).first) == "digit-4.png")
  }

  @Test func `answers come in the order of the wishes`() async throws {
    let inbox = Inbox(waker: Waker())
    let opener = Opener(inbox: inbox, loader: SetupLoader())
    let names = ["resnet110", "lenet5", "vgg16", "resnet8", "lenet5"]
    for name in names { opener.open(name) }
    let opened = try await answers(names.count, in: inbox).map { loaded in
      if case .setup(let setup) = loaded { setup.network.name } else { "" }
    }
    #expect(opened == names)
  }
}
