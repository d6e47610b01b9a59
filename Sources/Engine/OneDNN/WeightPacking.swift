internal import COneDNN

/// Weights and bias as one kernel has them, for another kernel of the same layer with the same parameters.
struct PackedParameters {
  /// How the weights lie.
  let layout: MemoryDescriptor
  /// Weights and bias by the parts that they play (`DNNL_ARG_WEIGHTS` …).
  let tensors: [(Int32, DeviceTensor)]
}

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
    let source = try DeviceTensor(weight, as: shape, device: device)
    if scales == nil, source.descriptor == layout { return source }
    let packed = try DeviceTensor(shape: shape, layout, device: device)
    let step = rowsAtOnce
    for start in stride(from: 0, to: shape[0], by: step) {
      let rows = start..<min(start + step, shape[0])
      try copy(rows, of: source, into: packed, device)
      let length = weight.count / shape[0]
      weight.storage.letGo(from: rows.lowerBound * length, count: rows.count * length)
    }
    return packed
  }

  /// Few enough of the rows of large weights that what was read of a mapped file can be given back meanwhile; all
  /// of the others.
  private var rowsAtOnce: Int {
    let blocks = 64
    guard groups == 1, shape[0] > blocks, shape.elementCount > Self.mostAtOnce else {
      return shape[0]
    }
    return max(1, Self.mostAtOnce / (shape.elementCount / shape[0]) / blocks) * blocks
  }

  private static let mostAtOnce = 8 << 20

  private func copy(
    _ rows: Range<Int>, of source: DeviceTensor, into packed: DeviceTensor, _ device: Device
  ) throws(OneDNNError) {
    let isWhole = rows.count == shape[0]
    let part = Shape([rows.count] + shape.dimensions.dropFirst())
    let offsets = [rows.lowerBound] + Array(repeating: 0, count: shape.rank - 1)
    let from = isWhole ? source.descriptor : try source.descriptor.part(part, at: offsets)
    let into = isWhole ? layout : try layout.part(part, at: offsets)
    let attributes = try scales.map { (scales) throws(OneDNNError) in
      try Handle<AttributesKind>.scaling(
        by: groups == 1 ? Array(scales[rows]) : scales, mask: groups == 1 ? 0b1 : 0b11)
    }
    try Reorder(from: from, to: into, attributes: attributes, device: device).run(
      DeviceTensor(sharing: source, as: part, from, device: device),
      into: DeviceTensor(sharing: packed, as: part, into, device: device))
  }
}
