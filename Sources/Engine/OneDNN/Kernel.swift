internal import COneDNN

/// Something that computes a layer's output from its inputs.
protocol Kernel: AnyObject {
  /// Computes the output; inputs have the shapes for which the kernel was made, in any layout.
  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor
}

/// What a kernel is made for: the layer's place with the batch size, its parameters, the device.
struct KernelContext {
  /// Inputs like those that the kernel will get; it prefers their layouts.
  let inputs: [DeviceTensor]
  /// The output's shape with the batch size.
  let output: Shape
  /// The parameter tensors in the layer's order.
  let parameters: [Tensor]
  /// Where it runs.
  let device: Device

  /// The only input, or the first of several.
  func input() throws(OneDNNError) -> DeviceTensor {
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

/// A layer that has a kernel.
protocol KernelMaking: Layer {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel
}

/// From a layer to its kernel.
enum KernelRegistry {
  /// Makes the kernel of a layer.
  ///
  /// - Throws: `OneDNNError` when oneDNN has no kernel for it.
  static func makeKernel(
    for layer: any Layer, inputs: [DeviceTensor], output: Shape, parameters: [Tensor],
    device: Device
  ) throws(OneDNNError) -> any Kernel {
    guard let maker = layer as? any KernelMaking else {
      throw OneDNNError(call: "a kernel for \(layer.kind.rawValue)", status: "unimplemented")
    }
    try checkShapes(of: parameters, for: layer, inputs)
    return try maker.makeKernel(
      KernelContext(inputs: inputs, output: output, parameters: parameters, device: device))
  }

  /// oneDNN trusts pointers: a parameter that is too short would be read beyond its end.
  private static func checkShapes(
    of parameters: [Tensor], for layer: any Layer, _ inputs: [DeviceTensor]
  ) throws(OneDNNError) {
    let expected = layer.parameters(
      for: inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) })
    guard parameters.map(\.shape) == expected.map(\.shape) else {
      let name = layer.kind.rawValue
      throw OneDNNError(call: "a kernel for \(name) with these parameters", status: "wrong shapes")
    }
  }
}

/// A kernel of one oneDNN primitive: source and fixed arguments in, destination out.
final class PrimitiveKernel: Kernel {
  private let primitive: Primitive
  private let source: MemoryDescriptor
  private let destination: MemoryDescriptor
  private let output: Shape
  private let fixed: [(Int32, DeviceTensor)]
  private let device: Device

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - descriptor: the primitive.
  ///   - source: the layout in which it reads.
  ///   - destination: the layout in which it writes.
  ///   - output: the output's extents.
  ///   - fixed: further arguments that do not change from run to run: weights, statistics.
  ///   - device: where it runs.
  /// - Throws: `OneDNNError` when the primitive cannot be created.
  init(
    _ descriptor: PrimitiveDescriptor, source: MemoryDescriptor, destination: MemoryDescriptor,
    output: Shape, fixed: [(Int32, DeviceTensor)] = [], device: Device
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    self.source = source
    self.destination = destination
    self.output = output
    self.fixed = fixed
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].reordered(to: source, device: device)
    let result = try DeviceTensor(shape: output, destination, device: device)
    try primitive.run([(DNNL_ARG_SRC, input), (DNNL_ARG_DST, result)] + fixed, on: device)
    return result
  }
}
