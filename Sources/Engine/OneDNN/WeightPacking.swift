internal import COneDNN

/// Brings weights from the rows of a `Tensor` into a kernel's layout, once, multiplied by a factor an output
/// channel where a normalization was folded into them.
struct WeightPacking {
  /// The extents as oneDNN sees them; groups in front where there are any.
  let shape: Shape
  /// The number of groups.
  let groups: Int
  /// One factor an output channel; nil for none.
  let scales: [Float]?
  /// Where the kernel wants them.
  let layout: MemoryDescriptor

  /// The packed weights.
  ///
  /// - Throws: `OneDNNError` when memory runs out or a call fails.
  func pack(_ weight: Tensor, device: Device) throws(OneDNNError) -> DeviceTensor {
    if let places = WinogradPlaces(layout), groups == 1 {
      let packed = try DeviceTensor(shape: shape, layout, device: device)
      places.write(weight, scales: scales, to: packed.base)
      weight.storage.letGo()
      return packed
    }
    let source = try DeviceTensor(weight, as: shape, device: device)
    if scales == nil, source.descriptor == layout { return source }
    let packed = try DeviceTensor(shape: shape, layout, device: device)
    let attributes = try scales.map { (scales) throws(OneDNNError) in
      try Handle<AttributesKind>.scaling(by: scales, mask: groups == 1 ? 0b1 : 0b11)
    }
    try Reorder(from: source.descriptor, to: layout, attributes: attributes, device: device)
      .run(source, into: packed)
    weight.storage.letGo()
    return packed
  }
}
