public import Engine

/// A network's parameters on their way into a file.
public struct WeightsExport: Sendable {
  /// The network.
  public let network: Network
  /// Its parameters.
  public let parameters: ParameterStore

  /// Puts both together.
  public init(network: Network, parameters: ParameterStore) {
    self.network = network
    self.parameters = parameters
  }

  /// Writes the file, and says which weights it holds.
  ///
  /// - Parameter path: the file; an older one stays until the new one is complete.
  /// - Returns: a sentence.
  /// - Throws: `WeightFileError`.
  func write(to path: String) throws -> String {
    let caption = try parameters.write(network, to: path)
    return "wrote the weights of \(network.name) to \(path): \(caption)"
  }
}
