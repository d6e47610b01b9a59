internal import CKernels

/// A convolution whose windows move by several places over a picture's few channels, by Winograd's filtering of its
/// phases.
///
/// oneDNN's kernels for AVX2 take three times as long for 11×11 by 4.
final class PhasedConvolutionKernel: Kernel {
  let destination: TensorLayout
  let sources: [MemoryDescriptor]?
  let effect: KernelEffect
  let name: String
  private let task: ck_phases
  /// How the phases lie.
  private let layout: TensorLayout
  private let filtering: OwnConvolutionKernel
  private let team: ThreadTeam
  private let device: Device

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - layer: the layer.
  ///   - context: what it is made for.
  ///   - packed: weights of another kernel of the same layer; nil to pack those of the context.
  /// - Returns: nil where there is none: for other windows, attachments, processors and packed weights.
  /// - Throws: `OneDNNError` when memory runs out or a call fails.
  static func make(
    _ layer: Convolution, _ context: KernelContext, using packed: PackedParameters? = nil
  ) throws(OneDNNError) -> PhasedConvolutionKernel? {
    let input = try context.input().shape
    guard let phases = ConvolutionPhases(layer, input: input, output: context.output),
      let team = context.device.team
    else { return nil }
    let layout = TensorLayout(
      shape: phases.shape, descriptor: try MemoryDescriptor(phases.shape, .blocked))
    var parameters = context.parameters
    if packed == nil { parameters[0] = phases.weight(try context.parameter(0)) }
    let inner = KernelContext(
      inputs: [layout], output: context.output, parameters: parameters, device: context.device,
      attachment: context.attachment, form: .winograd)
    guard let filtering = try OwnConvolutionKernel.make(phases.layer, inner, using: packed) else {
      return nil
    }
    return try PhasedConvolutionKernel(
      ck_phases(layer.window, input: input, phases: phases.shape), input, layout, filtering, team,
      context.device)
  }

  private init(
    _ task: ck_phases, _ input: Shape, _ layout: TensorLayout, _ filtering: OwnConvolutionKernel,
    _ team: ThreadTeam, _ device: Device
  ) throws(OneDNNError) {
    self.task = task
    self.layout = layout
    self.filtering = filtering
    self.team = team
    self.device = device
    destination = filtering.destination
    sources = [try MemoryDescriptor(plain: input)] + (filtering.sources ?? []).dropFirst()
    effect = filtering.effect
    name = "phases, " + filtering.name
  }

  var packed: PackedParameters? { filtering.packed }

  var weightBytes: Int { filtering.weightBytes }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].reordered(to: sources?[0] ?? inputs[0].descriptor, device: device)
    return try filtering.run([phases(of: input)] + inputs.dropFirst())
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    OwnCall { [self] () throws(OneDNNError) in
      try filtering.call([phases(of: inputs[0])] + inputs.dropFirst(), into: output, device: device)
        .run()
    }
  }

  /// The phases of an input that lies map by map.
  private func phases(of input: DeviceTensor) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(layout, device: device)
    let source = UnsafePointer(input.base.assumingMemoryBound(to: Float.self))
    let target = result.base.assumingMemoryBound(to: Float.self)
    let rows = 0..<layout.shape[0] * layout.shape[2]
    withUnsafePointer(to: task) { task in
      team.run { thread, count in
        let part = rows.part(thread, of: count)
        ck_separate_phases(task, part.lowerBound, part.upperBound, source, target)
      }
    }
    withExtendedLifetime(input) {}
    return result
  }
}

extension ck_phases {
  /// Describes how an input is taken apart.
  fileprivate init(_ window: Window, input: Shape, phases: Shape) {
    self.init(
      block: MemoryDescriptor.blockSize, channels: input[1], height: input[2], width: input[3],
      stride_vertical: window.stride.height, stride_horizontal: window.stride.width,
      padding_top: window.padding.top, padding_left: window.padding.left,
      phase_height: phases[2], phase_width: phases[3])
  }
}
