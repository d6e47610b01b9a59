/// A network compiled for training at one batch size: forward, and backward from its answers.
///
/// A batch normalization or an addition with a rectifier behind it runs as one kernel. Belongs to one thread.
final class TrainingGraph {
  let network: Network
  let analysis: NetworkAnalysis
  let parameters: TrainingParameters
  let batch: Int
  private let device: Device
  private let steps: [Step]
  private let needsInputGradient: Bool
  /// What the last forward pass computed.
  private var states: [Int: TrainingState] = [:]
  private var activations: [DeviceTensor?]
  /// What the last backward pass computed, where it was asked to keep it.
  private var gradients: [DeviceTensor?]
  private var sums: [(layout: MemoryDescriptor, sum: SumOfTensors)] = []

  /// One kernel's work.
  private struct Step {
    /// The layer.
    let layer: Int
    /// The rectifier that its kernel takes in, whose output it writes.
    let rectifier: Int?
    let inputs: [Int]
    let kernel: any TrainingKernel

    /// The layer whose activation the kernel writes.
    var result: Int { rectifier ?? layer }
  }

  /// Compiles a network.
  ///
  /// - Parameters:
  ///   - network: with its switches as they are; layers that no answer needs do not take part.
  ///   - parameters: the memory that kernels read parameters from and write their gradients to.
  ///   - batch: the number of examples.
  ///   - needsInputGradient: whether backward goes on to the network's input.
  ///   - fusesRectifiers: whether kernels take in the rectifiers behind them; then what lies in between is not seen.
  ///   - device: where kernels run.
  /// - Throws: `RunError`.
  init(
    _ network: Network, _ parameters: TrainingParameters, batch: Int, needsInputGradient: Bool,
    fusesRectifiers: Bool = true, device: Device
  ) throws(RunError) {
    self.network = network
    self.parameters = parameters
    self.batch = batch
    self.needsInputGradient = needsInputGradient
    self.device = device
    let analysis = NetworkAnalysis(network)
    self.analysis = analysis
    if let problem = analysis.firstError {
      throw .illegalLayer(network.nodes[problem.index].name, problem.error)
    }
    activations = Array(repeating: nil, count: network.nodes.count)
    gradients = activations
    steps = try Self.compile(
      network, analysis, parameters, batch,
      fusesRectifiers ? Self.rectifiers(network, among: network.activeNodes) : [:], device)
  }

  /// The layers that take part, in order.
  var layers: [Int] { steps.flatMap { [$0.layer] + ($0.rectifier.map { [$0] } ?? []) } }
}

// MARK: - Compiling

extension TrainingGraph {
  private static func compile(
    _ network: Network, _ analysis: NetworkAnalysis, _ parameters: TrainingParameters,
    _ batch: Int, _ rectifiers: [Int: Int], _ device: Device
  ) throws(RunError) -> [Step] {
    let active = network.activeNodes
    let absorbed = Set(rectifiers.values)
    var layouts: [Int: MemoryDescriptor] = [:]
    var steps: [Step] = []
    for index in active where !absorbed.contains(index) {
      let node = network.nodes[index]
      do throws(OneDNNError) {
        guard index != 0 else {
          layouts[0] = try MemoryDescriptor(plain: network.inputShape.batched(batch))
          continue
        }
        let inputs = network.effectiveInputs(of: index)
        let kernel = try TrainingKernelRegistry.makeKernel(
          for: network.effectiveLayer(of: index, analysis),
          TrainingContext(
            inputs: inputs.compactMap { layouts[$0] },
            shapes: inputs.map { (analysis[$0]?.output ?? []).batched(batch) },
            output: (analysis[index]?.output ?? []).batched(batch),
            parameters: try parameters.parameters(of: index, device: device),
            rectifies: rectifiers[index] != nil, name: node.name, device: device))
        let step = Step(
          layer: index, rectifier: rectifiers[index], inputs: inputs, kernel: kernel)
        layouts[step.result] = kernel.layout
        steps.append(step)
      } catch {
        throw .kernel(layer: node.name, error)
      }
    }
    return steps
  }

  /// The rectifiers that the kernels of the layers before them take in, by those layers.
  private static func rectifiers(_ network: Network, among active: [Int]) -> [Int: Int] {
    var readers: [Int: [Int]] = [:]
    for index in active {
      for input in network.effectiveInputs(of: index) { readers[input, default: []].append(index) }
    }
    let answers = Set(network.answers)
    var result: [Int: Int] = [:]
    for index in active
    where !answers.contains(index) {
      let inputs = network.effectiveInputs(of: index).count
      guard let only = readers[index], only.count == 1,
        TrainingKernelRegistry.canRectify(network.nodes[index].layer, inputs: inputs)
      else { continue }
      if (network.nodes[only[0]].layer as? Activation)?.function == .relu {
        result[index] = only[0]
      }
    }
    return result
  }
}

// MARK: - Running

extension TrainingGraph {
  /// Computes every activation.
  ///
  /// - Parameters:
  ///   - input: `[batch, C, H, W]` or `[batch, F]`.
  ///   - pass: what it is for.
  ///   - visit: called after each layer.
  /// - Throws: `RunError`; what is thrown by `visit` ends the pass.
  func forward(
    _ input: Tensor, _ pass: TrainingPass, visit: (Int) throws(RunError) -> Void = { _ in }
  ) throws(RunError) {
    guard input.shape == network.inputShape.batched(batch) else {
      throw .inputMismatch(expected: network.inputShape.batched(batch), found: input.shape)
    }
    forgetGradients()
    try inKernel(0) { () throws(OneDNNError) in
      activations[0] = try DeviceTensor(input, device: device)
    }
    for step in steps {
      try inKernel(step.layer) { () throws(OneDNNError) in
        let inputs = step.inputs.compactMap { activations[$0] }
        let output = try step.kernel.forward(inputs, pass)
        states[step.layer] = TrainingState(inputs: inputs, output: output)
        activations[step.result] = output
      }
      try visit(step.layer)
    }
  }

  /// Computes the gradients of all parameters, from the loss's gradients by some activations.
  ///
  /// - Parameters:
  ///   - seeds: a layer's index and the loss's derivative by its activation; several for one layer add up.
  ///   - keepsGradients: whether the gradients of activations are kept to be looked at.
  ///   - visit: called after each layer.
  /// - Throws: `RunError`; what is thrown by `visit` ends the pass.
  func backward(
    from seeds: [(layer: Int, gradient: Tensor)], keepsGradients: Bool = false,
    visit: (Int) throws(RunError) -> Void = { _ in }
  ) throws(RunError) {
    forgetGradients()
    clearParameterGradients()
    for seed in seeds {
      try inKernel(seed.layer) { () throws(OneDNNError) in
        try add(DeviceTensor(seed.gradient, device: device), to: seed.layer)
      }
    }
    for step in steps.reversed() {
      guard let incoming = gradients[step.result] else { continue }
      try inKernel(step.layer) { () throws(OneDNNError) in
        try backward(step, incoming)
      }
      if !keepsGradients { gradients[step.result] = nil }
      try visit(step.layer)
    }
  }

  private func backward(_ step: Step, _ incoming: DeviceTensor) throws(OneDNNError) {
    guard let state = states[step.layer] else { return }
    let gradient = try incoming.reordered(to: step.kernel.layout, device: device)
    let wants = step.inputs.map { $0 > 0 || needsInputGradient }
    let results = try step.kernel.backward(gradient, state, wants: wants)
    for (input, result) in zip(step.inputs, results) {
      if let result { try add(result, to: input) }
    }
  }

  /// Adds a gradient to what other readers of the activation sent back.
  private func add(_ gradient: DeviceTensor, to layer: Int) throws(OneDNNError) {
    guard let known = gradients[layer] else {
      gradients[layer] = gradient
      return
    }
    gradients[layer] = try sum(for: known.descriptor).run([known, gradient])
  }

  private func sum(for layout: MemoryDescriptor) throws(OneDNNError) -> SumOfTensors {
    if let known = sums.first(where: { $0.layout == layout }) { return known.sum }
    let made = try SumOfTensors(layout, scales: [1, 1], device: device)
    sums.append((layout, made))
    return made
  }

  /// Parameters of layers that no gradient reaches have none.
  private func clearParameterGradients() {
    guard parameters.hasGradients else { return }
    parameters.gradients.base.update(repeating: 0, count: parameters.trainedCount)
  }

  private func forgetGradients() {
    for index in gradients.indices { gradients[index] = nil }
  }

  private func inKernel<Result>(
    _ layer: Int, _ body: () throws(OneDNNError) -> Result
  ) throws(RunError) -> Result {
    do throws(OneDNNError) {
      return try body()
    } catch {
      throw .kernel(layer: network.nodes[layer].name, error)
    }
  }
}

// MARK: - Looking

extension TrainingGraph {
  /// The activation of a layer in the last forward pass; nil where its kernel took a rectifier in.
  func activation(of layer: Int) throws(RunError) -> Tensor? {
    guard let activation = activations[layer] else { return nil }
    return try inKernel(layer) { () throws(OneDNNError) in try activation.plain(device: device) }
  }

  /// The loss's gradient by a layer's activation in the last backward pass that kept them.
  ///
  /// Where a layer's kernel took its rectifier in, it is that of the rectifier where that let values through.
  func gradient(of layer: Int) throws(RunError) -> Tensor? {
    if let step = steps.first(where: { $0.layer == layer }), let rectifier = step.rectifier {
      guard let gradient = try gradient(of: rectifier), let output = try activation(of: rectifier)
      else { return nil }
      return gradient.where(output) { $0 > 0 }
    }
    guard let gradient = gradients[layer] else { return nil }
    return try inKernel(layer) { () throws(OneDNNError) in try gradient.plain(device: device) }
  }
}

extension Tensor {
  /// These numbers where the other tensor's satisfy a condition, zeros elsewhere.
  fileprivate func `where`(_ other: Tensor, _ condition: (Float) -> Bool) -> Tensor {
    withElements { own in
      other.withElements { others in
        Tensor(shape: shape) { target in
          for index in 0..<count { target[index] = condition(others[index]) ? own[index] : 0 }
        }
      }
    }
  }
}
