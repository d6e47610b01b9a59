internal import COneDNN

/// What a memory holds: extents, and the layout in which oneDNN keeps them.
struct MemoryDescriptor: Equatable {
  /// oneDNN's description, hundreds of bytes long: all copies share it.
  private final class Description {
    let raw: dnnl_memory_desc_t
    let byteCount: Int

    init(_ raw: dnnl_memory_desc_t) {
      self.raw = raw
      var copy = raw
      byteCount = dnnl_memory_desc_get_size(&copy)
    }
  }

  private let description: Description

  /// oneDNN's description.
  var raw: dnnl_memory_desc_t { description.raw }

  init(raw: dnnl_memory_desc_t) {
    description = Description(raw)
  }

  /// A plain row-major layout.
  init(plain shape: Shape) throws(OneDNNError) {
    try self.init(shape, tag: Self.plainTag(rank: shape.rank))
  }

  /// A layout that oneDNN is free to choose.
  init(any shape: Shape) throws(OneDNNError) {
    try self.init(shape, tag: dnnl_format_tag_any)
  }

  init(_ shape: Shape, tag: dnnl_format_tag_t) throws(OneDNNError) {
    var raw = dnnl_memory_desc_t()
    let status = dnnl_memory_desc_init_by_tag(
      &raw, Int32(shape.rank), shape.dimensions.map(Int64.init), dnnl_f32, tag)
    try check(status, "dnnl_memory_desc_init_by_tag")
    self.init(raw: raw)
  }

  /// A window into this memory, in its layout.
  func part(_ shape: Shape, at offsets: [Int]) throws(OneDNNError) -> MemoryDescriptor {
    var part = dnnl_memory_desc_t()
    var parent = raw
    let status = dnnl_memory_desc_init_submemory(
      &part, &parent, shape.dimensions.map(Int64.init), offsets.map(Int64.init))
    try check(status, "dnnl_memory_desc_init_submemory")
    return MemoryDescriptor(raw: part)
  }

  /// The bytes that the layout needs, padding of blocks included.
  var byteCount: Int { description.byteCount }

  static func == (left: MemoryDescriptor, right: MemoryDescriptor) -> Bool {
    if left.description === right.description { return true }
    var a = left.raw
    var b = right.raw
    return dnnl_memory_desc_equal(&a, &b) != 0
  }

  private static func plainTag(rank: Int) -> dnnl_format_tag_t {
    switch rank {
    case 1: dnnl_a
    case 2: dnnl_ab
    case 3: dnnl_abc
    case 4: dnnl_abcd
    default: dnnl_abcde
    }
  }
}
