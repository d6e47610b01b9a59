import Testing

@testable import Engine

struct ActivationStoreTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  /// Some identity, the same for the same number.
  private func id(_ number: Int) -> ActivationIdentity {
    ActivationIdentity(recipe: number, inputs: [])
  }

  /// An activation of 400 bytes.
  private func activation() throws -> DeviceTensor {
    try DeviceTensor(Tensor(shape: [1, 100]), device: device)
  }

  @Test func `the least recently used activation makes room`() throws {
    var store = ActivationStore(budget: 1000)
    store.keep(try activation(), as: id(1), pinned: [])
    store.keep(try activation(), as: id(2), pinned: [])
    _ = store.activation(id(1))
    store.keep(try activation(), as: id(3), pinned: [])
    #expect([1, 2, 3].map { store.contains(id($0)) } == [true, false, true])
  }

  @Test func `what a running pass needs stays`() throws {
    var store = ActivationStore(budget: 1000)
    for identity in 1...4 {
      store.keep(try activation(), as: id(identity), pinned: [id(1), id(3)])
    }
    #expect([1, 2, 3, 4].map { store.contains(id($0)) } == [true, false, true, true])
    store.keep(try activation(), as: id(5), pinned: [])
    #expect([1, 3, 4, 5].map { store.contains(id($0)) } == [false, false, true, true])
  }

  @Test func `the same activation kept twice takes its bytes once`() throws {
    var store = ActivationStore(budget: 1000)
    store.keep(try activation(), as: id(1), pinned: [])
    for _ in 0..<5 { store.keep(try activation(), as: id(2), pinned: []) }
    #expect(store.contains(id(1)))
  }

  @Test func `equal recipes have one number and others their own`() {
    var recipes = Recipes()
    let random = NetworkInput.random(shape: [4], seed: 1)
    let first = recipes.number(of: random.identity)
    #expect(recipes.number(of: NetworkInput.random(shape: [4], seed: 1).identity) == first)
    #expect(recipes.number(of: NetworkInput.random(shape: [4], seed: 2).identity) != first)
    let given = NetworkInput(tensor: random.tensor, name: random.name)
    #expect(recipes.number(of: given.identity) != first)
    let layer = recipes.number(of: Activation(.relu), [])
    #expect(layer != first)
    #expect(recipes.number(of: Activation(.relu), []) == layer)
    #expect(recipes.number(of: Activation(.tanh), []) != layer)
  }

  @Test func `an identity tells what was read, and in which order`() {
    let sum = ActivationIdentity(recipe: 7, inputs: [id(1), id(2)])
    #expect(sum == ActivationIdentity(recipe: 7, inputs: [id(1), id(2)]))
    #expect(sum != ActivationIdentity(recipe: 7, inputs: [id(2), id(1)]))
    #expect(sum != ActivationIdentity(recipe: 8, inputs: [id(1), id(2)]))
    #expect(sum != ActivationIdentity(recipe: 7, inputs: [id(1)]))
  }
}
