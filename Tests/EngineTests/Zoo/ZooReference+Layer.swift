@testable import Engine

extension ZooReference.Row {
  /// The row of a layer of ours.
  init(_ layer: any Layer, _ facts: LayerFacts) {
    kind = layer.kind.rawValue
    output = facts.output.dimensions
    parameters = facts.parameterCount
    macs = facts.multiplyAccumulates
    switch layer {
    case let layer as Convolution: window = layer.window.numbers(groups: layer.groups)
    case let layer as MaxPooling:
      window = layer.window.numbers()
      roundsUp = layer.window.roundsUp
    case let layer as AveragePooling:
      window = layer.window.numbers()
      roundsUp = layer.window.roundsUp
      countsBorder = layer.window.padding == 0 ? nil : layer.countsBorder
    case let layer as BatchNormalization: epsilon = layer.epsilon
    case let layer as LocalResponseNormalization: response = layer.numbers
    case let layer as Dropout: probability = layer.probability
    case let layer as Subsampling: window = layer.window.numbers()
    case let layer as TableConvolution:
      window = layer.window.numbers()
      table = layer.table.rows
    case let layer as Addition: scale = layer.scale == 1 ? nil : layer.scale
    case is Concatenation: joined = facts.inputs.map(\.channels)
    default: break
    }
  }
}

extension ZooReference.Totals {
  /// The sums of a network of ours, with its switches as they are.
  init(_ network: Network) {
    let totals = NetworkAnalysis(network).totals
    parameters = totals.parameters
    statistics = totals.parametersWithStatistics
    macs = totals.multiplyAccumulates
  }
}

extension Window {
  /// In the fixture's order.
  fileprivate func numbers(groups: Int = 1) -> [Int] {
    [
      size.height, size.width, stride.height, stride.width, padding.top, padding.bottom,
      padding.left, padding.right, groups,
    ]
  }
}

extension LocalResponseNormalization {
  /// In the fixture's order.
  fileprivate var numbers: [Float] {
    [Float(size), convention == .paper ? alpha : alpha / Float(size), beta, constant]
  }
}
