import ArgumentParser
import Engine

/// `convscope profile NETWORK`: where the time of a forward pass goes.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile", abstract: "Show where the time of a forward pass goes.")

  @Argument(help: ArgumentHelp("A built-in network.", valueName: "NETWORK"))
  var name: String

  @Option(help: "The number of examples in a pass.")
  var batch = 1

  @Option(help: "The number of threads; as many as cores by default.")
  var threads: Int?

  @Option(help: "How many passes are timed.")
  var passes = 30

  @Flag(help: "Compute every convolution directly, none by Winograd's filtering.")
  var exact = false

  func run() throws {
    let network = try ZooCatalog.network(named: name)
    let session = Session(threads: threads, exact: exact)
    let setup = Setup(
      network: network, parameters: .random(),
      input: .random(shape: network.inputShape, batch: batch, seed: 0))
    let reports = try waitFor { try await session.profile(setup, passes: passes) }
    var total = 0.0
    for report in reports {
      let time = report.milliseconds ?? 0
      total += time
      let rate = time > 0 ? Double(2 * report.multiplyAccumulates) / time / 1e6 : 0
      let bytes = time > 0 ? Double(report.bytesRead + report.bytesWritten) / time / 1e6 : 0
      print(
        decimals(time, 3).padded(to: 8, onTheLeft: true),
        decimals(rate, 0).padded(to: 5, onTheLeft: true),
        decimals(bytes, 0).padded(to: 4, onTheLeft: true), report.layout.padded(to: 8),
        report.kernel.padded(to: 32),
        report.layers.map { network.nodes[$0].name }.joined(separator: " + "))
    }
    print("total \(decimals(total, 3)) ms")
  }
}
