import Engine
import Synchronization

/// The wish to stop that belongs to the run under way.
final class CancellationBox: Sendable {
  private let current = Mutex<Cancellation?>(nil)

  func set(_ cancellation: Cancellation) {
    current.withLock { $0 = cancellation }
  }

  func cancel() {
    current.withLock { $0?.cancel() }
  }
}
