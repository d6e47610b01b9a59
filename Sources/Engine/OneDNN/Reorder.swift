internal import COneDNN

/// Copies numbers from one layout into another.
struct Reorder {
  private let primitive: Primitive
  private let device: Device

  init(
    from source: MemoryDescriptor, to destination: MemoryDescriptor, device: Device
  ) throws(OneDNNError) {
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_reorder_primitive_desc_create") {
      var src = source.raw
      var dst = destination.raw
      return dnnl_reorder_primitive_desc_create(
        $0, &src, device.engine.raw, &dst, device.engine.raw, nil)
    }
    primitive = try Primitive(PrimitiveDescriptor(handle: handle))
    self.device = device
  }

  func run(_ source: DeviceTensor, into destination: DeviceTensor) throws(OneDNNError) {
    try primitive.run([(DNNL_ARG_FROM, source), (DNNL_ARG_TO, destination)], on: device)
  }
}

extension DeviceTensor {
  /// These numbers in another layout: themselves where it is the same already.
  func reordered(to layout: MemoryDescriptor, device: Device) throws(OneDNNError) -> DeviceTensor {
    guard layout != descriptor else { return self }
    let copy = try DeviceTensor(shape: shape, layout, device: device)
    try Reorder(from: descriptor, to: layout, device: device).run(self, into: copy)
    return copy
  }
}
