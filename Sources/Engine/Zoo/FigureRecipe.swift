/// How a published figure can be counted on a built-in network: with which settings, and what.
public struct FigureRecipe: Hashable, Sendable {
  /// What is counted.
  public enum Counting: Hashable, Sendable {
    /// Trained parameters.
    case parameters
    /// Trained parameters and batch-norm statistics.
    case statistics
    /// Trained parameters of a network whose normalizations have no scale γ (Keras, TF-Slim).
    case withoutScales
    /// The same with batch-norm statistics.
    case statisticsWithoutScales
    /// Multiply-accumulates.
    case macs
    /// Convolutions.
    case convolutions
    /// Layers with weights on the longest path.
    case depth
    /// Values that convolution and fully connected layers make.
    case neurons
  }

  /// A setting of one layer, or of every convolution where no layer is named.
  struct Setting: Hashable, Sendable {
    let layer: String?
    let property: String
    let value: String
  }

  let network: String
  let counting: Counting
  var settings: [Setting] = []
  var sideBranches = false
  var classes: Int?
  var input: Shape?
  /// Layers that are left out of the count.
  var without: [String] = []

  init(_ network: String, _ counting: Counting = .parameters) {
    self.network = network
    self.counting = counting
  }

  /// With a hyper-parameter of some layers set; of every convolution where none are named.
  func setting(_ layers: String..., property: String, to value: String) -> Self {
    var recipe = self
    recipe.settings +=
      layers.isEmpty
      ? [Setting(layer: nil, property: property, value: value)]
      : layers.map { Setting(layer: $0, property: property, value: value) }
    return recipe
  }

  /// With something else changed.
  func with(_ change: (inout Self) -> Void) -> Self {
    var recipe = self
    change(&recipe)
    return recipe
  }
}

extension FigureRecipe {
  /// The network and what is changed in it: `alexnet, conv2 groups 1`.
  public var caption: String {
    let changes = settings.map { "\($0.layer ?? "every convolution") \($0.property) \($0.value)" }
    let rest = [
      sideBranches ? "with side branches" : nil, classes.map { "\($0) classes" },
      input.map { "input \($0.compactDescription)" },
      without.isEmpty ? nil : "without " + without.joined(separator: ", "),
    ]
    return ([network] + changes + rest.compactMap(\.self)).joined(separator: ", ")
  }

  /// Builds the network and counts.
  ///
  /// - Throws: what building or changing the network throws.
  public func count() throws -> Int {
    var built = try ZooCatalog.network(
      named: network, options: ZooOptions(classes: classes, inputShape: input))
    if sideBranches { built = try built.withSideBranches(on: true) }
    for setting in settings {
      let layers =
        setting.layer.map { [$0] }
        ?? built.nodes.filter { $0.layer is Convolution }.map(\.name)
      for layer in layers {
        built = try built.setting(setting.property, of: layer, to: setting.value)
      }
    }
    return counting.amount(in: built, NetworkAnalysis(built), without: without)
  }
}

extension FigureRecipe.Counting {
  /// The count on a network.
  func amount(
    in network: Network, _ analysis: NetworkAnalysis, without names: [String] = []
  ) -> Int {
    let layers = network.countedLayers(of: .network).filter {
      !names.contains(network.nodes[$0].name)
    }
    func sum(_ value: (LayerFacts) -> Int) -> Int {
      layers.compactMap { analysis[$0] }.map(value).saturatedSum()
    }
    func parameters(_ isCounted: (ParameterSpecification) -> Bool) -> Int {
      sum { $0.parameters.filter(isCounted).map(\.shape.elementCount).saturatedSum() }
    }
    func isWeighted(_ index: Int) -> Bool {
      let kind = network.nodes[index].layer.kind
      return kind.isConvolution || kind == .fullyConnected
    }
    return switch self {
    case .parameters: sum(\.parameterCount)
    case .statistics: sum(\.parameterCountWithStatistics)
    case .withoutScales: parameters { $0.isTrained && $0.role != .scale }
    case .statisticsWithoutScales: parameters { $0.role != .scale }
    case .macs: sum(\.multiplyAccumulates)
    case .convolutions: layers.count { network.nodes[$0].layer.kind.isConvolution }
    case .depth: network.depth(analysis)
    case .neurons:
      layers.filter(isWeighted).compactMap { analysis[$0]?.output.elementCount }.saturatedSum()
    }
  }
}
