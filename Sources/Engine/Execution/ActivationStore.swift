/// Everything that has been computed, by what made it, within a memory budget.
struct ActivationStore {
  /// What made an activation: equal recipes give equal numbers.
  struct Recipe: Hashable {
    /// The layer that runs, with the switches as they are.
    let layer: AnyHashable
    let inputs: [Int]
    let parameters: [ParameterStore.Identity]
    /// What the network is fed, for layers that read no other layer.
    let source: NetworkInput.Identity?
  }

  private struct Entry {
    let tensor: DeviceTensor
    var lastUse: Int
  }

  private var identities: [Recipe: Int] = [:]
  private var entries: [Int: Entry] = [:]
  private var clock = 0
  private var bytes = 0
  private let budget: Int

  init(budget: Int) {
    self.budget = budget
  }

  /// The identity of what a recipe makes; equal recipes have one identity.
  mutating func identity(of recipe: Recipe) -> Int {
    if let known = identities[recipe] { return known }
    let identity = identities.count
    identities[recipe] = identity
    return identity
  }

  func contains(_ identity: Int) -> Bool { entries[identity] != nil }

  /// The activation of an identity; counts as a use.
  mutating func activation(_ identity: Int) -> DeviceTensor? {
    clock += 1
    entries[identity]?.lastUse = clock
    return entries[identity]?.tensor
  }

  /// Keeps an activation; the least recently used ones make room, except those `pinned` names.
  mutating func keep(_ tensor: DeviceTensor, as identity: Int, pinned: Set<Int>) {
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

  mutating func drop(_ identity: Int) {
    guard let old = entries.removeValue(forKey: identity) else { return }
    bytes -= old.tensor.byteCount
  }

  mutating func removeAll() {
    entries = [:]
    bytes = 0
  }
}
