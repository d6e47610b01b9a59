/// Several kernels one after the other, as one.
final class KernelSequence: Kernel {
  /// Where a part reads an input.
  enum Source {
    /// What the part in front made.
    case previous
    /// One of the whole's inputs.
    case input(Int)
  }

  /// One kernel and what it reads.
  struct Part {
    let kernel: any Kernel
    let sources: [Source]
  }

  let destination: TensorLayout
  private let parts: [Part]

  /// Makes a sequence.
  ///
  /// - Throws: `OneDNNError` when there is nothing in it.
  init(_ parts: [Part]) throws(OneDNNError) {
    guard let last = parts.last else { throw OneDNNError(call: "a sequence", status: "empty") }
    destination = last.kernel.destination
    self.parts = parts
  }

  /// Makes a sequence of kernels of one input.
  ///
  /// - Throws: `OneDNNError` when there is nothing in it.
  convenience init(chaining kernels: [any Kernel]) throws(OneDNNError) {
    try self.init(kernels.map { Part(kernel: $0, sources: [.previous]) })
  }

  var name: String { parts.map(\.kernel.name).joined(separator: ", ") }
  var weightBytes: Int { parts.map(\.kernel.weightBytes).reduce(0, +) }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    var last = inputs[0]
    for part in parts {
      last = try part.kernel.run(
        part.sources.map { source in
          if case .input(let place) = source { inputs[place] } else { last }
        })
    }
    return last
  }
}
