/// Trains a network step by step on the kernels' thread.
///
/// Deterministic: the same network, parameters, options and batches give the same numbers, as long as the number of
/// threads is the same.
public actor Trainer {
  private let executor: KernelExecutor
  /// Whose thread this trainer shares: it lives as long as this one.
  private let host: Trainer?
  private let network: Network
  private let options: TrainingOptions
  private let parameters: TrainingParameters
  private let optimizer: OptimizerState
  private let device: Device
  private var graphs: [Int: TrainingGraph] = [:]
  private var stepCount = 0
  /// What adds up over the epoch under way, for the run that it belongs to.
  var epochSums = EpochSums()
  /// The graph that ran last, and whether it learnt; nil before the first pass.
  private(set) var lastPass: (graph: TrainingGraph, isTraining: Bool)?

  /// The most bytes of activations and gradients that are kept for the next step.
  private static let pooledBytes = 8 << 30

  /// Makes a trainer.
  ///
  /// - Parameters:
  ///   - network: with its switches as they are: skips that are off stay off, side branches that are on add their
  ///     losses.
  ///   - store: where the parameters begin.
  ///   - options: how it is trained.
  ///   - host: another trainer whose thread this one shares, to take turns with it; nil for a thread of its own.
  ///   - givesWay: whether a thread of its own lets other threads go first, so that a screen stays alive.
  /// - Throws: `RunError` when the network cannot be computed, a parameter is missing or memory is short.
  public init(
    _ network: Network, parameters store: ParameterStore, options: TrainingOptions,
    takingTurnsWith host: Trainer? = nil, givesWay: Bool = false
  ) throws(RunError) {
    self.network = network
    self.options = options
    self.host = host
    executor = host?.executor ?? KernelExecutor(niceness: givesWay ? 10 : 0)
    let analysis = NetworkAnalysis(network)
    if let problem = analysis.firstError {
      throw .illegalLayer(network.nodes[problem.index].name, problem.error)
    }
    try TrainingMemory.check(network, batch: options.batch)
    parameters = try TrainingParameters(network, analysis, from: store)
    optimizer = try OptimizerState(
      options.optimizer, count: parameters.trainedCount, reached: parameters.reachedCount)
    do throws(OneDNNError) {
      device = try Device(pooledBytes: Self.pooledBytes)
    } catch {
      throw .kernel(layer: network.name, error)
    }
  }

  deinit { if host == nil { executor.finish() } }

  /// The kernels' thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }
}

// MARK: - Steps

extension Trainer {
  /// Takes one step down the gradient of a batch.
  ///
  /// - Parameters:
  ///   - batch: the examples.
  ///   - total: the number of steps of the whole run, for the learning rate's course.
  ///   - observes: whether each parameter's gradient and update are measured.
  ///   - cancellation: looked at between layers; a step given up changes no trained parameter.
  /// - Returns: what the step brought. Where loss or gradients are not finite, parameters have followed them.
  /// - Throws: `RunError`.
  public func step(
    _ batch: TrainingBatch, of total: Int, observes: Bool = false,
    cancellation: Cancellation? = nil
  ) throws(RunError) -> StepReport {
    let graph = try graph(for: batch.labels.count)
    let losses = try passes(batch, graph, keepsGradients: false, cancellation)
    let norm = squareSum(parameters.gradients, 0..<parameters.trainedCount).squareRoot()
    let before = observes ? profiles() : []
    let activations = observes ? try graph.activationProfiles() : []
    let old = observes ? copyOfValues() : nil
    let rate = options.schedule.rate(at: stepCount, of: total)
    let scale = clippingScale(norm: norm)
    addBlockDecay(scale: scale)
    optimizer.step(parameters.values, parameters.gradients, scale: scale, rate: Float(rate))
    let report = StepReport(
      step: stepCount, loss: losses.total, answerLoss: losses.answer, correct: losses.correct,
      count: batch.labels.count, gradientNorm: norm, rate: rate,
      profiles: old.map { withUpdates(before, since: $0) } ?? [],
      activations: activations)
    stepCount += 1
    return report
  }

  /// Computes loss and right answers of a batch as at inference: running statistics, no dropout.
  ///
  /// - Throws: `RunError`.
  public func evaluate(
    _ batch: TrainingBatch, cancellation: Cancellation? = nil
  ) throws(RunError) -> (loss: Double, correct: Int) {
    let graph = try graph(for: batch.labels.count)
    lastPass = (graph, false)
    try graph.forward(batch.input, TrainingPass(isTraining: false)) { _ throws(RunError) in
      if cancellation?.isCancelled == true { throw .cancelled }
    }
    let losses = try losses(of: batch, graph)
    return (losses.answer, losses.correct)
  }

  /// How many steps were taken.
  public var steps: Int { stepCount }

  /// Adds a step to the epoch under way.
  func count(_ report: StepReport) { epochSums.add(report) }

  /// Ends the epoch, and says what it added up to.
  func finishEpoch() -> EpochSums {
    defer { epochSums = EpochSums() }
    return epochSums
  }

  /// The loss's gradients by parameters and activations for a batch, without a step down them.
  ///
  /// The pass is training's: batch normalizations' running statistics follow the batch.
  ///
  /// - Parameters:
  ///   - batch: the examples.
  ///   - layers: the layers whose activations' gradients are wanted.
  /// - Returns: gradients of parameters by full name, and those of activations by layer.
  /// - Throws: `RunError`.
  public func gradients(
    _ batch: TrainingBatch, ofActivations layers: [Int] = []
  ) throws(RunError) -> (parameters: [String: Tensor], activations: [Int: Tensor]) {
    let graph = try graph(for: batch.labels.count)
    _ = try passes(batch, graph, keepsGradients: !layers.isEmpty, nil)
    var named: [String: Tensor] = [:]
    for entry in parameters.entries { named[entry.name] = parameters.gradient(of: entry) }
    var activations: [Int: Tensor] = [:]
    for layer in layers { activations[layer] = try graph.gradient(of: layer) }
    return (named, activations)
  }

  private func graph(for batch: Int) throws(RunError) -> TrainingGraph {
    if let known = graphs[batch] { return known }
    try TrainingMemory.check(network, batch: batch)
    let made = try TrainingGraph(
      network, parameters, batch: batch, needsInputGradient: false, device: device)
    graphs[batch] = made
    return made
  }

  private struct Losses {
    var total = 0.0
    var answer = 0.0
    var correct = 0
    var seeds: [(layer: Int, gradient: Tensor)] = []
  }

  private func passes(
    _ batch: TrainingBatch, _ graph: TrainingGraph, keepsGradients: Bool,
    _ cancellation: Cancellation?
  ) throws(RunError) -> Losses {
    func look(_: Int) throws(RunError) {
      if cancellation?.isCancelled == true { throw .cancelled }
    }
    lastPass = (graph, true)
    let pass = TrainingPass(isTraining: true, seed: options.seed, step: stepCount)
    try graph.forward(batch.input, pass, visit: look)
    let losses = try losses(of: batch, graph)
    try graph.backward(from: losses.seeds, keepsGradients: keepsGradients, visit: look)
    return losses
  }

  private func losses(of batch: TrainingBatch, _ graph: TrainingGraph) throws(RunError) -> Losses {
    var losses = Losses()
    for answer in network.answers {
      let isMain = answer == network.output
      let layer = network.scoredLayer(of: answer, for: options.loss)
      guard let outputs = try graph.activation(of: layer) else { continue }
      try check(batch.labels, below: outputs.count / max(1, batch.labels.count), of: answer)
      let negates = layer != answer && network.negatesScores(of: answer)
      let value = options.loss.value(
        of: negates ? outputs.negated : outputs, labels: batch.labels,
        weight: isMain ? 1 : options.sideBranchWeight)
      losses.total += value.loss
      losses.seeds.append((layer, negates ? value.gradient.negated : value.gradient))
      if isMain { (losses.answer, losses.correct) = (value.loss, value.correct) }
    }
    return losses
  }

  private func check(
    _ labels: [Int], below count: Int, of answer: Int
  ) throws(RunError) {
    guard let label = labels.first(where: { !(0..<count).contains($0) }) else { return }
    throw .noClass(label, layer: network.nodes[answer].name, count: count)
  }
}

extension Network {
  /// The layer that a loss looks at for an answer: cross-entropy takes the logits before a softmax.
  func scoredLayer(of answer: Int, for loss: Loss) -> Int {
    guard loss == .crossEntropy, nodes[answer].layer is Softmax else { return answer }
    return nodes[answer].inputs[0]
  }

  /// Whether what lies before an answer's softmax are distances: the smallest belongs to the most probable class.
  func negatesScores(of answer: Int) -> Bool {
    (nodes[answer].layer as? Softmax)?.negates == true
  }
}

// MARK: - Measuring

extension Trainer {
  private func clippingScale(norm: Double) -> Float {
    let all = UnsafeMutableBufferPointer(
      start: parameters.gradients.base, count: parameters.trainedCount)
    return options.clipping?.apply(to: all, norm: norm) ?? 1
  }

  /// Adds λ·w to the gradients of the block that is to be small; clipping does not concern it.
  private func addBlockDecay(scale: Float) {
    guard let blockDecay = options.blockDecay, scale > 0 else { return }
    for entry in parameters.entries
    where entry.specification.isTrained && entry.name.hasPrefix(blockDecay.block + ".") {
      for index in entry.range {
        parameters.gradients.base[index] += blockDecay.decay / scale * parameters.values.base[index]
      }
    }
  }

  private func copyOfValues() -> Storage {
    let copy = Storage(count: parameters.trainedCount)
    copy.base.initialize(from: parameters.values.base, count: parameters.trainedCount)
    return copy
  }

  private func profiles() -> [ParameterProfile] {
    parameters.entries.filter(\.specification.isTrained).map { entry in
      ParameterProfile(
        layer: entry.layer, name: entry.name, role: entry.specification.role,
        count: entry.range.count,
        gradientNorm: squareSum(parameters.gradients, entry.range).squareRoot(),
        valueNorm: squareSum(parameters.values, entry.range).squareRoot(), updateNorm: 0)
    }
  }

  private func withUpdates(
    _ profiles: [ParameterProfile], since old: Storage
  ) -> [ParameterProfile] {
    zip(profiles, parameters.entries.filter(\.specification.isTrained)).map { profile, entry in
      var sum = 0.0
      for index in entry.range {
        let change = Double(parameters.values.base[index]) - Double(old.base[index])
        sum += change * change
      }
      return ParameterProfile(
        layer: profile.layer, name: profile.name, role: profile.role, count: profile.count,
        gradientNorm: profile.gradientNorm, valueNorm: profile.valueNorm,
        updateNorm: sum.squareRoot())
    }
  }

  /// The sum of squares, in several lanes so that it runs as fast as memory.
  private func squareSum(_ storage: Storage, _ range: Range<Int>) -> Double {
    var lanes = SIMD8<Double>.zero
    var index = range.lowerBound
    while index + 8 <= range.upperBound {
      let values = UnsafeRawPointer(storage.base + index).loadUnaligned(as: SIMD8<Float>.self)
      let wide = SIMD8<Double>(values)
      lanes += wide * wide
      index += 8
    }
    var sum = lanes.sum()
    while index < range.upperBound {
      sum += Double(storage.base[index]) * Double(storage.base[index])
      index += 1
    }
    return sum
  }
}

// MARK: - Parameters

extension Trainer {
  /// The parameters as they are now, with batch-norm statistics.
  public var currentParameters: ParameterStore {
    let tensors = Dictionary(uniqueKeysWithValues: parameterTensors.map { ($0.name, $0.tensor) })
    return .computed { name, specification in
      tensors[name] ?? Tensor(repeating: 0, shape: specification.shape)
    }
  }

  /// The parameter tensors as they are now, trained ones first.
  public var parameterTensors: [(name: String, tensor: Tensor)] {
    entries.map { ($0.name, parameters.value(of: $0)) }
  }

  /// The parameter tensors and the number of steps that made them, with no step in between.
  public var snapshot: (tensors: [(name: String, tensor: Tensor)], steps: Int) {
    (parameterTensors, stepCount)
  }

  /// The gradient of a parameter in the last step, as a copy.
  func gradient(of entry: TrainingParameters.Entry) -> Tensor? { parameters.gradient(of: entry) }

  /// A layer's name.
  func name(of layer: Int) -> String { network.nodes[layer].name }

  /// Which parameters there are, trained ones first.
  var entries: [TrainingParameters.Entry] { parameters.entries }

  /// The optimizer's memories: for each of them one tensor a trained parameter.
  var optimizerTensors: [[(name: String, tensor: Tensor)]] {
    optimizer.memories.map { memory in
      entries.filter(\.specification.isTrained).map {
        ($0.name, parameters.copy($0, from: memory))
      }
    }
  }

  /// Takes another state over.
  ///
  /// - Parameters:
  ///   - values: one tensor an entry.
  ///   - memories: for each of the optimizer's memories one tensor a trained entry.
  ///   - step: the number of steps taken.
  func take(values: [Tensor], memories: [[Tensor]], step: Int) {
    for (entry, tensor) in zip(entries, values) { parameters.set(entry, to: tensor) }
    let trained = entries.filter(\.specification.isTrained)
    for (memory, tensors) in zip(optimizer.memories, memories) {
      for (entry, tensor) in zip(trained, tensors) {
        parameters.set(entry, to: tensor, in: memory)
      }
    }
    stepCount = step
    optimizer.stepCount = step
  }
}
