import Foundation
import TestSupport
import Testing

/// `convscope compare` as a program.
struct CompareCommandTests {
  private let few = [
    "--data", "shapes", "--examples", "32", "--validation", "8", "--epochs", "1", "--batch", "8",
  ]

  @Test func `twins are trained and set side by side`() throws {
    let folder = try ScratchFolder()
    let result = try ProgramRun(
      "convscope", ["compare", "plain8", "--rate", "0.01", "--log", folder.path + "/run.csv"] + few)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n").map(String.init)
    #expect(lines[0] == "plain8 and resnet8")
    #expect(
      lines[1] == "shapes · sgd 0.01 · he · batch norm · no clipping · batch 8 · seed 0")
    #expect(lines.filter { $0.contains("epoch 1 of 1") }.count == 2)
    #expect(lines.contains("plain8 trained: 4 steps"))
    let heading = try #require(lines.first { $0.hasPrefix("layer ") })
    #expect(heading.contains("plain8 1  plain8 4  verdict"))
    #expect(lines.filter { $0.hasPrefix("layer3.0.conv2") }.count == 1)
    for name in ["plain8", "resnet8"] {
      let log = try String(contentsOfFile: "\(folder.path)/run-\(name).csv", encoding: .utf8)
      #expect(log.split(separator: "\n").count == 1 + 4 + 1)
    }
  }

  @Test(
    arguments: [
      (["plain9"], 1, "plain9"),
      (["plain8", "conv-layer"], 1, "a network that gives classes expected"),
      (["plain8", "--decay-block", "layer1=1"], 64, "--decay-block is an option of train"),
      (["plain8", "--batch", "64"], 1, "examples: at least one batch of 64 expected, found 32"),
    ] as [([String], Int32, String)])
  func `what cannot be is said in a sentence`(
    arguments: [String], status: Int32, sentence: String
  ) throws {
    let result = try ProgramRun("convscope", ["compare"] + few + arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }
}
