extension Network {
  /// This network without its batch normalizations.
  ///
  /// - Throws: `RestructuringError` where one cannot go.
  public func withoutBatchNormalization() throws -> Network {
    try nodes.filter { $0.layer is BatchNormalization }
      .reduce(self) { network, node in try network.removing(node.name) }
  }
}
