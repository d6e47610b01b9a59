/// What is computed: a network with its switches, its parameters and its input.
public struct Setup: Sendable {
  /// The network, with its switches as they are.
  public var network: Network
  /// Where its parameters come from.
  public var parameters: ParameterStore
  /// What it is fed.
  public var input: NetworkInput

  /// Makes a setup.
  public init(network: Network, parameters: ParameterStore, input: NetworkInput) {
    self.network = network
    self.parameters = parameters
    self.input = input
  }

  /// Whether another setup computes the same activations: equal networks, one source of parameters, one input.
  public func computesTheSame(as other: Setup) -> Bool {
    network == other.network && input.identity == other.input.identity
      && parameters.isSameSource(as: other.parameters)
  }
}
