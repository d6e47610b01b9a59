import Dispatch
import Engine

extension BenchCommand {
  /// The times of training steps in milliseconds, shortest first: 10 at least, then until two seconds are over; and
  /// on how many threads they ran, nil where that is not known.
  func measureTraining(_ network: Network) throws -> (times: [Double], threads: Int?) {
    guard network.givesClasses, let classes = network.classCount else {
      throw TrainingPreparationError.noClasses(network: network.name)
    }
    var options = TrainingOptions()
    options.batch = batch
    // Small steps: random pictures shall not drive the numbers to infinity, where arithmetic is slower.
    options.schedule = LearningRateSchedule(rate: 1e-3)
    let trainer = try Trainer(network, parameters: .random(), options: options)
    let given = TrainingBatch(
      input: NetworkInput.random(shape: network.inputShape, batch: batch, seed: 0).tensor,
      labels: (0..<batch).map { $0 % classes })
    var times: [Double] = []
    var total = 0.0
    for step in 0..<1000 where step < 13 || total < 2000 {
      let start = DispatchTime.now().uptimeNanoseconds
      _ = try waitFor { try await trainer.step(given, of: 1000) }
      guard step >= 3 else { continue }
      times.append(Double(DispatchTime.now().uptimeNanoseconds - start) / 1e6)
      total += times[times.count - 1]
    }
    // The trainer's thread has a team of its own, as large as any.
    let session = Session()
    return (times.sorted(), try waitFor { try await session.threadCount() })
  }
}
