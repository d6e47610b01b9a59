import Engine
import Foundation
import TestSupport
import Testing

@testable import Explorer

/// The real binary, trained on few examples.
struct TrainCommandTests {
  private static let few = [
    "train", "lenet5", "--examples", "192", "--validation", "50", "--batch", "64", "--rate", "0.05",
  ]

  private func run(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun("convscope", Self.few + arguments)
  }

  @Test func `each epoch is a line, and the log has every step`() throws {
    let folder = try ScratchFolder()
    let result = try run(["--epochs", "2", "--log", folder.path + "/log.csv"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
    let lines = result.output.split(separator: "\n")
    #expect(lines.first == "LeNet-5 on digits: 192 examples, 50 to be judged by, 6 steps")
    #expect(lines.count { $0.hasPrefix("epoch ") && $0.contains("validation accuracy") } == 2)
    #expect(lines.last == "finished after 6 steps")
    let rows = folder.read("log.csv").split(separator: "\n")
    #expect(rows.count == 1 + 6 + 2)
    let columns = rows.map { $0.split(separator: ",", omittingEmptySubsequences: false).count }
    #expect(Set(columns) == [9])
  }

  @Test func `a run that goes on ends like one without a break, bit by bit`() throws {
    let folder = try ScratchFolder()
    let (whole, parts) = (folder.path + "/whole.safetensors", folder.path + "/parts.safetensors")
    #expect(try run(["--epochs", "2", "--save", whole]).status == 0)
    #expect(try run(["--epochs", "1", "--save", parts]).status == 0)
    #expect(try run(["--epochs", "2", "--resume", parts]).status == 0)
    let bytes = try [whole, parts].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
    let other = try run(["--epochs", "2", "--resume", parts, "--momentum", "0.5"])
    #expect(other.status == 1)
    #expect(other.errors.contains("parts.safetensors: options: "))
    let judged = try run(["--epochs", "2", "--resume", parts, "--validation", "60"])
    #expect(judged.status == 1)
    #expect(judged.errors.contains("parts.safetensors: data: "))
  }

  @Test func `a run that goes on takes lines of later steps out of its log`() throws {
    let folder = try ScratchFolder()
    let (whole, parts) = (folder.path + "/whole.csv", folder.path + "/parts.csv")
    let checkpoint = folder.path + "/run.safetensors"
    #expect(try run(["--epochs", "2", "--log", whole]).status == 0)
    #expect(try run(["--epochs", "1", "--log", parts, "--save", checkpoint]).status == 0)
    // As a run leaves it that was killed in its second epoch.
    let log = try #require(FileHandle(forWritingAtPath: parts))
    try log.seekToEnd()
    try log.write(contentsOf: Data("step,,3,2.5,0.1,,,1.0,0.05\nstep,,4,2.".utf8))
    try log.close()
    #expect(try run(["--epochs", "2", "--log", parts, "--resume", checkpoint]).status == 0)
    #expect(folder.read("parts.csv") == folder.read("whole.csv"))
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal stops after a step, saves, and the run goes on to the same numbers`(
    _ signal: Int32
  ) throws {
    let folder = try ScratchFolder()
    let (whole, parts) = (folder.path + "/whole.safetensors", folder.path + "/parts.safetensors")
    let length = ["--epochs", "40"]
    let started = try start(length + ["--save", parts])
    waitForFile(parts)
    kill(started.processIdentifier, signal)
    started.waitUntilExit()
    #expect(started.terminationStatus == 0)
    #expect(started.terminationReason == .exit)
    let step = try Checkpoint(path: parts).step
    #expect((1...120).contains(step))
    #expect(try run(length + ["--resume", parts]).status == 0)
    #expect(try run(length + ["--save", whole]).status == 0)
    let bytes = try [whole, parts].map { try Data(contentsOf: URL(fileURLWithPath: $0)) }
    #expect(bytes[0] == bytes[1])
  }

  @Test func `a run that is killed leaves a whole checkpoint`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    for round in 0..<12 {
      let started = try start(["--epochs", "400", "--save", path])
      waitForFile(path)
      usleep(useconds_t(7000 * round))
      kill(started.processIdentifier, SIGKILL)
      started.waitUntilExit()
      let checkpoint = try Checkpoint(path: path)
      #expect(checkpoint.step > 0)
      let weights = try checkpoint.file.tensor(named: "conv1.weight", shape: [6, 1, 5, 5])
      #expect(weights.elements.allSatisfy { $0.isFinite })
    }
  }

  // swift-format-ignore
  @Test(arguments: [
    (["--data", "letters"], 64, "data: digits, shapes, mnist:DIR, cifar10:DIR or folder:DIR expected, found letters"),
    (["--epochs", "0"], 64, "1 to 100000 epochs expected, found 0"),
    (["--initializer", "zeros"], 64, "he, glorot or normal:DEVIATION expected, found zeros"),
    (["--clip-norm", "1", "--clip-value", "1"], 64, "found both"),
    (["--rate=-1"], 64, "rate: a number of 0 or more expected, found -1.0"),
    (["--classes", "5"], 1, "classes: at least the data's 10 expected, found 5"),
    (["--batch", "500"], 1, "examples: at least one batch of 500 expected, found 192"),
    (["--data", "cifar10:/no/such/folder"], 1, "/no/such/folder/data_batch_1.bin: cannot open the file"),
    (["--resume", "/no/such/file"], 1, "/no/such/file: "),
    (["--rate", "1e38", "--epochs", "20"], 1, "loss or gradients are not finite any more"),
  ] as [([String], Int32, String)])
  func `what cannot be is said in a sentence`(
    _ arguments: [String], _ status: Int32, _ sentence: String
  ) throws {
    let result = try run(arguments)
    #expect(result.status == status)
    #expect(result.errors.contains(sentence), "\(result.errors)")
  }

  @Test func `a network without classes is refused`() throws {
    let result = try ProgramRun("convscope", ["train", "conv-layer"])
    #expect(result.status == 1)
    #expect(result.errors.contains("conv-layer: a network that gives classes expected"))
  }

  private func start(_ arguments: [String]) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: BuiltProducts.path(of: "convscope"))
    process.arguments = Self.few + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Waits until the first checkpoint is there, two minutes at most.
  private func waitForFile(_ path: String) {
    for _ in 0..<12_000 where access(path, F_OK) != 0 { usleep(10_000) }
  }
}
