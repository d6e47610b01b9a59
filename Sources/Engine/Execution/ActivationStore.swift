/// Everything that has been computed, by what made it, within a memory budget.
struct ActivationStore {
  private struct Entry {
    let tensor: DeviceTensor
    var lastUse: Int
  }

  private var entries: [ActivationIdentity: Entry] = [:]
  private var clock = 0
  private var bytes = 0
  private let budget: Int

  init(budget: Int) {
    self.budget = budget
  }

  func contains(_ identity: ActivationIdentity) -> Bool { entries[identity] != nil }

  /// The activation of an identity; counts as a use.
  mutating func activation(_ identity: ActivationIdentity) -> DeviceTensor? {
    clock += 1
    entries[identity]?.lastUse = clock
    return entries[identity]?.tensor
  }

  /// Keeps an activation; the least recently used ones make room, except those `pinned` names.
  mutating func keep(
    _ tensor: DeviceTensor, as identity: ActivationIdentity, pinned: Set<ActivationIdentity>
  ) {
    clock += 1
    drop(identity)
    entries[identity] = Entry(tensor: tensor, lastUse: clock)
    bytes += tensor.byteCount
    guard bytes > budget else { return }
    let candidates = entries.filter { !pinned.contains($0.key) && $0.key != identity }
    for (old, _) in candidates.sorted(by: { $0.value.lastUse < $1.value.lastUse }) {
      guard bytes > budget else { return }
      drop(old)
    }
  }

  mutating func drop(_ identity: ActivationIdentity) {
    guard let old = entries.removeValue(forKey: identity) else { return }
    bytes -= old.tensor.byteCount
  }

  mutating func removeAll() {
    entries = [:]
    bytes = 0
  }
}
