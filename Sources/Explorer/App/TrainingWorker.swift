import Engine

/// Trains beside everything else, on a thread of its own that gives way; posts news.
final class TrainingWorker: Sendable {
  private let inbox: Inbox
  private let session = TrainingSession(givesWay: true)
  private let current = CancellationBox()

  init(inbox: Inbox) {
    self.inbox = inbox
  }

  /// Starts an order; never waits.
  func perform(_ order: TrainingOrder, _ setup: Setup) {
    let cancellation = Cancellation()
    current.set(cancellation)
    Task.detached(priority: .background) { [session, inbox] in
      await session.perform(order, setup, cancellation) {
        inbox.post(.training(order: order.number, $0))
      }
    }
  }

  /// The weights of the run under way, or of the last one, as they are between two steps.
  func weights() async -> WeightsExport? { await session.weights() }

  /// Stops after the step under way.
  func stop() { current.cancel() }
}
