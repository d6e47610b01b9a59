/// Computes activations and remembers them: runs what is missing for an answer, nothing else.
///
/// An activation is known by what made it (layer, parameters, inputs and their own makers), so switching a
/// skip off and on again finds the old ones, an edit computes only what lies downstream, and undo
/// costs nothing. All work happens on one thread of the session's own.
public actor Session {
  /// The session's own thread; a trainer may share it.
  nonisolated let executor: KernelExecutor
  private let threads: Int?
  private let isExact: Bool
  private var device: Device?
  /// What the machine can do at most; nil until somebody asks.
  var limits: MachineLimits?
  private var store: ActivationStore
  private var kernels: KernelMaker
  private var recipes = Recipes()
  /// What was made ready last, the latest first.
  private var preparations: [Preparation] = []
  private var program: (preparation: Preparation, targets: [Int], Program)?
  private var statistics: [ActivationIdentity: TensorStatistics] = [:]

  /// Makes a session.
  ///
  /// - Parameters:
  ///   - memoryBudget: the most bytes of activations that are remembered; also of weights in
  ///     oneDNN's layouts.
  ///   - threads: how many threads the kernels use; nil for as many as `OMP_NUM_THREADS` says, without it as there
  ///     are cores for the process.
  ///   - givesWay: whether a screen is to be kept alive meanwhile: other threads go first.
  ///   - exact: whether every convolution is computed directly, never by Winograd's filtering, whose errors are
  ///     about 1e-5 where values are about 1.
  public init(
    memoryBudget: Int = 2 << 30, threads: Int? = nil, givesWay: Bool = false, exact: Bool = false
  ) {
    executor = KernelExecutor(niceness: givesWay ? 10 : 0)
    self.threads = threads
    isExact = exact
    store = ActivationStore(budget: memoryBudget)
    kernels = KernelMaker(budget: memoryBudget)
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
    let start = ContinuousClock.now
    var pass = try pass(setup)
    let targets = targets ?? setup.network.answers
    if retention == .onlyTargets, let program = try program(for: pass, targets) {
      return try await run(program, pass, targets, start, cancellation, progress)
    }
    return try await complete(&pass, targets, retention, cancellation, progress)
  }

  /// The activation of a layer; runs what is missing for it.
  ///
  /// - Throws: `RunError`.
  public func activation(of index: Int, in setup: Setup) async throws(RunError) -> Tensor {
    var pass = try pass(setup)
    _ = try await complete(&pass, [index])
    let name = pass.name(of: index)
    guard let activation = pass.live[index] else {
      throw .kernel(
        layer: name, OneDNNError(call: "reading the activation", status: "not there"))
    }
    try MemoryLimit.check(activation.shape, for: name)
    let device = try currentDevice(for: name)
    return try naming(name) { () throws(OneDNNError) in try activation.plain(device: device) }
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
  ///
  /// Those inside steps that were computed as one count where they can be had from what is remembered.
  public func available(in setup: Setup) -> [Bool] {
    guard let pass = try? pass(setup) else {
      return Array(repeating: false, count: setup.network.nodes.count)
    }
    let isThere = pass.identities.map { store.contains($0) }
    let preparation = pass.preparation
    return isThere.indices.map { layer in
      let step = preparation.steps[preparation.stepOf[layer]]
      return isThere[layer] || (isThere[step.layer] && step.inputs.allSatisfy { isThere[$0] })
    }
  }

  /// Forgets all activations.
  public func forgetEverything() {
    store.removeAll()
    statistics = [:]
  }
}

extension Session {
  func pass(_ setup: Setup) throws(RunError) -> Pass {
    let expected = setup.network.inputShape
    let found = setup.input.tensor.shape
    guard found.rank == expected.rank + 1, found[0] > 0,
      Array(found.dimensions.dropFirst()) == expected.dimensions
    else { throw .inputMismatch(expected: expected, found: found) }
    let preparation = preparation(of: setup, batch: found[0])
    let source = recipes.number(of: setup.input.identity)
    return Pass(
      preparation: preparation, input: setup.input,
      identities: preparation.identities(source: source))
  }

  /// As many setups stay ready: going back and forth between two costs nothing.
  private static let preparationLimit = 8

  private func preparation(of setup: Setup, batch: Int) -> Preparation {
    if let place = preparations.firstIndex(where: { $0.fits(setup, batch: batch) }) {
      if place > 0 { preparations.insert(preparations.remove(at: place), at: 0) }
    } else {
      let made = Preparation(
        setup.network, setup.parameters, batch: batch, after: preparations.first, &recipes)
      preparations.insert(made, at: 0)
      if preparations.count > Self.preparationLimit { preparations.removeLast() }
    }
    return preparations[0]
  }

  /// Runs a pass to its end, giving way between layers to whoever waits for the thread.
  ///
  /// Other passes may run in between. What they computed meanwhile is taken over.
  private func complete(
    _ pass: inout Pass, _ targets: [Int], _ retention: Retention = .everything,
    _ cancellation: Cancellation? = nil, _ progress: (@Sendable (LayerResult) -> Void)? = nil
  ) async throws(RunError) -> Summary {
    let start = ContinuousClock.now
    let preparation = pass.preparation
    let plan = Plan(preparation.graph, preparation.steps, targets: targets) {
      store.contains(pass.identities[$0])
    }
    pass.prepare(plan, targets: targets, retention)
    for index in plan.remembered { pass.live[index] = store.activation(pass.identities[index]) }
    var reporter = ProgressReporter(total: plan.layerCount, progress)
    var computed = 0
    for (done, step) in plan.steps.enumerated() {
      if done > 0 { await giveWay() }
      if cancellation?.isCancelled == true { throw .cancelled }
      if let found = store.activation(pass.identities[step.layer]) {
        keep(found, of: step, in: &pass)
      } else {
        try compute(step, in: &pass)
        computed += step.layers.count
      }
      reporter.report(step)
    }
    return Summary(
      computed: computed, remembered: plan.remembered.count, milliseconds: start.millisecondsAgo)
  }

  /// Lets those go first who wait for the session's thread now.
  func giveWay() async {
    guard executor.isAwaited else { return }
    await withUnsafeContinuation { executor.enqueue($0) }
  }

  private func compute(_ step: Plan.Step, in pass: inout Pass) throws(RunError) {
    let preparation = pass.preparation
    let result: DeviceTensor
    if step.layer == 0 {
      try preparation.check(step.layers)
      let device = try currentDevice(for: pass.name(of: 0))
      let tensor = pass.input.tensor
      result = try naming(pass.name(of: 0)) { () throws(OneDNNError) in
        try DeviceTensor(tensor, device: device)
      }
    } else {
      let name = pass.name(of: step.layer)
      let inputs = try inputs(of: step, in: pass)
      let kernel = try kernels.kernel(
        of: step, in: preparation, inputs: inputs.map(\.layout), isExact: isExact,
        device: currentDevice(for: name))
      try MemoryLimit.check(bytes: kernel.destination.byteCount, for: name)
      result = try naming(name) { () throws(OneDNNError) in try kernel.run(inputs) }
    }
    keep(result, of: step, in: &pass)
  }

  private func inputs(of step: Plan.Step, in pass: Pass) throws(RunError) -> [DeviceTensor] {
    var inputs: [DeviceTensor] = []
    for index in step.inputs {
      guard let tensor = pass.live[index] else {
        throw .kernel(
          layer: pass.name(of: step.layer),
          OneDNNError(call: "reading an input", status: "not there"))
      }
      inputs.append(tensor)
    }
    return inputs
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

  /// Gives oneDNN's errors a layer's name.
  func naming<Result>(
    _ layer: String, _ body: () throws(OneDNNError) -> Result
  ) throws(RunError) -> Result {
    do throws(OneDNNError) {
      return try body()
    } catch {
      throw .kernel(layer: layer, error)
    }
  }

  func currentDevice(for layer: String) throws(RunError) -> Device {
    if let device { return device }
    let made = try naming(layer) { () throws(OneDNNError) in try Device() }
    if let threads { made.setThreadCount(threads) }
    device = made
    return made
  }
}

extension Session {
  /// How many threads the kernels run on; nil where oneDNN was built for others than libgomp's.
  ///
  /// - Throws: `RunError` when oneDNN cannot be set up.
  public func threadCount() throws(RunError) -> Int? {
    try currentDevice(for: "input").team?.measuredSize
  }

  /// The settled program for a whole pass; nil where part of it is there already or cannot be computed.
  private func program(for pass: Pass, _ targets: [Int]) throws(RunError) -> Program? {
    let preparation = pass.preparation
    guard !targets.contains(0) else { return nil }
    if let program, program.preparation === preparation, program.targets == targets {
      let isThere = program.2.steps.contains { store.contains(pass.identities[$0.plan.layer]) }
      return program.2.isRunning || isThere ? nil : program.2
    }
    let isThere = preparation.steps.contains { store.contains(pass.identities[$0.layer]) }
    return isThere ? nil : try newProgram(for: pass, targets)
  }

  /// Settles the program for a whole pass.
  func newProgram(for pass: Pass, _ targets: [Int]) throws(RunError) -> Program {
    let preparation = pass.preparation
    let plan = Plan(preparation.graph, preparation.steps, targets: targets) { _ in false }
    try preparation.check(plan.steps.flatMap(\.layers))
    // The old one's memory is given back before the new one's is taken.
    program = nil
    let device = try currentDevice(for: pass.name(of: 0))
    var builder = ProgramBuilder(preparation, plan, targets: targets, device: device)
    let made = try builder.build(input: pass.input.tensor) { (step, inputs) throws(RunError) in
      try kernels.kernel(
        of: step, in: preparation, inputs: inputs, isExact: isExact, device: device)
    }
    program = (preparation, targets, made)
    return made
  }

  /// Runs a program to its end, giving way between steps to whoever waits for the thread.
  private func run(
    _ program: Program, _ pass: Pass, _ targets: [Int], _ start: ContinuousClock.Instant,
    _ cancellation: Cancellation?, _ progress: (@Sendable (LayerResult) -> Void)?
  ) async throws(RunError) -> Summary {
    program.isRunning = true
    defer { program.isRunning = false }
    let tensor = pass.input.tensor
    try naming(pass.name(of: 0)) { () throws(OneDNNError) in try program.feed(tensor) }
    var reporter = ProgressReporter(total: program.layerCount, progress)
    reporter.report(Plan.Step(layers: [0], inputs: []))
    for step in program.steps {
      if executor.isAwaited { await giveWay() }
      if cancellation?.isCancelled == true { throw .cancelled }
      for call in step.calls {
        do throws(OneDNNError) {
          try call.run()
        } catch {
          throw .kernel(layer: pass.name(of: step.plan.layer), error)
        }
      }
      reporter.report(step.plan)
    }
    for target in targets {
      let output = try naming(pass.name(of: target)) { () throws(OneDNNError) in
        try program.output(of: target)
      }
      store.keep(output, as: pass.identities[target], pinned: [])
    }
    return Summary(
      computed: program.layerCount, remembered: 0, milliseconds: start.millisecondsAgo)
  }
}

/// Tells somebody about each layer that is done.
private struct ProgressReporter {
  private let total: Int
  private let progress: (@Sendable (Session.LayerResult) -> Void)?
  private var completed = 0
  private var last = ContinuousClock.now

  init(total: Int, _ progress: (@Sendable (Session.LayerResult) -> Void)?) {
    self.total = total
    self.progress = progress
  }

  /// A step is done: its layers share the time.
  mutating func report(_ step: Plan.Step) {
    guard let progress else { return }
    let share = last.millisecondsAgo / Double(step.layers.count)
    for layer in step.layers {
      completed += 1
      progress(
        Session.LayerResult(
          index: layer, milliseconds: share, completed: completed, total: total))
    }
    last = .now
  }
}

extension Network {
  /// The layers whose outputs are answers: the output, and side branches where they are on.
  public var answers: [Int] {
    [output] + (switches.sideBranches ? sideBranchOutputs : [])
  }
}
