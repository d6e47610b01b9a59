internal import COneDNN

/// A kind of C handle: all import as `OpaquePointer`, and this is what tells them apart.
protocol HandleKind {
  static func destroy(_ raw: OpaquePointer)
}

/// The owner of a C handle; destroys it at the end.
final class Handle<Kind: HandleKind> {
  let raw: OpaquePointer

  /// Makes a handle by a C call that writes it and returns a status.
  init(
    _ call: StaticString, _ create: (UnsafeMutablePointer<OpaquePointer?>) -> dnnl_status_t
  ) throws(OneDNNError) {
    var raw: OpaquePointer?
    try check(create(&raw), call)
    guard let raw else { throw OneDNNError(call: "\(call)", status: "no handle") }
    self.raw = raw
  }

  deinit { Kind.destroy(raw) }
}

enum EngineKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_engine_destroy(raw) }
}

enum StreamKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_stream_destroy(raw) }
}

enum MemoryKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_memory_destroy(raw) }
}

enum PrimitiveDescriptorKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_primitive_desc_destroy(raw) }
}

enum PrimitiveKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_primitive_destroy(raw) }
}

enum AttributesKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_primitive_attr_destroy(raw) }
}

enum PostOperationsKind: HandleKind {
  static func destroy(_ raw: OpaquePointer) { _ = dnnl_post_ops_destroy(raw) }
}
