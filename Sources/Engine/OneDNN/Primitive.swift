internal import COneDNN

/// The description of a kernel that oneDNN has chosen for a task: which layouts it wants.
struct PrimitiveDescriptor {
  let handle: Handle<PrimitiveDescriptorKind>

  /// Asks for a kernel for an operation.
  init(operation: UnsafeRawPointer, device: Device) throws(OneDNNError) {
    handle = try Handle("dnnl_primitive_desc_create") {
      dnnl_primitive_desc_create(
        $0, UnsafeMutableRawPointer(mutating: operation), nil, device.engine.raw, nil)
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
}

/// A kernel ready to run.
struct Primitive {
  private let handle: Handle<PrimitiveKind>

  init(_ descriptor: PrimitiveDescriptor) throws(OneDNNError) {
    handle = try Handle("dnnl_primitive_create") {
      dnnl_primitive_create($0, descriptor.handle.raw)
    }
  }

  /// Runs the kernel and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: which tensor plays which part (`DNNL_ARG_SRC` …).
  ///   - device: where it runs.
  /// - Throws: `OneDNNError` when a call fails.
  func run(_ arguments: [(Int32, DeviceTensor)], on device: Device) throws(OneDNNError) {
    // Swift may let go of an object after its last use, and here only its raw handle is used.
    defer { withExtendedLifetime(arguments) {} }
    let raw = arguments.map { dnnl_exec_arg_t(arg: $0.0, memory: $0.1.memory.raw) }
    try check(
      dnnl_primitive_execute(handle.raw, device.stream.raw, Int32(raw.count), raw),
      "dnnl_primitive_execute")
    try check(dnnl_stream_wait(device.stream.raw), "dnnl_stream_wait")
  }
}
