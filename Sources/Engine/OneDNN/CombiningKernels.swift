internal import COneDNN

extension Addition: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    guard context.inputs.count > 1 || scale != 1 else { return PassingKernel() }
    let layout = try context.input().descriptor
    return try MultipleInputKernel(
      PrimitiveDescriptor(
        sum: layout, scales: scales(count: context.inputs.count), device: context.device),
      sources: context.inputs.map { _ in layout }, destination: layout, context)
  }

  /// What each of so many inputs is multiplied by.
  func scales(count: Int) -> [Float] {
    (0..<count).map { $0 == 0 ? scale : 1 }
  }
}

extension PrimitiveDescriptor {
  /// The sum of tensors of one layout, each multiplied by its scale.
  init(sum layout: MemoryDescriptor, scales: [Float], device: Device) throws(OneDNNError) {
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_sum_primitive_desc_create") {
      var dst = layout.raw
      return dnnl_sum_primitive_desc_create(
        $0, &dst, Int32(scales.count), scales, Array(repeating: layout.raw, count: scales.count),
        nil, device.engine.raw)
    }
    self.init(handle: handle)
  }
}

extension Concatenation: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let layouts = context.inputs.map(\.descriptor)
    let any = try MemoryDescriptor(any: context.output)
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_concat_primitive_desc_create") {
      var dst = any.raw
      return dnnl_concat_primitive_desc_create(
        $0, &dst, Int32(layouts.count), 1, layouts.map(\.raw), nil, context.device.engine.raw)
    }
    let descriptor = PrimitiveDescriptor(handle: handle)
    return try MultipleInputKernel(
      descriptor, sources: layouts, destination: descriptor.layout(dnnl_query_dst_md), context)
  }
}

/// A kernel of a primitive that reads several tensors of one kind.
final class MultipleInputKernel: Kernel {
  private let primitive: Primitive
  private let sources: [MemoryDescriptor]
  private let destination: MemoryDescriptor
  private let output: Shape
  private let device: Device

  init(
    _ descriptor: PrimitiveDescriptor, sources: [MemoryDescriptor], destination: MemoryDescriptor,
    _ context: KernelContext
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    self.sources = sources
    self.destination = destination
    output = context.output
    device = context.device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: output, destination, device: device)
    var arguments: [(Int32, DeviceTensor)] = [(DNNL_ARG_DST, result)]
    for (place, (input, layout)) in zip(inputs, sources).enumerated() {
      let tensor = try input.reordered(to: layout, device: device)
      arguments.append((DNNL_ARG_MULTIPLE_SRC + Int32(place), tensor))
    }
    try primitive.run(arguments, on: device)
    return result
  }
}

/// Passes its input on: dropout at inference, an addition whose skip is off.
final class PassingKernel: Kernel {
  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor { inputs[0] }
}

extension Dropout: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel { PassingKernel() }
}
