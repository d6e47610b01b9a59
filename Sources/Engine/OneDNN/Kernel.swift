internal import COneDNN

/// Something that computes a layer's output from its inputs, or that of several layers at once.
protocol Kernel: AnyObject {
  /// What it makes.
  var destination: TensorLayout { get }
  /// The layouts in which it reads its inputs; nil where any will do.
  var sources: [MemoryDescriptor]? { get }
  /// What it does to its inputs.
  var effect: KernelEffect { get }
  /// What oneDNN calls it; ours where it is a plain loop.
  var name: String { get }
  /// The bytes of weights that it keeps.
  var weightBytes: Int { get }
  /// The weights that another kernel could use too; nil where there are none.
  var packed: PackedParameters? { get }

  /// Computes the output in memory of its own; inputs have the shapes for which the kernel was made, in any layout.
  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor

  /// Settles the memory of its work.
  ///
  /// - Parameters:
  ///   - inputs: in the layouts of `sources`.
  ///   - output: where the output goes, in the layout of `destination`.
  ///   - device: where it runs.
  /// - Returns: the work, to be done any number of times.
  /// - Throws: `OneDNNError` when oneDNN refuses.
  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall
}

/// What a kernel does to its inputs' memory.
enum KernelEffect: Hashable {
  /// It writes elsewhere.
  case separate
  /// It copies nothing: the output is the first input, perhaps with other extents.
  case shares
  /// It adds to what lies where the output goes: the second input.
  case accumulates
  /// It puts its inputs one behind the other, each as it is, so many bytes behind the output's beginning.
  case gathers(offsets: [Int])
}

extension Kernel {
  var sources: [MemoryDescriptor]? { nil }
  var effect: KernelEffect { .separate }
  var name: String { "plain loop" }
  var weightBytes: Int { 0 }
  var packed: PackedParameters? { nil }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    CopyingCall(self, inputs, into: output, device)
  }
}

/// What a kernel is made for: the layer's place with the batch size, its parameters, the device.
struct KernelContext {
  /// The layouts of the inputs that the kernel will get; it prefers them.
  let inputs: [TensorLayout]
  /// The output's shape with the batch size.
  let output: Shape
  /// The parameter tensors in the layer's order.
  var parameters: [Tensor]
  /// Where it runs.
  let device: Device
  /// What the kernel does besides the layer's own work.
  var attachment = KernelAttachment()
  /// How a convolution is to be computed.
  var form = ConvolutionForm.automatic

  /// The only input, or the first of several.
  func input() throws(OneDNNError) -> TensorLayout {
    guard let first = inputs.first else { throw OneDNNError(call: "input", status: "missing") }
    return first
  }

  /// A parameter tensor by its place.
  func parameter(_ index: Int) throws(OneDNNError) -> Tensor {
    guard parameters.indices.contains(index) else {
      throw OneDNNError(call: "parameter \(index)", status: "missing")
    }
    return parameters[index]
  }
}

/// Layers that a kernel computes together with its own.
struct KernelAttachment {
  /// The batch normalization behind it, which goes into weights and bias.
  var normalization: FoldedNormalization?
  /// Whether there is one that another kernel's weights have taken in already.
  var isNormalizedAlready = false
  /// What is done to each number then.
  var operations: [PostOperation] = []

  /// Whether there is a batch normalization behind it.
  var isNormalized: Bool { normalization != nil || isNormalizedAlready }

  /// Whether there is nothing.
  var isEmpty: Bool { !isNormalized && operations.isEmpty }
}

/// A layer that has a kernel.
protocol KernelMaking: Layer {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel
}

/// A layer whose kernel can do the work of layers behind it.
protocol AttachingKernelMaking: KernelMaking {
  /// Makes a kernel with what the context attaches.
  ///
  /// - Returns: the kernel; nil where oneDNN has none that is fast.
  /// - Throws: `OneDNNError` when something else is wrong.
  func makeAttachedKernel(_ context: KernelContext) throws(OneDNNError) -> (any Kernel)?

  /// Makes a kernel that uses another one's weights; the context has no parameters.
  ///
  /// - Returns: the kernel; nil where it would need the weights in another layout.
  /// - Throws: `OneDNNError` when something else is wrong.
  func makeAttachedKernel(
    _ context: KernelContext, using packed: PackedParameters
  ) throws(OneDNNError) -> (any Kernel)?
}

extension AttachingKernelMaking {
  func makeAttachedKernel(
    _ context: KernelContext, using packed: PackedParameters
  ) throws(OneDNNError) -> (any Kernel)? {
    nil
  }
}

/// From a layer to its kernel.
enum KernelRegistry {
  /// Makes the kernel of a layer.
  ///
  /// - Throws: `OneDNNError` when oneDNN has no kernel for it.
  static func makeKernel(
    for layer: any Layer, _ context: KernelContext
  ) throws(OneDNNError) -> any Kernel {
    try checkShapes(for: layer, context)
    guard let maker = layer as? any KernelMaking else {
      throw OneDNNError(call: "a kernel for \(layer.kind.rawValue)", status: "unimplemented")
    }
    return try maker.makeKernel(context)
  }

  /// Makes the kernel of a layer with what is attached to it.
  ///
  /// - Returns: the kernel; nil where there is none that does all at once and is fast.
  /// - Throws: `OneDNNError` when something else is wrong.
  static func makeAttachedKernel(
    for layer: any Layer, _ context: KernelContext
  ) throws(OneDNNError) -> (any Kernel)? {
    try checkShapes(for: layer, context)
    return try (layer as? any AttachingKernelMaking)?.makeAttachedKernel(context)
  }

  /// oneDNN trusts pointers: a parameter that is too short would be read beyond its end.
  private static func checkShapes(
    for layer: any Layer, _ context: KernelContext
  ) throws(OneDNNError) {
    let inputs = context.inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }
    let expected = layer.parameters(for: inputs)
    guard context.parameters.map(\.shape) == expected.map(\.shape) else {
      let name = layer.kind.rawValue
      throw OneDNNError(call: "a kernel for \(name) with these parameters", status: "wrong shapes")
    }
  }
}
