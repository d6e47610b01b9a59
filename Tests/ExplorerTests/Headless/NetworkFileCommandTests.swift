import TestSupport
import Testing

@testable import Explorer

/// Network files where a network is named on the command line.
struct NetworkFileCommandTests {
  @Test(arguments: [
    ["summary", "FILE", "--format", "csv"], ["forward", "FILE", "--top", "1"],
    ["repl", "FILE", "-c", "run"], ["bench", "FILE"], ["FILE"],
    ["summary", "FILE", "--classes", "3", "--input-size", "1x28x28"],
  ])
  func `the path of a network file stands wherever a network's name does`(
    arguments: [String]
  ) throws {
    let folder = try ScratchFolder()
    let file = folder.write(
      "network: mine\ninput: 1x8x8\nlayers:\n  - c: {kind: conv, channels: 2, kernel: 3}\n"
        + "  - flat: flatten\n  - fc: {kind: fc, units: 5}\n  - s: softmax\n", to: "mine.yaml")
    let words = arguments.map { $0 == "FILE" ? file : $0 }
    let result = try ProgramRun("convscope", words, environment: ["LC_ALL": "C.UTF-8"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.errors == "")
  }

  @Test func `a mistake in a network file is told with its line`() throws {
    let folder = try ScratchFolder()
    let file = folder.write("network: x\ninput: 3\nlayers:\n  - a: rellu\n", to: "x.yaml")
    for command in ["summary", "forward", "repl", "bench"] {
      let result = try ProgramRun("convscope", [command, file])
      #expect(result.status == 1)
      #expect(
        result.errors.contains(
          "\(file), line 4: a kind of layer expected, found rellu; the nearest is relu"))
    }
  }
}
