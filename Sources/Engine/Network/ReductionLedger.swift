/// What a module costs with its 1×1 reductions, and what it would cost without them.
///
/// A branch that begins with a 1×1 convolution pays for it and for the k×k convolution behind it on few channels; without
/// the reduction the same k×k convolution reads all channels of the module's input.
///
/// Szegedy et al. 2014, arXiv:1409.4842, §4 and Figure 2; bottlenecks: He et al. 2015, arXiv:1512.03385, Figure 5.
public struct ReductionLedger: Hashable, Sendable {
  /// One convolution with its cost.
  public struct Step: Hashable, Sendable {
    /// The layer's name.
    public let name: String
    /// Multiply-accumulates.
    public let macs: Int
    /// The product that gives them: `28·28 · 16·192·1·1`.
    public let formula: String
    /// Trained parameters, those of normalizations not counted.
    public let parameters: Int
  }

  /// One path from the module's input to its end.
  public struct Path: Hashable, Sendable {
    /// Its name.
    public let name: String
    /// Its convolutions as they are, in order.
    public let steps: [Step]
    /// Its convolutions without the reduction; the same as `steps` where there is none.
    public let direct: [Step]
    /// How many channels a pooling would pass on without the 1×1 convolution behind it; nil for other paths.
    public let pooledChannels: Int?

    /// Multiply-accumulates as it is.
    public var macs: Int { steps.map(\.macs).saturatedSum() }
    /// Multiply-accumulates without the reduction.
    public var directMacs: Int { direct.map(\.macs).saturatedSum() }
    /// Whether it has a reduction in front of a larger convolution.
    public var isReduced: Bool { pooledChannels == nil && steps != direct }
  }

  /// The block's name, or the network's title.
  public let owner: String
  /// The shape that all paths read.
  public let input: Shape
  /// The paths in order.
  public let paths: [Path]

  /// Multiply-accumulates as it is.
  public var macs: Int { paths.map(\.macs).saturatedSum() }
  /// Multiply-accumulates without reductions.
  public var directMacs: Int { paths.map(\.directMacs).saturatedSum() }
  /// Parameters of the convolutions as they are.
  public var parameters: Int { paths.flatMap(\.steps).map(\.parameters).saturatedSum() }
  /// Parameters of the convolutions without reductions.
  public var directParameters: Int { paths.flatMap(\.direct).map(\.parameters).saturatedSum() }
}

extension Network {
  /// The ledger of a module, a bottleneck block, or of a small network that is one reduced convolution; nil for anything
  /// without a reduction.
  public func reductionLedger(
    of owner: NumberOwner, _ analysis: NetworkAnalysis
  ) -> ReductionLedger? {
    let reader = LedgerReader(network: self, analysis: analysis)
    let paths =
      switch owner {
      case .layer: [ReductionLedger.Path]()
      case .block(let block): reader.paths(of: block)
      case .network:
        blocks.isEmpty ? reader.path("main path", countedLayers(of: owner)).map { [$0] } ?? [] : []
      }
    guard paths.contains(where: \.isReduced), let input = reader.input(of: owner) else {
      return nil
    }
    return ReductionLedger(owner: name(of: owner), input: input, paths: paths)
  }

  /// The innermost ledger around a layer or block, its own included.
  public func reductionLedger(
    around owner: NumberOwner, _ analysis: NetworkAnalysis
  ) -> ReductionLedger? {
    var path: [Int] = []
    switch owner {
    case .layer(let index): path = blockPath(of: index)
    case .block(let block):
      path = [block]
      while let parent = path.first.flatMap({ blocks[$0].parent }) { path.insert(parent, at: 0) }
    case .network: break
    }
    for block in path.reversed() {
      if let ledger = reductionLedger(of: .block(block), analysis) { return ledger }
    }
    // A network that is one module, or one reduced convolution.
    let outermost = blocks.indices.filter { blocks[$0].parent == nil }
    let whole = outermost.count == 1 ? NumberOwner.block(outermost[0]) : .network
    return reductionLedger(of: whole, analysis)
  }
}
