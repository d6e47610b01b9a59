/// In which form each convolution is computed, and so in which order of the channels everything lies.
///
/// Each step reads and writes channels in blocks or side by side; where neighbours differ, a copy is
/// made. Which convolutions gain more from their form than the copies cost is a minimum cut.
struct LayoutChoice {
  /// The form of each step's convolution, by the step's place.
  private(set) var forms: [Int: ConvolutionForm] = [:]
  /// Whether each step has its channels in blocks.
  private(set) var isBlocked: [Bool] = []

  private let preparation: Preparation
  private let isExact: Bool
  private let device: Device

  /// Chooses.
  ///
  /// - Parameters:
  ///   - preparation: the network in steps.
  ///   - isExact: whether Winograd's filtering is out of the question.
  ///   - device: asked which kernels it has.
  init(_ preparation: Preparation, isExact: Bool, device: Device) {
    self.preparation = preparation
    self.isExact = isExact
    self.device = device
    guard device.hasWideVectors || device.hasOwnKernels else { return }
    var cut = MinimumCut(count: preparation.steps.count)
    var choices: [Int: Choice] = [:]
    for (place, step) in preparation.steps.enumerated() where step.layer != 0 {
      if let choice = choice(for: step) {
        choices[place] = choice
        cut.add(place, first: choice.blocked.cost, second: choice.last.cost)
      }
      for input in step.inputs { connect(input, to: place, step, &cut) }
    }
    isBlocked = cut.solved()
    for (place, choice) in choices {
      forms[place] = (isBlocked[place] ? choice.blocked : choice.last).form
    }
  }

  /// A copy between two steps whose orders differ.
  private func connect(_ input: Int, to place: Int, _ step: Plan.Step, _ cut: inout MinimumCut) {
    let shape = preparation.shape(of: input)
    guard shape.rank == 4, input != 0, preparation.graph.layers[step.head].kind != .flatten else {
      return
    }
    let cost = Int(ConvolutionCost.copy(4 * shape.elementCount))
    cut.add(apart: preparation.stepOf[input], place, cost: cost)
  }

  /// The better form in each order, with its cost in nanoseconds.
  private struct Choice {
    var blocked: (form: ConvolutionForm, cost: Int)
    var last: (form: ConvolutionForm, cost: Int)
  }

  /// What a step's convolution costs; nil for other steps.
  private func choice(for step: Plan.Step) -> Choice? {
    guard let layer = preparation.graph.layers[step.head] as? Convolution,
      let facts = preparation.analysis[step.head]
    else { return nil }
    let input = facts.inputs[0].batched(preparation.batch)
    let output = facts.output.batched(preparation.batch)
    let cost = ConvolutionCost(
      multiplyAccumulates: facts.multiplyAccumulates * preparation.batch, input: input,
      output: output, weightCount: facts.parameters.first?.shape.elementCount ?? 0)
    let isPointwise = layer.window.size == 1
    let isStrided = layer.window.stride != 1
    let filled = MemoryDescriptor.blocks(output[1]) * MemoryDescriptor.blockSize
    let padding = Double(filled) / Double(output[1])
    let direct = cost.direct(.blocked, isPointwise: isPointwise, isStrided: isStrided) * padding
    var last = cost.direct(
      .last, isPointwise: isPointwise, isStrided: isStrided,
      adds: step.operations.contains(.add))
    // What the network is fed lies map by map, which only blocked kernels read.
    if step.inputs[0] == 0 { last += ConvolutionCost.copy(4 * input.elementCount) }
    var choice = Choice(blocked: (.blocked, Int(direct)), last: (.last, Int(last)))
    guard device.hasOwnKernels, OwnConvolutionKernel.attaches(step.operations) else {
      return choice
    }
    if let own = cost.pointwise(layer).map({ Int($0) }), own < choice.blocked.cost {
      choice.blocked = (.pointwise, own)
    }
    if !isExact, let own = cost.phased(layer).map({ Int($0) }), own < choice.blocked.cost {
      choice.blocked = (.phased, own)
    }
    guard !isExact, let own = cost.filtered(layer).map({ Int($0) }) else { return choice }
    if own < choice.blocked.cost { choice.blocked = (.winograd, own) }
    let fills = [input[1], output[1]].allSatisfy { $0 % MemoryDescriptor.blockSize == 0 }
    if fills, own < choice.last.cost { choice.last = (.winogradLast, own) }
    return choice
  }
}
