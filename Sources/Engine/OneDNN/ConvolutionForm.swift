internal import COneDNN

/// How a convolution is computed, and in which order of the channels.
enum ConvolutionForm: String, Hashable, Sendable, CaseIterable {
  /// As oneDNN likes best by itself.
  case automatic
  /// Directly, with channels in blocks.
  case blocked
  /// Directly, with the channels of a position side by side.
  case last
  /// By Winograd's minimal filtering, with channels in blocks.
  case winograd
  /// By Winograd's minimal filtering, with the channels of a position side by side.
  case winogradLast
  /// Windows of 1×1 by a kernel of our own, with channels in blocks.
  case pointwise
  /// Windows that move by several places over a picture's few channels: taken apart into phases, by Winograd's minimal
  /// filtering, with the output's channels in blocks.
  case phased

  /// The order in which it reads and writes feature maps; nil where oneDNN chooses.
  var order: ChannelOrder? {
    switch self {
    case .automatic: nil
    case .blocked, .winograd, .pointwise, .phased: .blocked
    case .last, .winogradLast: .last
    }
  }

  /// Whether oneDNN has kernels for it.
  var isOneDNN: Bool {
    switch self {
    case .automatic, .blocked, .last: true
    case .winograd, .winogradLast, .pointwise, .phased: false
    }
  }
}

extension Convolution {
  /// What oneDNN offers for a form; nil where it has nothing fast, and for our own.
  ///
  /// - Throws: `OneDNNError` for descriptions that make no sense.
  func descriptor(
    _ form: ConvolutionForm, input: TensorLayout, weight: Shape, output: Shape,
    _ operations: [PostOperation], hasBias: Bool, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor? {
    guard form.isOneDNN else { return nil }
    var operation = dnnl_convolution_desc_t()
    var src = try source(form, input).raw
    var weights = try MemoryDescriptor(any: weight).raw
    var bias = try MemoryDescriptor(plain: [channels]).raw
    var dst = try MemoryDescriptor(output, form.order).raw
    let trailing = window.trailingPadding(input: input.shape, output: output)
    let status = withUnsafeMutablePointer(to: &bias) { bias in
      dnnl_dilated_convolution_forward_desc_init(
        &operation, dnnl_forward_inference, dnnl_convolution_direct, &src, &weights,
        hasBias ? bias : nil,
        &dst, window.stride.pair,
        [Int64(window.dilation.height - 1), Int64(window.dilation.width - 1)],
        [Int64(window.padding.top), Int64(window.padding.left)], trailing)
    }
    try check(status, "dnnl_dilated_convolution_forward_desc_init")
    let attributes = try Handle<AttributesKind>.attaching(operations)
    return try PrimitiveDescriptor.offered(
      operation: &operation, attributes: attributes, device: device)
  }

  /// The layout in which a form reads: few channels as they come, since blocks would be mostly padding.
  private func source(
    _ form: ConvolutionForm, _ input: TensorLayout
  ) throws(OneDNNError) -> MemoryDescriptor {
    switch form.order {
    case .blocked where input.shape[1] <= 3: try MemoryDescriptor(plain: input.shape)
    case let order: try MemoryDescriptor(input.shape, order)
    }
  }
}

extension PrimitiveDescriptor {
  /// What oneDNN offers; nil where it has nothing.
  ///
  /// - Throws: `OneDNNError` for any other failure.
  fileprivate static func offered(
    operation: UnsafeRawPointer, attributes: Handle<AttributesKind>?, device: Device
  ) throws(OneDNNError) -> PrimitiveDescriptor? {
    do throws(OneDNNError) {
      return try PrimitiveDescriptor(operation: operation, attributes: attributes, device: device)
    } catch {
      if error.isUnimplemented { return nil }
      throw error
    }
  }
}
