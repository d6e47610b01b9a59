import Engine
import TestSupport
import Testing

@testable import Explorer

/// Branches and side branches of GoogLeNet from the REPL, on pictures small enough to be quick.
struct ReplSwitchTests {
  private func repl(_ network: String = "googlenet-torchvision") throws -> Repl {
    try Repl(
      loader: SetupLoader(network: network, classes: 10, inputShape: [3, 64, 64], seed: 1))
  }

  private func answers(_ commands: String...) throws -> [[String]] {
    var repl = try repl()
    return try commands.map { try repl.perform(line: $0) }
  }

  @Test func `side branches count, predict, and are gone after undo`() throws {
    let answers = try answers("run", "side-branches on", "run", "undo", "run")
    #expect(answers[0].count == 6)
    #expect(answers[1] == ["side branches on: aux1, aux2; run computes what it changes"])
    let answer = answers[2]
    #expect(answer.count == 1 + 3 * 5 + 2)
    #expect(answer[6] == "aux1:")
    #expect(answer[12] == "aux2:")
    #expect(Array(answer[1...5]) == Array(answers[0][1...5]), "the answer itself is as it was")
    #expect(answers[4].first?.hasPrefix("computed 0 layers") == true)
    #expect(answers[4].count == 6)
  }

  @Test func `a branch off changes the answer, on again computes nothing`() throws {
    let answers = try answers(
      "goto inception3a.branch2.0.conv", "run", "branch", "run", "branch", "run")
    #expect(
      answers[2] == [
        "branch inception3a.branch2 is OFF, its channels are zeros; run computes what it changes"
      ])
    #expect(answers[3].dropFirst() != answers[1].dropFirst())
    #expect(answers[5].first?.hasPrefix("computed 0 layers") == true)
    #expect(answers[5].dropFirst() == answers[1].dropFirst())
  }

  @Test func `compare shows the answers of side branches`() throws {
    let lines = try #require(
      try answers("side on", "run", "branch off inception5b.branch1", "run", "show compare").last)
    #expect(lines[0].contains("off: inception5b.branch1, side branches on"))
    #expect(lines.contains { $0.hasPrefix("aux2:") && $0.hasSuffix("aux2:") })
  }

  @Test func `a card names the zeros`() throws {
    let answers = try answers("branch off inception3a.branch2", "goto inception3a.cat")
    #expect(answers[1].contains { $0.contains("64 + 128 of zeros + 32 + 32 = 256") })
  }

  @Test(arguments: [
    ("goto aux1.fc2", "step", "side branch aux1 is off; side-branches on brings it back"),
    ("goto aux1.fc2", "show maps", "side branch aux1 is off; side-branches on brings it back"),
    (
      "branch off inception3a.branch1", "step",
      "branch inception3a.branch1 is OFF, its channels are zeros; "
        + "branch on inception3a.branch1 brings it back"
    ),
  ])
  func `a layer that is switched off is not computed`(
    first: String, command: String, sentence: String
  ) throws {
    var repl = try repl()
    _ = try repl.perform(line: "goto inception3a.branch1.conv")
    _ = try repl.perform(line: first)
    let error = try #require(throws: ReplError.self) { try repl.perform(line: command) }
    #expect(error.description == sentence)
  }

  @Test(arguments: [
    ("branch off conv1", "googlenet-torchvision has no block conv1"),
    ("branch off aux1", "aux1 is no branch of a module and has none"),
    ("branch", "input is in no module with branches"),
  ])
  func `what is no branch gets a sentence`(command: String, sentence: String) throws {
    var repl = try repl()
    let error = try #require(throws: (any Error).self) { try repl.perform(line: command) }
    #expect("\(error)" == sentence)
  }
}
