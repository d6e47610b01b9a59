/// All parameters of a network while it is trained: in one piece of memory, so that an optimizer is one loop,
/// and their gradients in another.
///
/// Trained parameters come first, those of layers that take no part last among them, batch-norm statistics behind.
final class TrainingParameters {
  /// One parameter tensor's place.
  struct Entry {
    /// The layer that it belongs to.
    let layer: Int
    /// The full name: `layer1.0.conv1.weight`.
    let name: String
    let specification: ParameterSpecification
    /// Where its numbers lie.
    let range: Range<Int>
  }

  let entries: [Entry]
  let values: Storage
  let gradients: Storage
  /// How many of the numbers, gaps included, are trained.
  let trainedCount: Int
  /// How many of the trained numbers, gaps included, belong to layers that take part.
  let reachedCount: Int
  /// Whether there is memory for gradients.
  let hasGradients: Bool

  /// Every tensor begins on a cache line of its own.
  private static let alignment = 16

  /// Takes memory for a network's parameters and fills it from a store.
  ///
  /// - Parameters:
  ///   - network: whose parameters.
  ///   - analysis: what follows from its layers.
  ///   - store: where the parameters come from.
  ///   - withGradients: whether backward passes compute the parameters' gradients.
  /// - Throws: `RunError.weights` when the store lacks a parameter, `.memory` when there is no room.
  init(
    _ network: Network, _ analysis: NetworkAnalysis, from store: ParameterStore,
    withGradients: Bool = true
  ) throws(RunError) {
    hasGradients = withGradients
    let planned = Self.plan(network, analysis)
    entries = planned.entries
    trainedCount = planned.trainedCount
    reachedCount = planned.reachedCount
    guard let values = Storage(trying: planned.count),
      let gradients = Storage(trying: withGradients ? planned.trainedCount : 1)
    else {
      throw .memory(
        layer: network.name, needed: 8 * planned.count,
        available: SystemMemory.availableBytes ?? 0)
    }
    values.base.initialize(repeating: 0, count: planned.count)
    gradients.base.initialize(
      repeating: 0, count: withGradients ? max(1, planned.trainedCount) : 1)
    self.values = values
    self.gradients = gradients
    try fill(from: store, network)
  }

  private func fill(from store: ParameterStore, _ network: Network) throws(RunError) {
    for entry in entries {
      let tensor: Tensor
      do throws(WeightFileError) {
        tensor = try store.freshTensor(entry.specification, of: network.nodes[entry.layer].name)
      } catch {
        throw .weights(error)
      }
      set(entry, to: tensor)
    }
  }

  /// Where each tensor goes: trained ones first, of those the ones of layers that take part.
  private static func plan(
    _ network: Network, _ analysis: NetworkAnalysis
  ) -> (entries: [Entry], reachedCount: Int, trainedCount: Int, count: Int) {
    var entries: [Entry] = []
    var next = 0
    func add(_ layer: Int, _ specification: ParameterSpecification) {
      let count = specification.shape.elementCount
      entries.append(
        Entry(
          layer: layer, name: network.nodes[layer].name + "." + specification.name,
          specification: specification, range: next..<next + count))
      next += (count + alignment - 1) / alignment * alignment
    }
    let all = network.nodes.indices.flatMap { layer in
      (analysis[layer]?.parameters ?? []).map { (layer, $0) }
    }
    let trained = all.filter(\.1.isTrained)
    let active = Set(network.activeNodes)
    for (layer, specification) in trained where active.contains(layer) { add(layer, specification) }
    let reachedCount = next
    for (layer, specification) in trained where !active.contains(layer) {
      add(layer, specification)
    }
    let trainedCount = next
    for (layer, specification) in all where !specification.isTrained { add(layer, specification) }
    return (entries, reachedCount, trainedCount, next)
  }

  /// The numbers of an entry, as a copy.
  func value(of entry: Entry) -> Tensor { copy(entry, from: values) }

  /// The gradient of an entry, as a copy; nil where no gradient trains it.
  func gradient(of entry: Entry) -> Tensor? {
    entry.specification.isTrained && hasGradients ? copy(entry, from: gradients) : nil
  }

  /// Puts other numbers in an entry's place, in the parameters or in memory that is laid out like them.
  func set(_ entry: Entry, to tensor: Tensor, in storage: Storage? = nil) {
    precondition(tensor.count == entry.range.count, "\(entry.name): \(entry.range.count) numbers")
    let storage = storage ?? values
    tensor.withElements { elements in
      guard let source = elements.baseAddress else { return }
      storage.base.advanced(by: entry.range.lowerBound).update(from: source, count: elements.count)
    }
  }

  /// The numbers at an entry's place in memory that is laid out like the parameters.
  func copy(_ entry: Entry, from storage: Storage) -> Tensor {
    defer { withExtendedLifetime(storage) {} }
    return Tensor(shape: entry.specification.shape) { target in
      target.baseAddress?.initialize(
        from: storage.base.advanced(by: entry.range.lowerBound), count: entry.range.count)
    }
  }

  /// A layer's parameters as its training kernel gets them.
  func parameters(
    of layer: Int, device: Device
  ) throws(OneDNNError) -> [TrainingParameter] {
    var result: [TrainingParameter] = []
    let own = entries.filter { $0.layer == layer }
    for entry in own {
      let value = try DeviceTensor(view(entry, of: values), device: device)
      let gradient =
        entry.specification.isTrained && hasGradients
        ? try DeviceTensor(view(entry, of: gradients), device: device) : nil
      result.append(TrainingParameter(value: value, gradient: gradient))
    }
    return result
  }

  private func view(_ entry: Entry, of storage: Storage) -> Tensor {
    Tensor(
      shape: entry.specification.shape,
      storage: Storage(
        borrowing: storage.base.advanced(by: entry.range.lowerBound), count: entry.range.count,
        owner: storage))
  }
}
