internal import COneDNN

/// Numbers in whatever layout oneDNN chose for them.
///
/// Written once, by the kernel that makes it, and only read afterwards.
final class DeviceTensor {
  /// The logical extents with the batch size: `[N, C, H, W]` or `[N, F]`.
  let shape: Shape
  let descriptor: MemoryDescriptor
  let memory: Handle<MemoryKind>
  private var buffer: Buffer

  /// Where the bytes are, and what keeps them alive as long as `memory` points to them.
  private enum Buffer {
    case pooled(UnsafeMutableRawPointer, byteCount: Int, BufferPool)
    case lent(Storage)
    case shared(DeviceTensor)
    case placed(UnsafeMutableRawPointer, in: Arena)
  }

  /// Takes memory for a result; its numbers are not set.
  convenience init(_ layout: TensorLayout, device: Device) throws(OneDNNError) {
    try self.init(shape: layout.shape, layout.descriptor, device: device)
  }

  /// Takes memory for a result; its numbers are not set.
  init(shape: Shape, _ descriptor: MemoryDescriptor, device: Device) throws(OneDNNError) {
    let byteCount = descriptor.byteCount
    let bytes = try device.pool.take(byteCount)
    self.shape = shape
    self.descriptor = descriptor
    buffer = .pooled(bytes, byteCount: byteCount, device.pool)
    do {
      memory = try makeMemory(descriptor, bytes, device)
    } catch {
      device.pool.give(bytes, byteCount)
      throw error
    }
  }

  /// Lends a tensor's own memory to kernels; it is not copied.
  init(_ tensor: Tensor, as shape: Shape? = nil, device: Device) throws(OneDNNError) {
    let shape = shape ?? tensor.shape
    self.shape = shape
    descriptor = try MemoryDescriptor(plain: shape)
    buffer = .lent(tensor.storage)
    memory = try makeMemory(descriptor, UnsafeMutableRawPointer(tensor.storage.base), device)
  }

  /// The same bytes seen with another shape or as a part.
  init(
    sharing other: DeviceTensor, as shape: Shape, _ descriptor: MemoryDescriptor, device: Device
  ) throws(OneDNNError) {
    self.shape = shape
    self.descriptor = descriptor
    buffer = .shared(other)
    memory = try makeMemory(descriptor, other.base, device)
  }

  /// A part of memory that holds several tensors; its numbers are not set.
  init(
    _ layout: TensorLayout, in arena: Arena, at offset: Int, device: Device
  ) throws(OneDNNError) {
    precondition(
      offset >= 0 && offset + layout.byteCount <= arena.byteCount, "a tensor beyond its arena")
    shape = layout.shape
    descriptor = layout.descriptor
    let bytes = arena.base + offset
    buffer = .placed(bytes, in: arena)
    memory = try makeMemory(descriptor, bytes, device)
  }

  /// Lends another tensor's memory, of the same extents, in place of the one that was lent.
  ///
  /// - Throws: `OneDNNError` when there was none lent or it has other extents.
  func lend(_ tensor: Tensor) throws(OneDNNError) {
    guard case .lent = buffer, tensor.shape == shape else {
      throw OneDNNError(call: "lending \(tensor.shape) for \(shape)", status: "refused")
    }
    try check(
      dnnl_memory_set_data_handle(memory.raw, UnsafeMutableRawPointer(tensor.storage.base)),
      "dnnl_memory_set_data_handle")
    buffer = .lent(tensor.storage)
  }

  /// Points to the numbers that the tensor has now whose bytes this one shows.
  ///
  /// - Throws: `OneDNNError`.
  func followShared() throws(OneDNNError) {
    try check(dnnl_memory_set_data_handle(memory.raw, base), "dnnl_memory_set_data_handle")
  }

  deinit {
    if case .pooled(let bytes, let byteCount, let pool) = buffer { pool.give(bytes, byteCount) }
  }

  /// The extents and the layout.
  var layout: TensorLayout { TensorLayout(shape: shape, descriptor: descriptor) }

  /// The bytes that the layout takes.
  var byteCount: Int { descriptor.byteCount }

  var base: UnsafeMutableRawPointer {
    switch buffer {
    case .pooled(let bytes, _, _): bytes
    case .lent(let storage): UnsafeMutableRawPointer(storage.base)
    case .shared(let other): other.base
    case .placed(let bytes, _): bytes
    }
  }

  /// Whether the numbers lie row by row, as in a `Tensor`.
  func isPlain() throws(OneDNNError) -> Bool {
    descriptor == (try MemoryDescriptor(plain: shape))
  }

  /// The numbers in row-major order, as a copy.
  func plain(device: Device) throws(OneDNNError) -> Tensor {
    guard let storage = Storage(trying: shape.elementCount) else {
      throw OneDNNError(call: "a copy of \(shape.elementCount) numbers", status: "out of memory")
    }
    let result = Tensor(shape: shape, storage: storage)
    let target = try DeviceTensor(result, device: device)
    try Reorder(from: descriptor, to: target.descriptor, device: device).run(self, into: target)
    return result
  }
}

private func makeMemory(
  _ descriptor: MemoryDescriptor, _ bytes: UnsafeMutableRawPointer, _ device: Device
) throws(OneDNNError) -> Handle<MemoryKind> {
  try Handle("dnnl_memory_create") { raw in
    var copy = descriptor.raw
    return dnnl_memory_create(raw, &copy, device.engine.raw, bytes)
  }
}
