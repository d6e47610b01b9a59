internal import COneDNN

/// What a kernel does to each number after its own sum, before it is written.
enum PostOperation: Hashable, Sendable {
  /// Adds what is there already: the other input of an addition.
  case add
  /// Applies a function.
  case activation(Activation.Function)
}

extension [PostOperation] {
  /// Whether a rectifier comes last.
  var rectifies: Bool { last == .activation(.relu) }
}

extension Handle<AttributesKind> {
  /// The attributes of a kernel that does operations in an order, but for a rectifier at their end, which is our own;
  /// nil for none.
  static func attaching(
    _ operations: [PostOperation]
  ) throws(OneDNNError) -> Handle<AttributesKind>? {
    let operations = operations.rectifies ? operations.dropLast() : operations
    guard !operations.isEmpty else { return nil }
    let list = try Handle<PostOperationsKind>("dnnl_post_ops_create") { dnnl_post_ops_create($0) }
    for operation in operations {
      switch operation {
      case .add: try check(dnnl_post_ops_append_sum(list.raw, 1), "dnnl_post_ops_append_sum")
      case .activation(let function):
        guard let algorithm = function.algorithm else {
          throw OneDNNError(call: "\(function.rawValue) behind a kernel", status: "unimplemented")
        }
        try check(
          dnnl_post_ops_append_eltwise(list.raw, 1, algorithm, 0, 0),
          "dnnl_post_ops_append_eltwise")
      }
    }
    let attributes = try Handle<AttributesKind>("dnnl_primitive_attr_create") {
      dnnl_primitive_attr_create($0)
    }
    try check(
      dnnl_primitive_attr_set_post_ops(attributes.raw, list.raw), "dnnl_primitive_attr_set_post_ops"
    )
    return attributes
  }

  /// The attributes of a copy that multiplies by one number a channel.
  ///
  /// - Parameters:
  ///   - scales: one number for each element of the dimensions in `mask`.
  ///   - mask: a bit for each dimension along which the numbers differ.
  /// - Returns: the attributes.
  /// - Throws: `OneDNNError` when a call fails.
  static func scaling(
    by scales: [Float], mask: Int32
  ) throws(OneDNNError) -> Handle<AttributesKind> {
    let attributes = try Handle<AttributesKind>("dnnl_primitive_attr_create") {
      dnnl_primitive_attr_create($0)
    }
    try check(
      dnnl_primitive_attr_set_output_scales(
        attributes.raw, dnnl_dim_t(scales.count), mask, scales),
      "dnnl_primitive_attr_set_output_scales")
    return attributes
  }
}
