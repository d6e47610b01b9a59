/// A built-in network.
public struct ZooEntry: Sendable {
  /// The name in commands: `resnet50`.
  public let name: String
  /// The part of the lecture it belongs to.
  public let group: String
  /// What is published about it.
  public let claims: ZooClaims
  /// Builds it.
  public let build: @Sendable (ZooOptions) -> Network

  /// Trained parameters, as reference implementations count them.
  public var parameters: Int { claims.parameters }
  /// The number of layers with weights on the longest path, as its name counts them.
  public var depth: Int { claims.depth }
}
