internal import COneDNN

extension Addition: AttachingKernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    guard context.inputs.count > 1 || scale != 1 else { return try PassingKernel(context) }
    let layout = try context.input().descriptor
    return try MultipleInputKernel(
      PrimitiveDescriptor(
        sum: layout, scales: scales(count: context.inputs.count), device: context.device),
      layouts: context.inputs.map { _ in layout }, destination: layout, context)
  }

  func makeAttachedKernel(_ context: KernelContext) throws(OneDNNError) -> (any Kernel)? {
    guard context.inputs.count == 2, !context.attachment.isNormalized, scale == 1
    else { return nil }
    if context.attachment.operations.rectifies { return try RectifierKernel(context) }
    let layout = try context.input().descriptor
    let descriptor = try PrimitiveDescriptor(
      adding: layout, then: context.attachment.operations, device: context.device)
    guard !descriptor.isReference else { return nil }
    return try MultipleInputKernel(
      descriptor, places: [DNNL_ARG_SRC_0, DNNL_ARG_SRC_1], layouts: [layout, layout],
      destination: layout, context)
  }

  /// What each of so many inputs is multiplied by.
  func scales(count: Int) -> [Float] {
    (0..<count).map { $0 == 0 ? scale : 1 }
  }
}

extension PrimitiveDescriptor {
  /// The sum of two tensors of one layout, and what is done to each number of it.
  init(
    adding layout: MemoryDescriptor, then operations: [PostOperation], device: Device
  ) throws(OneDNNError) {
    var operation = dnnl_binary_desc_t()
    var (first, second, dst) = (layout.raw, layout.raw, layout.raw)
    try check(
      dnnl_binary_desc_init(&operation, dnnl_binary_add, &first, &second, &dst),
      "dnnl_binary_desc_init")
    try self.init(
      operation: &operation, attributes: Handle<AttributesKind>.attaching(operations),
      device: device)
  }

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
    let destination = TensorLayout(
      shape: context.output, descriptor: try descriptor.layout(dnnl_query_dst_md))
    let offsets = destination.offsets(ofParts: context.inputs)
    return try MultipleInputKernel(
      descriptor, layouts: layouts, destination: destination.descriptor,
      effect: offsets.map(KernelEffect.gathers) ?? .separate, context)
  }
}

extension TensorLayout {
  /// Where each part of a concatenation lies in the whole, in bytes; nil where a part would not lie there in
  /// one piece: all channels of a batch of one lie in one piece where they lie in blocks.
  fileprivate func offsets(ofParts parts: [TensorLayout]) -> [Int]? {
    let size = MemoryDescriptor.blockSize
    guard shape[0] == 1, descriptor.order(of: shape) == .blocked,
      parts.allSatisfy({ $0.descriptor.order(of: $0.shape) == .blocked && $0.shape[1] % size == 0 })
    else { return nil }
    var end = 0
    return parts.map { part in
      defer { end += part.byteCount }
      return end
    }
  }
}

/// A kernel of a primitive that reads several tensors of one kind.
final class MultipleInputKernel: Kernel {
  let destination: TensorLayout
  let effect: KernelEffect
  let name: String
  private let primitive: Primitive
  private let places: [Int32]
  private let layouts: [MemoryDescriptor]
  private let device: Device

  /// Makes a kernel.
  ///
  /// - Parameters:
  ///   - descriptor: the primitive.
  ///   - places: which argument each input is; one of many sources by default.
  ///   - layouts: the layout in which it reads each input.
  ///   - destination: the layout in which it writes.
  ///   - effect: what it does to its inputs.
  ///   - context: what it is made for.
  /// - Throws: `OneDNNError` when the primitive cannot be created.
  init(
    _ descriptor: PrimitiveDescriptor, places: [Int32]? = nil, layouts: [MemoryDescriptor],
    destination: MemoryDescriptor, effect: KernelEffect = .separate, _ context: KernelContext
  ) throws(OneDNNError) {
    primitive = try Primitive(descriptor)
    self.effect = effect
    name = descriptor.name
    self.places = places ?? layouts.indices.map { DNNL_ARG_MULTIPLE_SRC + Int32($0) }
    self.layouts = layouts
    self.destination = TensorLayout(shape: context.output, descriptor: destination)
    device = context.device
  }

  var sources: [MemoryDescriptor]? { layouts }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(destination, device: device)
    var sources: [DeviceTensor] = []
    for (input, layout) in zip(inputs, layouts) {
      sources.append(try input.reordered(to: layout, device: device))
    }
    try primitive.run(arguments(sources, result), on: device)
    return result
  }

  func call(
    _ inputs: [DeviceTensor], into output: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    PrimitiveCall(primitive, arguments(inputs, output), on: device)
  }

  private func arguments(
    _ inputs: [DeviceTensor], _ output: DeviceTensor
  ) -> [(Int32, DeviceTensor)] {
    [(DNNL_ARG_DST, output)] + zip(places, inputs)
  }
}

/// Passes its input on: dropout at inference, an addition whose skip is off.
final class PassingKernel: Kernel {
  let destination: TensorLayout
  let effect = KernelEffect.shares
  let name = "nothing"

  init(_ context: KernelContext) throws(OneDNNError) {
    destination = try context.input()
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor { inputs[0] }
}

extension Dropout: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    try PassingKernel(context)
  }
}
