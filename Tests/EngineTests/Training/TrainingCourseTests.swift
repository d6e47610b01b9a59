import Synchronization
import TestSupport
import Testing

@testable import Engine

/// Runs that are broken off and go on, and runs that stop by themselves.
struct TrainingCourseTests {
  /// What a run told, and when it is to be cancelled.
  private final class Told: Sendable {
    let cancellation = Cancellation()
    private let epochs = Mutex<[EpochReport]>([])
    private let lastStep: Int

    /// Cancels after a step, counted from 0.
    init(cancelsAfter step: Int = .max) { lastStep = step }

    var reports: [EpochReport] { epochs.withLock { $0 } }

    func note(_ event: TrainingEvent) {
      switch event {
      case .step(let report): if report.step == lastStep { cancellation.cancel() }
      case .epoch(let report): epochs.withLock { $0.append(report) }
      }
    }
  }

  /// LeNet-5 on 24 digits, three steps an epoch.
  private func run(rate: Double = 0.01, epochs: Int = 2) throws -> TrainingRun {
    let network = try ZooCatalog.network(named: "lenet5")
    let examples = try DataSource.digits.load(
      count: 24, validation: 6, preprocessing: network.preprocessing)
    var options = TrainingOptions()
    options.batch = 8
    options.schedule = LearningRateSchedule(rate: rate)
    let trainer = try Trainer(network, parameters: .random(seed: 1), options: options)
    return TrainingRun(
      trainer: trainer, training: examples.training, validation: examples.validation, batch: 8,
      epochs: epochs)
  }

  private func perform(_ run: TrainingRun, _ told: Told) async throws -> TrainingEnding {
    try await run.run(cancellation: told.cancellation) { told.note($0) }
  }

  @Test(arguments: [0, 1, 2, 3, 5])
  func `epochs are told of alike wherever a run is broken off, in steps or while it is judged`(
    _ step: Int
  ) async throws {
    let folder = try ScratchFolder()
    let whole = Told()
    #expect(try await perform(try run(), whole) == .finished)
    let first = Told(cancelsAfter: step)
    let broken = try run()
    #expect(try await perform(broken, first) == .cancelled)
    // Judging takes its time: what is cancelled meanwhile has no epoch yet.
    #expect(first.reports.count == step / 3)
    try await broken.trainer.save(to: folder.path + "/run.safetensors", notes: [:])

    let second = Told()
    let continued = try run()
    try await continued.trainer.restore(Checkpoint(path: folder.path + "/run.safetensors"))
    #expect(try await perform(continued, second) == .finished)
    #expect(first.reports + second.reports == whole.reports)
    #expect(whole.reports.map(\.steps) == [3, 6])
  }

  @Test func `a checkpoint without sums goes on`() async throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    let broken = try run()
    #expect(try await perform(broken, Told(cancelsAfter: 1)) == .cancelled)
    _ = await broken.trainer.finishEpoch()
    try await broken.trainer.save(to: path, notes: [:])
    #expect(try Checkpoint(path: path).file.note(FileNotes.sumsKey) == nil)
    let continued = try run()
    try await continued.trainer.restore(Checkpoint(path: path))
    let told = Told()
    #expect(try await perform(continued, told) == .finished)
    #expect(told.reports.count == 2)
  }

  @Test func `a run whose validation gives no number stops before it tells of the epoch`()
    async throws
  {
    // As a float it is infinite.
    var run = try run(rate: 1e300, epochs: 1)
    run.batch = 24
    let told = Told()
    #expect(try await perform(run, told) == .notFinite(step: 0))
    #expect(told.reports.isEmpty)
    let origin = try #require(try await run.trainer.firstNotFinite())
    #expect(origin.place == .judgedActivation)
  }

  @Test(arguments: [
    ("step", "-1"), ("step", "1.5"), ("step", "99999999999999999999"), ("step", ""),
    ("epoch-sums", "1 2"), ("epoch-sums", "nan 0 1"), ("epoch-sums", "1 2 1"),
    ("epoch-sums", "1 0 9223372036854775807"),
  ])
  func `numbers that cannot be are refused in a sentence`(_ key: String, _ value: String) throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    let metadata = ["convscope.step": "1"].merging(["convscope." + key: value]) { $1 }
    try SafetensorsWriter.write([("a", Tensor(shape: [1]))], to: path, metadata: metadata)
    let error = #expect(throws: CheckpointError.self) { try Checkpoint(path: path) }
    #expect(error?.description.contains("run.safetensors: \(key): ") == true)
  }

  @Test func `a step beyond the run is refused, and its end is not`() throws {
    let folder = try ScratchFolder()
    let path = folder.path + "/run.safetensors"
    try SafetensorsWriter.write(
      [("a", Tensor(shape: [1]))], to: path, metadata: ["convscope.step": "\(Int.max)"])
    let checkpoint = try Checkpoint(path: path)
    let error = #expect(throws: CheckpointError.self) { try checkpoint.check(within: 6) }
    #expect(error?.description.contains("step: 0 to 6 expected, found \(Int.max)") == true)
    try checkpoint.check(within: .max)
  }

  @Test func `what a file says is shown without control characters, and not at full length`() {
    let error = CheckpointError.mismatch(
      file: "f", what: "data", expected: "digits",
      found: "\u{1B}[2J" + String(repeating: "x", count: 1000))
    #expect(!error.description.contains("\u{1B}"))
    #expect(error.description.count < 250)
  }

  @Test func `a warm-up longer than everything is no trap`() {
    let schedule = LearningRateSchedule(rate: 1, warmUpSteps: .max)
    #expect(schedule.rate(at: 0, of: 10) > 0)
    #expect(schedule.rate(at: .max - 1, of: .max) <= 1)
  }
}
