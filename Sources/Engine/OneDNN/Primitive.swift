internal import COneDNN

/// The description of a kernel that oneDNN has chosen for a task: which layouts it wants.
struct PrimitiveDescriptor {
  let handle: Handle<PrimitiveDescriptorKind>

  /// Asks for a kernel for an operation.
  init(
    operation: UnsafeRawPointer, attributes: Handle<AttributesKind>? = nil, device: Device
  ) throws(OneDNNError) {
    handle = try Handle("dnnl_primitive_desc_create") {
      dnnl_primitive_desc_create(
        $0, UnsafeMutableRawPointer(mutating: operation), attributes?.raw, device.engine.raw, nil)
    }
  }

  init(handle: Handle<PrimitiveDescriptorKind>) {
    self.handle = handle
  }

  /// The layout that the kernel wants for its source, weights or destination.
  func layout(_ query: dnnl_query_t, index: Int32 = 0) throws(OneDNNError) -> MemoryDescriptor {
    guard let raw = dnnl_primitive_desc_query_md(handle.raw, query, index) else {
      throw OneDNNError(call: "dnnl_primitive_desc_query_md", status: "no descriptor")
    }
    return MemoryDescriptor(raw: raw.pointee)
  }

  /// The layout that the kernel wants for its weights.
  func weightLayout() throws(OneDNNError) -> MemoryDescriptor {
    try layout(dnnl_query_weights_md)
  }

  /// What oneDNN calls the kernel: `jit_wino_4x3:avx512_core`.
  var name: String {
    var text: UnsafePointer<CChar>?
    let status = dnnl_primitive_desc_query(handle.raw, dnnl_query_impl_info_str, 0, &text)
    guard status == dnnl_success, let text else { return "" }
    return String(cString: text)
  }

  /// Whether the kernel is oneDNN's plain loop for what none of its fast ones can do.
  var isReference: Bool { name.hasPrefix("ref") }
}

/// A kernel ready to run.
struct Primitive {
  let handle: Handle<PrimitiveKind>

  init(_ descriptor: PrimitiveDescriptor) throws(OneDNNError) {
    handle = try Handle("dnnl_primitive_create") {
      dnnl_primitive_create($0, descriptor.handle.raw)
    }
  }

  /// Runs the kernel once and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: which tensor plays which part (`DNNL_ARG_SRC` …).
  ///   - device: where it runs.
  /// - Throws: `OneDNNError` when a call fails.
  func run(_ arguments: [(Int32, DeviceTensor)], on device: Device) throws(OneDNNError) {
    try PrimitiveCall(self, arguments, on: device).run()
  }
}
