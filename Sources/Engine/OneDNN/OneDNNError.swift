internal import COneDNN

/// A call of oneDNN that failed.
public struct OneDNNError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The C function's name, or what was asked of it.
  public let call: String
  /// The status's name as in oneDNN's manual.
  public let status: String

  /// Whether oneDNN has no kernel for what was asked.
  var isUnimplemented: Bool { status == statusName(of: dnnl_unimplemented) }

  /// One sentence with the call and its status.
  public var description: String { "oneDNN could not do this: \(call) answered \(status)" }
}

/// Turns the status of a C call into an error; the only place where that happens.
func check(_ status: dnnl_status_t, _ call: StaticString) throws(OneDNNError) {
  guard status != dnnl_success else { return }
  throw OneDNNError(call: "\(call)", status: statusName(of: status))
}

private func statusName(of status: dnnl_status_t) -> String {
  switch status {
  case dnnl_out_of_memory: "out of memory"
  case dnnl_invalid_arguments: "invalid arguments"
  case dnnl_unimplemented: "unimplemented"
  case dnnl_runtime_error: "runtime error"
  default: "status \(status.rawValue)"
  }
}
