/// What is published about a network, as data: the tests compare the built network with it.
public struct ZooClaims: Hashable, Sendable {
  /// The output of a layer, or of the last layer of a block, as the paper or its code has it.
  public struct Stage: Hashable, Sendable {
    /// The name of the layer or block: `conv1`, `layer2`.
    public let place: String
    /// The output's shape for the usual input.
    public let output: Shape

    init(_ place: String, _ output: Shape) {
      self.place = place
      self.output = output
    }
  }

  /// Trained parameters, as reference implementations count them.
  public let parameters: Int
  /// The same with the side branches; nil for a network without.
  public let parametersWithSideBranches: Int?
  /// The layers with weights on the longest path, as the network's name counts them.
  public let depth: Int
  /// Trained parameters in millions as the paper prints them; nil where it does not.
  public let millionParameters: Double?
  /// Multiply-accumulates in billions as the paper prints them, often under the name FLOPs; nil where it
  /// does not.
  public let billionMultiplyAccumulates: Double?
  /// Multiply-accumulates as a slide works them out; nil where none does.
  public let multiplyAccumulates: Int?
  /// Connections as the paper counts them; nil where it does not.
  public let connections: Int?
  /// Outputs along the network, first to last.
  public let stages: [Stage]

  init(
    parameters: Int, withSideBranches: Int? = nil, depth: Int, millions: Double? = nil,
    billions: Double? = nil, multiplyAccumulates: Int? = nil, connections: Int? = nil,
    stages: [Stage]
  ) {
    self.parameters = parameters
    self.parametersWithSideBranches = withSideBranches
    self.depth = depth
    self.millionParameters = millions
    self.billionMultiplyAccumulates = billions
    self.multiplyAccumulates = multiplyAccumulates
    self.connections = connections
    self.stages = stages
  }
}
