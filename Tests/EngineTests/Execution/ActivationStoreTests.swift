import Testing

@testable import Engine

struct ActivationStoreTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// An activation of 400 bytes.
  private func activation() throws -> DeviceTensor {
    try DeviceTensor(Tensor(shape: [1, 100]), device: device)
  }

  @Test func `the least recently used activation makes room`() throws {
    var store = ActivationStore(budget: 1000)
    store.keep(try activation(), as: 1, pinned: [])
    store.keep(try activation(), as: 2, pinned: [])
    _ = store.activation(1)
    store.keep(try activation(), as: 3, pinned: [])
    #expect([1, 2, 3].map(store.contains) == [true, false, true])
  }

  @Test func `what a running pass needs stays`() throws {
    var store = ActivationStore(budget: 1000)
    for identity in 1...4 { store.keep(try activation(), as: identity, pinned: [1, 3]) }
    #expect([1, 2, 3, 4].map(store.contains) == [true, false, true, true])
    store.keep(try activation(), as: 5, pinned: [])
    #expect([1, 3, 4, 5].map(store.contains) == [false, false, true, true])
  }

  @Test func `the same activation kept twice takes its bytes once`() throws {
    var store = ActivationStore(budget: 1000)
    store.keep(try activation(), as: 1, pinned: [])
    for _ in 0..<5 { store.keep(try activation(), as: 2, pinned: []) }
    #expect(store.contains(1))
  }

  @Test func `equal recipes have one identity and others their own`() throws {
    var store = ActivationStore(budget: 0)
    let random = NetworkInput.random(shape: [4], seed: 1)
    let first = identity(of: random, in: &store)
    #expect(identity(of: .random(shape: [4], seed: 1), in: &store) == first)
    #expect(identity(of: .random(shape: [4], seed: 2), in: &store) != first)
    let given = NetworkInput(tensor: random.tensor, name: random.name)
    #expect(identity(of: given, in: &store) != first)
  }

  private func identity(of input: NetworkInput, in store: inout ActivationStore) -> Int {
    store.identity(
      of: ActivationStore.Recipe(
        layer: AnyHashable(InputLayer(shape: [4])), inputs: [], parameters: [],
        source: input.identity))
  }
}
