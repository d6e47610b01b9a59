import Engine
import Foundation
import TestSupport
import Testing

/// What `train` writes and refuses to write, and what others read of it.
struct TrainOutputTests {
  private static let few = ["--examples", "64", "--validation", "10", "--epochs", "1"]

  private func train(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun("convscope", ["train"] + arguments + Self.few)
  }

  @Test func `weights are exported after Ctrl-C too, and it is said`() throws {
    let folder = try ScratchFolder()
    let (saved, exported) = (folder.path + "/run.safetensors", folder.path + "/out.safetensors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProducts.path(of: "convscope"))
    process.arguments =
      ["train", "lenet5", "--examples", "64", "--validation", "10", "--epochs", "10000"]
      + ["--save", saved, "--export", exported]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    for _ in 0..<12_000 where access(saved, F_OK) != 0 { usleep(10_000) }
    kill(process.processIdentifier, SIGINT)
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(text.hasSuffix("of 10000 steps, saved to \(saved), exported to \(exported)\n"))
    let file = try SafetensorsFile(path: exported)
    #expect(file.metadata["convscope.step"] == nil)
    #expect(file.metadata["convscope.classes"]?.hasPrefix("zero\none\n") == true)
  }

  @Test(arguments: ["--save", "--export", "--log"])
  func `what cannot be written is said before training begins`(_ option: String) throws {
    let folder = try ScratchFolder()
    mkfifo(folder.path + "/pipe", 0o600)
    for path in [folder.path, folder.path + "/no/such/file", folder.path + "/pipe"] {
      let result = try train(["lenet5", option, path])
      #expect(result.status == 1, "\(path)")
      #expect(result.output == "")
      #expect(result.errors.hasPrefix("convscope: \(path): "), "\(result.errors)")
    }
  }

  @Test func `a run whose validation gives no number keeps the checkpoint and names the layer`()
    throws
  {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    folder.write("an older one", to: "run.safetensors")
    let result = try train(
      ["plain8", "--without-batch-norm", "--initializer", "normal:1", "--save", path])
    #expect(result.status == 1)
    #expect(folder.read("run.safetensors") == "an older one")
    #expect(result.errors.contains("step 1: loss or gradients are not finite any more"))
    #expect(
      result.errors.contains(
        "with other examples, the first layer whose output is not a number is layer"))
  }

  @Test func `forward takes a file's switches and its names of classes`() throws {
    let folder = try ScratchFolder()
    let pictures = Pictures.shapes(0..<40, seed: 0)
    for index in 0..<40 {
      mkdir("\(folder.path)/kind-\(index % 10)", 0o700)
      try pictures.image(of: index).writePNG(to: "\(folder.path)/kind-\(index % 10)/\(index).png")
    }
    let path = folder.path + "/w.safetensors"
    let trained = try train(
      ["resnet8", "--data", "folder:" + folder.path, "--without-batch-norm", "--batch", "40"]
        + ["--without-skips=layer1*", "--rate", "0.0001", "--save", path])
    #expect(trained.status == 0, "\(trained.errors)")
    let result = try ProgramRun("convscope", ["forward", "resnet8", "--weights", path])
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    try #require(lines.count > 2)
    #expect(
      lines[0].contains(
        "w.safetensors (trained with 1 skip off and without batch normalization)"))
    #expect(lines[1] == "skip connections off: layer1.0")
    #expect(lines.dropFirst(2).allSatisfy { $0.contains(" %  kind-") })
    let repl = try ProgramRun(
      "convscope", ["repl", "resnet8"], input: "weights \(path)\nnone")
    #expect((repl.output + repl.errors).contains("open it with --weights"))
  }

  // swift-format-ignore
  @Test(arguments: [
    (["train", "lenet5", "--warm-up", "9223372036854775807"], 64, "0 to 1000000 steps of warm-up expected"),
    (["compare", "plain8", "--warm-up", "9223372036854775807"], 64, "0 to 1000000 steps of warm-up expected"),
    (["train", "lenet5", "--clip-norm", "0"], 64, "clip norm: a number above 0 expected, found 0.0"),
    (["train", "lenet5", "--clip-value", "0"], 64, "clip value: a number above 0 expected, found 0.0"),
    (["train", "lenet5", "--optimizer", "adam", "--momentum", "0.5"], 64, "--momentum: sgd or nesterov expected, found --optimizer adam"),
    (["train", "lenet5", "--weights", "w", "--initializer", "he"], 64, "--weights or --initializer expected, found both"),
    (["train", "lenet5", "--save", "w", "--export", "w"], 64, "--save and --export: a file each expected, found w twice"),
    (["compare", "lenet5"], 64, "lenet5: plainN or resnetN expected"),
    (["compare", "plain20", "plain9"], 1, "no network is called plain9"),
    (["saliency", "resnet8", "--input-size", "3x1x1"], 1, "maps larger than 1×1 expected"),
  ] as [([String], Int32, String)])
  func `what contradicts itself is said in a sentence`(
    _ arguments: [String], _ status: Int32, _ sentence: String
  ) throws {
    let result = try ProgramRun("convscope", arguments)
    #expect(result.status == status)
    #expect(result.output == "")
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func `the bar keeps within a narrow terminal`() throws {
    let terminal = try PseudoTerminal(columns: 44, rows: 12)
    try terminal.run(
      BuiltProducts.path(of: "convscope"),
      arguments: ["train", "lenet5", "--examples", "640", "--validation", "10", "--epochs", "1"])
    terminal.patience = 60
    #expect(try terminal.waitForExit() == .exited(0))
    let text = String(decoding: terminal.output, as: UTF8.self)
    let bars = text.split(separator: "\r").filter { $0.contains("left  loss") }
    #expect(!bars.isEmpty)
    #expect(bars.allSatisfy { $0.prefix { $0 != "\u{1B}" }.count < 44 })
  }
}
