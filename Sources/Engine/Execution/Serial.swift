import Synchronization

/// Numbers that are given out once.
enum Serial {
  private static let last = Atomic<Int>(0)

  static func next() -> Int { last.add(1, ordering: .relaxed).newValue }
}
