import Engine
import Testing

@testable import Explorer

/// A file that is being written is not lost by quitting.
struct ModelWritingTests {
  private let question =
    "a file is being written: the program ends when it is there, q again quits at once"

  /// A model that was asked to write a file and then to quit.
  private func quitting(_ lines: String...) throws -> Model {
    var model = try ModelFixtures.model("lenet5")
    for line in lines { _ = try ModelFixtures.say(line, to: &model) }
    #expect(model.update(.command(.quit)).isEmpty)
    #expect(model.notice?.text == question)
    return model
  }

  @Test(arguments: [
    "export table t.csv", "export network n.yaml", "save-screen s.txt",
  ])
  func `q waits for the file`(_ line: String) throws {
    var model = try quitting(line)
    #expect(model.update(.written(.success("it"))).contains(.quit))
  }

  @Test func `q waits for weights, and for the last of several files`() throws {
    var model = try quitting("export weights w.safetensors", "export table t.csv")
    #expect(model.update(.written(.success("t.csv"))).isEmpty)
    #expect(model.notice?.text == question)
    #expect(
      model.update(.weightsWritten(.success("wrote them"), areTrained: false)).contains(.quit))
  }

  @Test func `q again quits at once`() throws {
    var model = try quitting("export table t.csv")
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `a file that cannot be written keeps the program open`() throws {
    var model = try quitting("export table t.csv")
    let failure = Message.Failure(FileError.notRegular(file: "t.csv", kind: "a folder"))
    #expect(model.update(.written(.failure(failure))).isEmpty)
    #expect(model.notice?.isError == true)
    #expect(model.update(.command(.quit)).contains(.quit))
  }

  @Test func `who goes on meanwhile stays`() throws {
    var model = try quitting("export table t.csv")
    _ = model.update(.command(.next))
    #expect(model.update(.written(.success("t.csv"))).isEmpty)
    #expect(model.notice?.text == "wrote t.csv")
  }

  @Test func `Ctrl-C says that a file is being written`() throws {
    var model = try ModelFixtures.model("lenet5")
    _ = try ModelFixtures.say("export table t.csv", to: &model)
    #expect(model.update(.command(.interrupt)).isEmpty)
    #expect(model.notice?.text == "a file is being written; Ctrl-C again quits")
  }
}
