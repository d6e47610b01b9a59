/// Computes activations and remembers them: runs what is missing for an answer, nothing else.
///
/// An activation is known by what made it (layer, parameters, inputs and their own makers), so switching a
/// skip off and on again finds the old ones, an edit computes only what lies downstream, and undo
/// costs nothing. All work happens on one thread of the session's own.
public actor Session {
  /// The session's own thread; a trainer may share it.
  nonisolated let executor: KernelExecutor
  private let threads: Int?
  private var device: Device?
  private var store: ActivationStore
  private var kernels: KernelCache
  private var statistics: [Int: TensorStatistics] = [:]
  /// The last pass before anything ran: whoever asks for layer after layer needs no new one.
  private var lastPass: Pass?

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - memoryBudget: the most bytes of activations that are remembered; also of weights in
  ///     oneDNN's layouts.
  ///   - threads: how many threads the kernels use; nil for as many as there are cores.
  ///   - givesWay: whether a screen is to be kept alive meanwhile: other threads go first.
  public init(memoryBudget: Int = 2 << 30, threads: Int? = nil, givesWay: Bool = false) {
    executor = KernelExecutor(niceness: givesWay ? 10 : 0)
    self.threads = threads
    store = ActivationStore(budget: memoryBudget)
    kernels = KernelCache(budget: memoryBudget)
  }

  deinit { executor.finish() }

  /// Whether somebody waits for the session's thread.
  nonisolated var isAwaited: Bool { executor.isAwaited }

  /// The session's own thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }
}

extension Session {
  /// Computes the activations of layers, and those that they need.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - targets: the layers wanted; nil for the network's answer and those of its side branches where they
  ///     are on.
  ///   - retention: which activations are remembered.
  ///   - cancellation: looked at between layers.
  ///   - progress: called on the session's thread after each layer.
  /// - Returns: what was done.
  /// - Throws: `RunError`.
  @discardableResult
  public func run(
    _ setup: Setup, to targets: [Int]? = nil, keeping retention: Retention = .everything,
    cancellation: Cancellation? = nil, progress: (@Sendable (LayerResult) -> Void)? = nil
  ) async throws(RunError) -> Summary {
    var pass = try pass(setup)
    return try await complete(
      &pass, targets ?? setup.network.answers, retention, cancellation, progress)
  }

  /// The activation of a layer; runs what is missing for it.
  ///
  /// - Throws: `RunError`.
  public func activation(of index: Int, in setup: Setup) async throws(RunError) -> Tensor {
    var pass = try pass(setup)
    _ = try await complete(&pass, [index])
    let name = setup.network.nodes[index].name
    guard let activation = pass.live[index] else {
      throw .kernel(
        layer: name, OneDNNError(call: "reading the activation", status: "not there"))
    }
    try MemoryLimit.check(activation.shape, for: name)
    return try inKernel(name) { device throws(OneDNNError) in
      try activation.plain(device: device)
    }
  }

  /// The statistics of a layer's activation; runs what is missing for it.
  ///
  /// - Throws: `RunError`.
  public func statistics(of index: Int, in setup: Setup) async throws(RunError) -> TensorStatistics
  {
    let identity = try pass(setup).identities[index]
    if let known = statistics[identity] { return known }
    let result = try await activation(of: index, in: setup).statistics
    statistics[identity] = result
    return result
  }

  /// Which layers' activations are remembered, one answer a layer.
  public func available(in setup: Setup) -> [Bool] {
    guard let pass = try? pass(setup) else {
      return Array(repeating: false, count: setup.network.nodes.count)
    }
    return pass.identities.map { store.contains($0) }
  }

  /// Forgets all activations.
  public func forgetEverything() {
    store.removeAll()
    statistics = [:]
  }
}

extension Session {
  private func pass(_ setup: Setup) throws(RunError) -> Pass {
    let expected = setup.network.inputShape
    let found = setup.input.tensor.shape
    guard found.rank == expected.rank + 1, found[0] > 0,
      Array(found.dimensions.dropFirst()) == expected.dimensions
    else { throw .inputMismatch(expected: expected, found: found) }
    if let lastPass, lastPass.setup.computesTheSame(as: setup) { return lastPass }
    let analysis = NetworkAnalysis(setup.network)
    var identities: [Int] = []
    var layers: [any Layer] = []
    for (index, node) in setup.network.nodes.enumerated() {
      let inputs = setup.network.effectiveInputs(of: index).map { identities[$0] }
      let parameters = (analysis[index]?.parameters ?? []).map {
        setup.parameters.identity($0, of: node.name)
      }
      let layer = setup.network.effectiveLayer(of: index, analysis)
      layers.append(layer)
      let recipe = ActivationStore.Recipe(
        layer: AnyHashable(layer), inputs: inputs, parameters: parameters,
        source: inputs.isEmpty ? setup.input.identity : nil)
      identities.append(store.identity(of: recipe))
    }
    let pass = Pass(
      setup: setup, analysis: analysis, batch: found[0], layers: layers, identities: identities)
    lastPass = pass
    return pass
  }

  /// Runs a pass to its end, giving way between layers to whoever waits for the thread.
  ///
  /// Other passes may run in between. What they computed meanwhile is taken over.
  private func complete(
    _ pass: inout Pass, _ targets: [Int], _ retention: Retention = .everything,
    _ cancellation: Cancellation? = nil, _ progress: (@Sendable (LayerResult) -> Void)? = nil
  ) async throws(RunError) -> Summary {
    let start = ContinuousClock.now
    let plan = Plan(pass.setup.network, targets: targets) { store.contains(pass.identities[$0]) }
    pass.prepare(plan, targets: targets, retention)
    for index in plan.remembered { pass.live[index] = store.activation(pass.identities[index]) }
    var computed = 0
    for (done, step) in plan.steps.enumerated() {
      if done > 0 { await giveWay() }
      if cancellation?.isCancelled == true { throw .cancelled }
      let layerStart = ContinuousClock.now
      if let found = store.activation(pass.identities[step.layer]) {
        keep(found, of: step, in: &pass)
      } else {
        try compute(step, in: &pass)
        computed += 1
      }
      progress?(
        LayerResult(
          index: step.layer, milliseconds: milliseconds(since: layerStart), completed: done + 1,
          total: plan.steps.count))
    }
    return Summary(
      computed: computed, remembered: plan.remembered.count,
      milliseconds: milliseconds(since: start))
  }

  /// Lets those go first who wait for the session's thread now.
  private func giveWay() async {
    guard executor.isAwaited else { return }
    await withUnsafeContinuation { executor.enqueue($0) }
  }

  private func compute(_ step: Plan.Step, in pass: inout Pass) throws(RunError) {
    let node = pass.setup.network.nodes[step.layer]
    guard let facts = pass.analysis[step.layer] else { throw pass.reason(against: step.layer) }
    let result: DeviceTensor
    try MemoryLimit.check(facts.output.batched(pass.batch), for: node.name)
    if step.layer == 0 {
      let tensor = pass.setup.input.tensor
      result = try inKernel(node.name) { device throws(OneDNNError) in
        try DeviceTensor(tensor, device: device)
      }
    } else {
      let inputs = try inputs(of: step, in: pass)
      result = try run(step, facts, inputs, pass)
    }
    keep(result, of: step, in: &pass)
  }

  private func inputs(of step: Plan.Step, in pass: Pass) throws(RunError) -> [DeviceTensor] {
    var inputs: [DeviceTensor] = []
    for index in step.inputs {
      guard let tensor = pass.live[index] else {
        throw .kernel(
          layer: pass.setup.network.nodes[step.layer].name,
          OneDNNError(call: "reading an input", status: "not there"))
      }
      inputs.append(tensor)
    }
    return inputs
  }

  private func run(
    _ step: Plan.Step, _ facts: LayerFacts, _ inputs: [DeviceTensor], _ pass: Pass
  ) throws(RunError) -> DeviceTensor {
    let node = pass.setup.network.nodes[step.layer]
    let layer = pass.layers[step.layer]
    let output = facts.output.batched(pass.batch)
    let store = pass.setup.parameters
    let key = KernelCache.Key(
      layer: AnyHashable(layer),
      parameters: facts.parameters.map { store.identity($0, of: node.name) },
      inputs: inputs.map(\.shape), output: output)
    if let kernel = kernels.kernel(key, for: inputs) {
      return try inKernel(node.name) { _ throws(OneDNNError) in try kernel.run(inputs) }
    }
    // Once as they come, once in the kernel's layout.
    let elements = facts.parameters.map { 2 * $0.shape.elementCount }.reduce(0, +)
    try MemoryLimit.check(output, further: elements, for: node.name)
    var parameters: [Tensor] = []
    for specification in facts.parameters {
      do throws(WeightFileError) {
        parameters.append(try store.freshTensor(specification, of: node.name))
      } catch {
        throw .weights(error)
      }
    }
    let kernel = try inKernel(node.name) { device throws(OneDNNError) in
      try KernelRegistry.makeKernel(
        for: layer, inputs: inputs, output: output, parameters: parameters, device: device)
    }
    kernels.keep(
      kernel, key, for: inputs, weightBytes: parameters.map { 4 * $0.count }.reduce(0, +))
    return try inKernel(node.name) { _ throws(OneDNNError) in try kernel.run(inputs) }
  }

  private func keep(_ result: DeviceTensor, of step: Plan.Step, in pass: inout Pass) {
    pass.live[step.layer] = result
    for input in step.inputs {
      pass.readers[input] -= 1
      if pass.readers[input] == 0 {
        pass.live[input] = nil
        pass.pinned.remove(pass.identities[input])
      }
    }
    if pass.retention == .everything || pass.targets.contains(step.layer) {
      store.keep(result, as: pass.identities[step.layer], pinned: pass.pinned)
    }
  }

  /// Calls into oneDNN for a layer, on this machine's device.
  private func inKernel<Result>(
    _ layer: String, _ body: (Device) throws(OneDNNError) -> Result
  ) throws(RunError) -> Result {
    do throws(OneDNNError) {
      return try body(try currentDevice())
    } catch {
      throw .kernel(layer: layer, error)
    }
  }

  private func currentDevice() throws(OneDNNError) -> Device {
    if let device { return device }
    let made = try Device()
    if let threads { made.setThreadCount(threads) }
    device = made
    return made
  }

  private func milliseconds(since start: ContinuousClock.Instant) -> Double {
    let elapsed = (ContinuousClock.now - start).components
    return Double(elapsed.seconds) * 1e3 + Double(elapsed.attoseconds) * 1e-15
  }
}

extension Network {
  /// The layers whose outputs are answers: the output, and side branches where they are on.
  public var answers: [Int] {
    [output] + (switches.sideBranches ? sideBranchOutputs : [])
  }
}
