/// A whole pass as it is computed, for people to read: steps, layouts, memory and times.
public struct PlanReport: Hashable, Sendable {
  /// The steps in order.
  public let steps: [PlanStepReport]
  /// The bytes of all activations together: places are used again.
  public let activationBytes: Int
  /// What the machine can do at most.
  public let limits: MachineLimits

  /// The least time that the machine's limits allow, step by step.
  public var expectedMilliseconds: Double { steps.map(\.expectedMilliseconds).reduce(0, +) }

  /// The sum of the steps' shortest times.
  public var milliseconds: Double { steps.map(\.milliseconds).reduce(0, +) }
}

/// What a step does and how long it takes.
public struct PlanStepReport: Hashable, Sendable {
  /// The layers that it computes in one go.
  public let layers: [Int]
  /// The layers whose outputs it reads.
  public let inputs: [Int]
  /// How a convolution is computed, `direct` or `Winograd`; else the kind of the layer.
  public let algorithm: String
  /// The kernel's name: oneDNN's, or our own.
  public let kernel: String
  /// How the channels of its output lie: `plain`, `blocked` or `last`; empty for vectors.
  public let layout: String
  /// Where its output begins in the memory of all activations, in bytes; nil where it lies elsewhere.
  public let offset: Int?
  /// The bytes that it reads, weights included.
  public let bytesRead: Int
  /// The bytes that it writes.
  public let bytesWritten: Int
  /// The multiply-accumulates by the convention.
  public let multiplyAccumulates: Int
  /// The least time that the machine's arithmetic allows the direct form.
  public let arithmeticMilliseconds: Double
  /// The least time in which the machine's memory delivers and takes what is read and written.
  public let memoryMilliseconds: Double
  /// The shortest time that was measured.
  public let milliseconds: Double

  /// The least time that the machine's limits allow the direct form: whichever takes longer.
  public var expectedMilliseconds: Double { max(arithmeticMilliseconds, memoryMilliseconds) }

  /// Whether arithmetic takes longer than memory at the machine's limits.
  public var isBoundByArithmetic: Bool { arithmeticMilliseconds > memoryMilliseconds }

  /// Billions of floating-point operations of the direct form in a second.
  public var gigaflops: Double { StepTimes(self).gigaflops }
}

extension PlanStepReport {
  init(
    _ step: Program.Step, _ preparation: Preparation, _ limits: MachineLimits, milliseconds: Double
  ) {
    layers = step.plan.layers
    inputs = step.plan.inputs
    kernel = step.description.kernel
    layout = step.description.order?.rawValue ?? ""
    offset = step.description.offset
    bytesRead = step.description.bytesRead
    bytesWritten = step.description.bytesWritten
    let kind = preparation.graph.layers[step.plan.head].kind
    algorithm =
      kind == .convolution ? (kernel.contains("wino") ? "Winograd" : "direct") : kind.rawValue
    multiplyAccumulates =
      preparation.batch
      * step.plan.layers.map { preparation.analysis[$0]?.multiplyAccumulates ?? 0 }.reduce(0, +)
    arithmeticMilliseconds = limits.milliseconds(operations: 2 * multiplyAccumulates, bytes: 0)
    memoryMilliseconds = limits.milliseconds(operations: 0, bytes: bytesRead + bytesWritten)
    self.milliseconds = milliseconds
  }
}
