/// A plan whose kernels, memory and arguments are settled: runs again and again with other numbers at no cost but
/// the kernels' own.
final class Program {
  /// One step with its work.
  struct Step {
    /// What is computed.
    let plan: Plan.Step
    /// The kernel's own work, copies into its layouts before it included.
    let calls: [any KernelCall]
    /// What it reads, writes and is called.
    let description: StepDescription
  }

  /// The steps in order, the input's left out.
  let steps: [Step]
  /// The bytes of all activations together.
  let activationBytes: Int
  /// Whether a run is under way; there is memory for one only.
  var isRunning = false
  private let input: DeviceTensor
  /// The input's numbers with other extents.
  private let inputViews: [DeviceTensor]
  private let outputs: [Int: DeviceTensor]
  private let device: Device

  init(
    steps: [Step], input: DeviceTensor, inputViews: [DeviceTensor], outputs: [Int: DeviceTensor],
    activationBytes: Int,
    device: Device
  ) {
    self.steps = steps
    self.input = input
    self.inputViews = inputViews
    self.outputs = outputs
    self.activationBytes = activationBytes
    self.device = device
  }

  /// Gives it the numbers that the next run reads; they stay where they are.
  func feed(_ tensor: Tensor) throws(OneDNNError) {
    try input.lend(tensor)
    for view in inputViews { try view.followShared() }
  }

  /// A copy of what the last run computed for a target.
  func output(of target: Int) throws(OneDNNError) -> DeviceTensor {
    guard let tensor = outputs[target] else {
      throw OneDNNError(call: "reading a target", status: "not there")
    }
    let copy = try DeviceTensor(tensor.layout, device: device)
    try tensor.copy(into: copy, device: device)
    return copy
  }

  /// The number of layers that the steps compute, the input included.
  var layerCount: Int { 1 + steps.map(\.plan.layers.count).reduce(0, +) }
}

/// How a step is computed, for people to read.
struct StepDescription: Hashable {
  /// What oneDNN calls the kernel.
  let kernel: String
  /// How the channels of the output lie; nil for vectors.
  let order: ChannelOrder?
  /// Where the output begins in the memory of all activations, in bytes; nil for what is not there.
  let offset: Int?
  /// The bytes that are read: inputs and weights.
  let bytesRead: Int
  /// The bytes that are written.
  let bytesWritten: Int
}
