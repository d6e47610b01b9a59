/// Makes the kernels of steps, or finds them where they were made before.
struct KernelMaker {
  private var whole: KernelCache
  /// Kernels of layers inside steps: made to be looked at, not to be run often.
  private var inner: KernelCache

  /// Makes an empty one.
  ///
  /// - Parameter budget: the most bytes of weights that are remembered in kernels' layouts.
  init(budget: Int) {
    whole = KernelCache(budget: budget)
    inner = KernelCache(budget: budget / 8)
  }

  /// The kernel of a step for inputs in some layouts.
  ///
  /// - Throws: `RunError` when a layer cannot be computed, parameters cannot be read, memory runs out or oneDNN refuses.
  mutating func kernel(
    of step: Plan.Step, in preparation: Preparation, inputs: [TensorLayout], isExact: Bool,
    device: Device
  ) throws(RunError) -> any Kernel {
    let place = preparation.stepOf[step.layer]
    let isWhole = preparation.steps[place] == step
    if isWhole, let last = preparation.lastKernels[place]?.kernel(for: inputs) { return last }
    try preparation.check(step.layers)
    let form = preparation.form(of: step, isExact: isExact, device: device)
    let kernel = try kernel(of: step, in: preparation, inputs, form, isWhole, device)
    if isWhole { preparation.lastKernels[place] = LastKernel(kernel: kernel, layouts: inputs) }
    return kernel
  }

  private mutating func kernel(
    of step: Plan.Step, in preparation: Preparation, _ inputs: [TensorLayout],
    _ form: ConvolutionForm, _ isWhole: Bool, _ device: Device
  ) throws(RunError) -> any Kernel {
    let key = KernelCache.Key(
      recipes: step.layers.map { preparation.recipes[$0] }, operations: step.operations,
      form: form, inputs: inputs.map(\.shape), output: preparation.shape(of: step.layer))
    if let known = (isWhole ? whole : inner).kernel(key, for: inputs) { return known }
    // A skip that is switched makes another kernel of the same weights.
    let weighted = ([step.head] + (step.normalization.map { [$0] } ?? []))
      .map { preparation.recipes[$0] }
    let made = try StepKernel.make(
      step, preparation, inputs, form, device, using: whole.packed(of: weighted))
    if isWhole {
      whole.keep(made, key, for: inputs, weighted: weighted)
    } else {
      inner.keep(made, key, for: inputs, weighted: weighted)
    }
    return made
  }
}

/// The kernel that a step was computed with last, as long as somebody keeps it.
final class LastKernel {
  private weak var kernel: (any Kernel)?
  private let layouts: [TensorLayout]

  /// One that was made for inputs in some layouts.
  init(kernel: any Kernel, layouts: [TensorLayout]) {
    self.kernel = kernel
    self.layouts = layouts
  }

  /// The kernel, if it takes inputs in these layouts; one with weights takes any.
  func kernel(for inputs: [TensorLayout]) -> (any Kernel)? {
    guard let kernel, kernel.weightBytes > 0 || layouts == inputs else { return nil }
    return kernel
  }
}

extension Preparation {
  /// Checks that layers can be computed, and in this machine's memory.
  ///
  /// - Throws: `RunError`.
  func check(_ layers: [Int]) throws(RunError) {
    for layer in layers {
      guard analysis[layer] != nil else { throw reason(against: layer) }
      try MemoryLimit.check(shape(of: layer), for: network.nodes[layer].name)
    }
  }

  /// The output's shape of a layer, with the batch size; empty where it cannot be computed.
  func shape(of index: Int) -> Shape { graph.shape(of: index, batch: batch) ?? [] }
}
