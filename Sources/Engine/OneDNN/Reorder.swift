internal import COneDNN

/// Copies numbers from one layout into another.
struct Reorder {
  private let primitive: Primitive
  private let device: Device

  init(
    from source: MemoryDescriptor, to destination: MemoryDescriptor,
    attributes: Handle<AttributesKind>? = nil, device: Device
  ) throws(OneDNNError) {
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_reorder_primitive_desc_create") {
      var src = source.raw
      var dst = destination.raw
      return dnnl_reorder_primitive_desc_create(
        $0, &src, device.engine.raw, &dst, device.engine.raw, attributes?.raw)
    }
    primitive = try Primitive(PrimitiveDescriptor(handle: handle))
    self.device = device
  }

  func run(_ source: DeviceTensor, into destination: DeviceTensor) throws(OneDNNError) {
    try call(source, into: destination).run()
  }

  func call(_ source: DeviceTensor, into destination: DeviceTensor) -> any KernelCall {
    PrimitiveCall(
      primitive, [(DNNL_ARG_FROM, source), (DNNL_ARG_TO, destination)], on: device)
  }
}

extension DeviceTensor {
  /// These numbers in another layout: themselves where it is the same already.
  func reordered(to layout: MemoryDescriptor, device: Device) throws(OneDNNError) -> DeviceTensor {
    guard layout != descriptor else { return self }
    let copy = try DeviceTensor(shape: shape, layout, device: device)
    try self.copy(into: copy, device: device)
    return copy
  }

  /// Writes these numbers into a tensor of the same extents, in its layout.
  func copy(into other: DeviceTensor, device: Device) throws(OneDNNError) {
    try copyingCall(into: other, device: device).run()
  }

  /// The work of `copy(into:)`, to be done any number of times.
  func copyingCall(
    into other: DeviceTensor, device: Device
  ) throws(OneDNNError) -> any KernelCall {
    try Reorder(from: descriptor, to: other.descriptor, device: device).call(self, into: other)
  }
}
