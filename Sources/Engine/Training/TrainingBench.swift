/// Runs that take turns step by step, to be compared while they go on.
public struct TrainingBench: Sendable {
  /// The runs; each step of one is followed by the same step of the next.
  public let runs: [TrainingRun]

  /// Puts runs beside each other.
  public init(_ runs: [TrainingRun]) {
    self.runs = runs
  }

  /// Runs all of them to their ends; one that ends early leaves the others going.
  ///
  /// - Parameters:
  ///   - cancellation: looked at between steps.
  ///   - report: called with the run's place after each of its steps and epochs.
  /// - Returns: how each ended.
  /// - Throws: `RunError`, but not `.cancelled`.
  public func run(
    cancellation: Cancellation, _ report: @escaping @Sendable (Int, TrainingEvent) async -> Void
  ) async throws(RunError) -> [TrainingEnding] {
    var courses = runs.map { TrainingCourse($0) }
    var endings: [TrainingEnding?] = runs.map { _ in nil }
    while endings.contains(nil), !cancellation.isCancelled {
      for place in courses.indices where endings[place] == nil {
        endings[place] = try await courses[place].advance(cancellation) { await report(place, $0) }
      }
    }
    return endings.map { $0 ?? .cancelled }
  }
}
