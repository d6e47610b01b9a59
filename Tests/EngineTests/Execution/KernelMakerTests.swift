import TestSupport
import Testing

@testable import Engine

/// Kernels of the same layers with the same parameters share their weights.
struct KernelMakerTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  private func kernel(
    _ network: Network, _ store: ParameterStore, _ maker: inout KernelMaker,
    _ recipes: inout Recipes
  ) throws -> any Kernel {
    let preparation = Preparation(network, store, batch: 1, &recipes)
    let layer = try #require(network.index(of: "layer4.1.conv2"))
    let step = preparation.steps[preparation.stepOf[layer]]
    let inputs = try step.inputs.map { input in
      let shape = preparation.shape(of: input)
      return TensorLayout(shape: shape, descriptor: try MemoryDescriptor(plain: shape))
    }
    return try maker.kernel(
      of: step, in: preparation, inputs: inputs, isExact: true, device: device)
  }

  @Test func `a skip that is switched packs no weights again`() throws {
    let network = try ZooCatalog.network(
      named: "resnet18", options: ZooOptions(classes: 5, inputShape: [3, 64, 64]))
    let off = try network.withSkip("layer4.1", on: false)
    var maker = KernelMaker(budget: 1 << 30)
    var recipes = Recipes()
    let store = ParameterStore.random(seed: 1)
    let with = try kernel(network, store, &maker, &recipes)
    let without = try kernel(off, store, &maker, &recipes)
    #expect(with !== without && with.effect != without.effect)
    let (first, second) = (try #require(with.packed), try #require(without.packed))
    #expect(first.tensors.map(\.1.base) == second.tensors.map(\.1.base))
    let others = try kernel(off, .random(seed: 2), &maker, &recipes)
    #expect(try #require(others.packed).tensors.map(\.1.base) != first.tensors.map(\.1.base))
  }

  @Test func `a step without weights gets a kernel for the layout that it reads`() throws {
    let network = try ZooCatalog.network(named: "resnet18")
    var recipes = Recipes()
    let preparation = Preparation(network, .random(), batch: 1, &recipes)
    let layer = try #require(network.index(of: "maxpool"))
    let step = preparation.steps[preparation.stepOf[layer]]
    let shape = preparation.shape(of: step.inputs[0])
    var maker = KernelMaker(budget: 1 << 30)
    let kernels = try [ChannelOrder.plain, .plain, .last].map { order in
      let layout = TensorLayout(shape: shape, descriptor: try MemoryDescriptor(shape, order))
      return try maker.kernel(
        of: step, in: preparation, inputs: [layout], isExact: true, device: device)
    }
    #expect(kernels[0] === kernels[1] && kernels[1] !== kernels[2])
  }

  @Test func `kernels that the cache let go are not kept by what was made ready`() throws {
    let network = try ZooCatalog.network(named: "lenet5")
    var recipes = Recipes()
    let preparation = Preparation(network, .random(), batch: 1, &recipes)
    // Room for one layer's weights at a time.
    var maker = KernelMaker(budget: 1)
    func kernel(_ name: String) throws -> any Kernel {
      let layer = try #require(network.index(of: name))
      let step = preparation.steps[preparation.stepOf[layer]]
      let shape = preparation.shape(of: step.inputs[0])
      let layout = TensorLayout(shape: shape, descriptor: try MemoryDescriptor(plain: shape))
      return try maker.kernel(
        of: step, in: preparation, inputs: [layout], isExact: true, device: device)
    }
    weak let first = try kernel(network.nodes[1].name)
    #expect(first != nil)
    _ = try kernel(network.nodes[4].name)
    #expect(first == nil)
  }
}
