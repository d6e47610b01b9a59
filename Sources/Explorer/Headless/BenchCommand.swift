import ArgumentParser
import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// `convscope bench NETWORK...`: how long a warmed-up forward pass takes.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench", abstract: "Time warmed-up forward passes or training steps.")

  @Argument(
    help: ArgumentHelp("Built-in networks, or the paths of network files.", valueName: "NETWORK"))
  var names: [String]

  @Option(help: "The number of examples in a pass.")
  var batch = 1

  @Option(help: .threads)
  var threads: Int?

  @Flag(help: "Time training steps: forward, backward, update.")
  var train = false

  @Flag(help: "Compute every convolution directly, none by Winograd's filtering.")
  var exact = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard !names.isEmpty else { throw ValidationError("name at least one network") }
    guard (1...4096).contains(batch) else {
      throw ValidationError("a batch of 1 to 4096 expected, found \(batch)")
    }
    guard !train || (threads == nil && !exact) else {
      throw ValidationError("--train takes neither --threads nor --exact")
    }
    guard (1...1024).contains(threads ?? 1) else {
      throw ValidationError("1 to 1024 threads expected, found \(threads ?? 0)")
    }
  }

  func run() throws {
    var results: [JSONText] = []
    for name in names {
      let network = try SetupLoader(network: name).loadNetwork()
      let (times, threads) = try train ? measureTraining(network) : measure(network)
      let place = { (share: Double) in times[min(times.count - 1, Int(Double(times.count) * share))]
      }
      let peak = Self.peakMegabytes
      if !json {
        print(
          "\(name): median \(decimals(place(0.5), 2)) ms, p90 \(decimals(place(0.9), 2)) ms, "
            + "min \(decimals(times[0], 2)) ms, \(times.count) runs, peak \(decimals(peak, 0)) MB")
      }
      results.append(
        .object([
          ("network", .text(name)), ("batch", .whole(batch)),
          ("threads", .count(threads)), ("median_ms", .real(place(0.5))),
          ("p90_ms", .real(place(0.9))), ("min_ms", .real(times[0])), ("runs", .whole(times.count)),
          ("peak_rss_mb", .real(peak)),
        ]))
    }
    if json { print(JSONText.list(results).written) }
  }

  /// The times of passes in milliseconds, shortest first: 10 at least, then until two seconds are over; and on how
  /// many threads they ran, nil where that is not known.
  private func measure(_ network: Network) throws -> (times: [Double], threads: Int?) {
    try MemoryLimit.check(network.inputShape.batched(batch), for: "input")
    let session = Session(threads: threads, exact: exact)
    let parameters = ParameterStore.random()
    var times: [Double] = []
    var total = 0.0
    for pass in 0..<1000 where pass < 13 || total < 2000 {
      // Another input each time: the same would be remembered, not computed.
      let input = NetworkInput.random(
        shape: network.inputShape, batch: batch, seed: UInt64(pass))
      let setup = Setup(network: network, parameters: parameters, input: input)
      let summary = try waitFor { try await session.run(setup, keeping: .onlyTargets) }
      if pass >= 3 {
        times.append(summary.milliseconds)
        total += summary.milliseconds
      }
    }
    return (times.sorted(), try waitFor { try await session.threadCount() })
  }

  private static var peakMegabytes: Double {
    var usage = rusage()
    #if canImport(Glibc)
    // RUSAGE_SELF, whose imported type the function does not take.
    getrusage(0, &usage)
    return Double(usage.ru_maxrss) / 1024
    #else
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1_048_576
    #endif
  }
}
