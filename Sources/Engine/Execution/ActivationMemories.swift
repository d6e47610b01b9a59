/// The memories of a program's activations while it is built, some of them part of others.
///
/// What a concatenation reads may be computed where the concatenation wants it: then its memory is a part
/// of the concatenation's and nothing is copied.
struct ActivationMemories {
  /// Where a memory lies.
  private enum Place {
    case alone
    case part(of: Int, at: Int)
  }

  private var places: [Place] = []
  /// The most bytes that anything takes in each.
  private var byteCounts: [Int] = []

  /// How many there are, parts included.
  var count: Int { places.count }

  /// A memory that is no part of another.
  mutating func add() -> Int {
    places.append(.alone)
    byteCounts.append(0)
    return places.count - 1
  }

  /// Something of so many bytes lies in a memory.
  mutating func hold(_ byteCount: Int, in memory: Int) {
    byteCounts[memory] = max(byteCounts[memory], byteCount)
  }

  /// The memory of which another is a part, itself if of none, and where in it it begins, in bytes.
  func whole(_ memory: Int) -> (memory: Int, offset: Int) {
    guard case .part(let other, let offset) = places[memory] else { return (memory, 0) }
    let above = whole(other)
    return (above.memory, above.offset + offset)
  }

  /// Whether two memories are parts of the same.
  func areTogether(_ first: Int, _ second: Int) -> Bool {
    whole(first).memory == whole(second).memory
  }

  /// Makes a memory part of another, unless it is one already or holds something of another size.
  ///
  /// - Returns: whether it is now.
  mutating func place(_ memory: Int, in other: Int, at offset: Int, byteCount: Int) -> Bool {
    guard case .alone = places[memory], byteCounts[memory] == byteCount,
      whole(other).memory != memory
    else { return false }
    places[memory] = .part(of: other, at: offset)
    return true
  }
}
