import Synchronization

/// A wish to stop, seen between two layers.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// Makes a wish that nobody has yet.
  public init() {}

  /// Asks the run to stop.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  /// Whether somebody asked.
  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}
