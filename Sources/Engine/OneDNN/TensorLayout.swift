internal import COneDNN

/// A tensor without its numbers: the extents, and the layout in which they lie.
struct TensorLayout: Equatable {
  /// The logical extents with the batch size: `[N, C, H, W]` or `[N, F]`.
  let shape: Shape
  /// How they lie in memory.
  let descriptor: MemoryDescriptor

  /// The bytes that the layout takes.
  var byteCount: Int { descriptor.byteCount }
}

/// How the channels of feature maps lie in memory.
enum ChannelOrder: String, Hashable, Sendable {
  /// One map after the other, row by row: as in a `Tensor`.
  case plain
  /// The channels of a block, for a position, side by side, then the next position.
  case blocked
  /// All channels of a position side by side.
  case last

  fileprivate var tag: dnnl_format_tag_t {
    switch self {
    case .plain: dnnl_nchw
    case .blocked: MemoryDescriptor.blockSize == 16 ? dnnl_nChw16c : dnnl_nChw8c
    case .last: dnnl_nhwc
    }
  }
}

extension MemoryDescriptor {
  /// Feature maps in a given order; nil lets oneDNN choose.
  init(_ shape: Shape, _ order: ChannelOrder?) throws(OneDNNError) {
    try self.init(shape, tag: order?.tag ?? dnnl_format_tag_any)
  }

  /// The channels in one block: the numbers of the processor's vectors, 16 or 8.
  static let blockSize = VectorWidth.ofProcessor == .sixteen ? 16 : 8

  /// How many blocks so many channels fill.
  static func blocks(_ channels: Int) -> Int { (channels + blockSize - 1) / blockSize }

  /// The order of feature maps; nil for vectors and for layouts of oneDNN's own.
  func order(of shape: Shape) -> ChannelOrder? {
    guard shape.rank == 4 else { return nil }
    return [.plain, .last, .blocked].first { order in
      (try? MemoryDescriptor(shape, order)) == self
    }
  }
}

extension TensorLayout {
  /// Whether the numbers lie in the order of a `Tensor`, whatever the layout is called: with one position a map
  /// there is but one order, unless blocks are padded.
  var isInPlainOrder: Bool {
    if let plain = try? MemoryDescriptor(plain: shape), plain == descriptor { return true }
    guard shape.rank == 4, shape[2] == 1, shape[3] == 1 else { return false }
    switch descriptor.order(of: shape) {
    case .plain, .last: return true
    case .blocked: return shape[1] % MemoryDescriptor.blockSize == 0
    case nil: return false
    }
  }
}
