internal import COneDNN

/// A fully connected layer on one example that reads no weights of inputs that are zero.
///
/// On one example such a layer takes as long as its weights take to be read from memory, and behind a ReLU half
/// of its inputs and more are zero. So the weights lie input by input, y = b + Σ xᵢ·Wᵢ over all i with xᵢ ≠ 0:
/// it takes the less time the more zeros there are, and with none as long as oneDNN's kernel.
final class ZeroSkippingKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let name = "loop that skips zeros"
  private let weights: DeviceTensor
  private let work: ZeroSkippingWork
  private let device: Device

  /// Below as many weights the caches hold them.
  private static let leastWeights = 4_000_000

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - context: what it is made for.
  /// - Returns: nil for what oneDNN does as well or better: several examples, few weights; and where a weight is
  ///   not finite, since a zero times that is no zero.
  /// - Throws: `OneDNNError` when memory runs out or a call fails.
  static func make(
    _ layer: FullyConnected, _ context: KernelContext
  ) throws(OneDNNError) -> ZeroSkippingKernel? {
    let operations = context.attachment.operations
    let weight = try context.parameter(0)
    let input = try context.input()
    guard context.output[0] == 1, input.shape.rank == 2, weight.count >= leastWeights,
      layer.units % ZeroSkippingWork.Vector.scalarCount == 0,
      operations.isEmpty || operations == [.activation(.relu)], let team = ThreadTeam()
    else { return nil }
    let normalization = context.attachment.normalization
    let packing = WeightPacking(
      shape: weight.shape, groups: 1, scales: normalization?.scales,
      layout: try MemoryDescriptor(weight.shape, tag: dnnl_ba))
    let packed = try packing.pack(weight, device: context.device)
    let own = layer.hasBias ? try context.parameter(1) : nil
    let bias = normalization?.bias(own) ?? own ?? Tensor(repeating: 0, shape: [layer.units])
    let work = ZeroSkippingWork(
      weights: packed.base, bias: bias, inputs: weight.shape[1], clips: !operations.isEmpty,
      team: team)
    guard work.isFinite else { return nil }
    return try ZeroSkippingKernel(packed, work, context)
  }

  private init(
    _ weights: DeviceTensor, _ work: ZeroSkippingWork, _ context: KernelContext
  ) throws(OneDNNError) {
    self.weights = weights
    self.work = work
    device = context.device
    sources = [try MemoryDescriptor(plain: context.input().shape)]
    destination = TensorLayout(
      shape: context.output, descriptor: try MemoryDescriptor(plain: context.output))
  }

  var weightBytes: Int { weights.byteCount }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    let plain = try MemoryDescriptor(plain: inputs[0].shape)
    try call([inputs[0].reordered(to: plain, device: device)], into: result, device: device).run()
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    let input = inputs[0]
    return OwnCall { [self] in
      work.run(input.base, into: output.base)
      // The weights are this kernel's, and only their address is used.
      withExtendedLifetime((self, input, output)) {}
    }
  }
}
