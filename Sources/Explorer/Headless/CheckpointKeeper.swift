import Dispatch
import Engine
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Writes checkpoints while a run goes on, and remembers why one could not be written.
final class CheckpointKeeper: Sendable {
  private let path: String?
  private let notes: [String: String]
  private let failure = Mutex<WeightFileError?>(nil)

  /// Keeps checkpoints in a file; none without a path.
  init(path: String?, notes: [String: String]) {
    self.path = path
    self.notes = notes
  }

  /// Writes a checkpoint.
  ///
  /// - Returns: whether it was written, or none is wanted.
  func save(_ trainer: Trainer) async -> Bool {
    guard let path else { return true }
    do throws(WeightFileError) {
      try await trainer.save(to: path, notes: notes)
      return true
    } catch {
      failure.withLock { $0 = error }
      return false
    }
  }

  /// Throws what kept the last checkpoint from being written.
  func rethrow() throws {
    if let error = failure.withLock({ $0 }) { throw error }
  }
}

/// Wishes to stop by Ctrl-C or `kill`, heard until `finish`.
final class StopSignals {
  private var sources: [any DispatchSourceSignal] = []

  /// Calls `stop` on another thread when a signal comes; it then ends nothing by itself.
  init(_ stop: @escaping @Sendable () -> Void) {
    for number in [SIGINT, SIGTERM] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler(handler: stop)
      source.resume()
      sources.append(source)
    }
  }

  /// Lets signals end the program again.
  func finish() {
    for source in sources { source.cancel() }
    for number in [SIGINT, SIGTERM] { signal(number, SIG_DFL) }
  }
}
