/// Places for tensors in one piece of memory, such that those needed at the same time never overlap.
///
/// The largest come first, each as low as it can: the fewer bytes are touched, the more of them stay
/// in the processor's caches.
///
/// ## Source
/// Pisarchyk, Lee 2020, "Efficient Memory Management for Deep Neural Net Inference", arXiv:2001.03288, §5.1.
struct BufferAssignment {
  /// One tensor's demand.
  struct Demand: Hashable {
    /// Its bytes.
    let byteCount: Int
    /// The steps from that which writes it to that which reads it last.
    let steps: ClosedRange<Int>
  }

  /// Where each begins, in bytes.
  let offsets: [Int]
  /// The bytes of the whole.
  let byteCount: Int

  /// Places begin on boundaries of as many bytes.
  static let alignment = 64

  /// Finds places.
  init(_ demands: [Demand]) {
    var offsets = [Int](repeating: 0, count: demands.count)
    var placed: [Int] = []
    var total = 0
    let order = demands.indices.sorted {
      (demands[$1].byteCount, $0) < (demands[$0].byteCount, $1)
    }
    for index in order {
      let demand = demands[index]
      var offset = 0
      for other in placed where demands[other].steps.overlaps(demand.steps) {
        guard offset + demand.byteCount > offsets[other] else { break }
        offset = max(offset, offsets[other] + Self.rounded(demands[other].byteCount))
      }
      offsets[index] = offset
      total = max(total, offset + Self.rounded(demand.byteCount))
      let position = placed.firstIndex { offsets[$0] > offset } ?? placed.endIndex
      placed.insert(index, at: position)
    }
    self.offsets = offsets
    byteCount = total
  }

  private static func rounded(_ byteCount: Int) -> Int {
    (byteCount + alignment - 1) / alignment * alignment
  }
}
