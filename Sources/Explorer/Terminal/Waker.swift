import CTerminal

/// Wakes the event loop from any thread: `readEvents` returns with `.wake`.
public struct Waker: Sendable {
  /// Makes a waker; all wake the same loop.
  public init() {}

  /// Wakes the loop; several calls before it looks count as one.
  public func wake() {
    ct_wake()
  }
}
