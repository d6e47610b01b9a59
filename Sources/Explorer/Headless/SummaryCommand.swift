import ArgumentParser
import Engine

/// `convscope summary NETWORK`: every layer with shape, parameters and cost.
struct SummaryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Print a network layer by layer.")

  @Argument(help: .network)
  var name: String

  @OptionGroup var options: NetworkOptions

  @Flag(help: "List the side branches too, and count them.")
  var withSideBranches = false

  @Option(help: "table, json, csv or markdown.")
  var format = SummaryFormat.table

  func run() throws {
    let loader = SetupLoader(
      network: name, classes: options.classes, inputShape: options.inputSize)
    var network = try loader.loadNetwork()
    if withSideBranches { network = try network.withSideBranches(on: true) }
    let analysis = NetworkAnalysis(network)
    let text = NetworkSummary(network, analysis).text(as: format, glyphs: TextOutput.glyphs)
    if format == .table { TextOutput.say(text) } else { print(text) }
    if let problem = analysis.firstError {
      throw NetworkError.illegalLayer(network.nodes[problem.index].name, problem.error)
    }
  }
}

extension SummaryFormat: ExpressibleByArgument {}
