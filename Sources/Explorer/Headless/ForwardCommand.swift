import ArgumentParser
import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `convscope forward NETWORK`: one pass from input to answer.
struct ForwardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forward", abstract: "Run a network once and print its most probable classes.")

  @Argument(help: .network)
  var name: String

  @OptionGroup var options: RunOptions

  @Option(help: ArgumentHelp("Write the answer to a .npy file.", valueName: "FILE"))
  var output: String?

  @Option(help: ArgumentHelp("Write every layer's activation as .npy.", valueName: "DIR"))
  var activations: String?

  @Option(name: .customLong("without-skips"), help: .withoutSkips)
  var withoutSkips: String?

  @Flag(help: "Run the side branches too.")
  var withSideBranches = false

  @Option(help: "How many classes to print.")
  var top = 5

  @Flag(help: "Compute every convolution directly, none by Winograd's filtering.")
  var exact = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard top >= 1 else { throw ValidationError("1 or more classes expected, found \(top)") }
  }

  func run() throws {
    var setup = try options.loader(for: name).load()
    if withSideBranches { setup.network = try setup.network.withSideBranches(on: true) }
    if let withoutSkips { try setup.network.switchOffSkips(matching: withoutSkips) }
    let session = Session(exact: exact)
    let ready = setup
    let retention: Session.Retention = activations == nil ? .onlyTargets : .everything
    let summary = try waitFor { try await session.run(ready, keeping: retention) }
    let answer = try waitFor { try await session.activation(of: ready.network.output, in: ready) }
    if let output { try NumpyFile.write(answer, to: output) }
    if let activations { try write(activations, session, ready) }
    let prediction = try waitFor { try await session.prediction(of: ready, classes: top) }
    if let remark = try FiniteCheck.remark(on: ready, answer: answer, session) {
      TextOutput.remark(remark)
    }
    if json {
      print(Self.json(ready, summary, prediction).written)
    } else {
      TextOutput.say(text(ready, summary, prediction))
      if !ready.network.givesClasses { TextOutput.say(AnswerText.lines(of: answer)) }
    }
  }

  private func write(_ folder: String, _ session: Session, _ setup: Setup) throws {
    guard mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw FolderError(path: folder, code: errno)
    }
    for index in setup.network.activeNodes.dropFirst() {
      let tensor = try waitFor { try await session.activation(of: index, in: setup) }
      try NumpyFile.write(tensor, to: folder + "/" + setup.network.nodes[index].name + ".npy")
    }
  }

  private func text(
    _ setup: Setup, _ summary: Session.Summary, _ prediction: Prediction
  ) -> String {
    let off = setup.network.switches.skipsOff.sorted()
    var lines = [
      "\(setup.network.title), \(setup.parameters.caption), \(inputCaption(setup.input)): "
        + "\(decimals(summary.milliseconds, 1)) ms"
    ]
    if !off.isEmpty { lines.append("skip connections off: " + off.joined(separator: " ")) }
    lines += Self.lines(prediction.top)
    for branch in prediction.sideBranches {
      lines += ["side branch \(branch.name):"] + Self.lines(branch.top)
    }
    return lines.joined(separator: "\n")
  }

  /// The input's name; of several examples, which one the classes are of.
  private func inputCaption(_ input: NetworkInput) -> String {
    let count = input.tensor.shape[0]
    return count > 1 ? "\(input.name) (the first of \(count) examples)" : input.name
  }

  private static func lines(_ top: [TopClass]) -> [String] {
    top.map { entry in
      let percent = 100 * Double(entry.probability)
      return (percent.isNaN ? "NaN" : decimals(percent, 2)).padded(to: 7, onTheLeft: true) + " %  "
        + entry.label
    }
  }

  private static func json(
    _ setup: Setup, _ summary: Session.Summary, _ prediction: Prediction
  ) -> JSONText {
    var members: [(String, JSONText)] = [
      ("network", .text(setup.network.name)), ("milliseconds", .real(summary.milliseconds)),
      ("top", json(prediction.top)),
    ]
    if setup.network.switches.sideBranches {
      members.append(
        (
          "side_branches",
          .list(
            prediction.sideBranches.map {
              .object([("name", .text($0.name)), ("top", json($0.top))])
            })
        ))
    }
    return .object(members)
  }

  private static func json(_ top: [TopClass]) -> JSONText {
    .list(
      top.map { entry in
        .object([
          ("index", .whole(entry.index)), ("label", .text(entry.label)),
          ("probability", .real(Double(entry.probability))),
        ])
      })
  }
}

/// Why a folder cannot be made.
struct FolderError: Error, Hashable, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String {
    "\(path.safeToShow): cannot make this folder: \(String(cString: strerror(code)))"
  }
}
