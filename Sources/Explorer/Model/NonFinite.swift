import Engine

extension TensorStatistics {
  /// Whether mean, deviation and range mean anything.
  var hasFinite: Bool { count > nanCount + infiniteCount }

  /// How many values are not finite, in words; empty where all are.
  var nonFiniteTexts: [String] {
    [("NaN", nanCount), ("infinite", infiniteCount)].filter { $0.1 > 0 }
      .map { "\($0.0) \(NumberFormat.count($0.1))" }
  }
}
