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
  /// - Throws: `RunError` when parameters cannot be read, memory runs out or oneDNN refuses.
  mutating func kernel(
    of step: Plan.Step, in preparation: Preparation, inputs: [TensorLayout],
    form: ConvolutionForm, device: Device
  ) throws(RunError) -> any Kernel {
    let key = KernelCache.Key(
      recipes: step.layers.map { preparation.recipes[$0] }, operations: step.operations,
      form: form, inputs: inputs.map(\.shape), output: preparation.shape(of: step.layer))
    let isWhole = preparation.steps[preparation.stepOf[step.layer]] == step
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

extension Preparation {
  /// The output's shape of a layer, with the batch size; empty where it cannot be computed.
  func shape(of index: Int) -> Shape { graph.shape(of: index, batch: batch) ?? [] }
}
