extension Network {
  /// The convolution and fully connected layers on the longest path to the answer, as networks' names count them.
  ///
  /// Projections of skips lie beside longer paths. The first half of a separable convolution, in groups of one
  /// channel each, does not count.
  public func depth(_ analysis: NetworkAnalysis) -> Int {
    var depths: [Int] = []
    depths.reserveCapacity(nodes.count)
    for (index, node) in nodes.enumerated() {
      let isDepthwise =
        if let layer = node.layer as? Convolution, layer.groups > 1 {
          layer.groups == analysis[index]?.inputs.first?.channels
        } else {
          false
        }
      let kind = node.layer.kind
      let counts = (kind.isConvolution || kind == .fullyConnected) && !isDepthwise
      depths.append((node.inputs.map { depths[$0] }.max() ?? 0) + (counts ? 1 : 0))
    }
    return depths[output]
  }
}
