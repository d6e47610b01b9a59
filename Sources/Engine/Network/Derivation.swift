/// Where one number comes from: the formula with its numbers put in, or the sum with its parts.
public struct Derivation: Hashable, Sendable {
  /// One part of a sum, or one of several things that a number is taken from.
  public struct Part: Hashable, Sendable {
    /// Whose it is.
    public let name: String
    /// The number as text.
    public let text: String
    /// Its share of the whole, 0 … 1; nil where that means nothing.
    public let share: Double?
  }

  /// The layer's or block's name, or the network's title.
  public let owner: String
  /// The number that is explained.
  public let quantity: Quantity
  /// Worked lines, in the order of reading.
  public let lines: [Explanation.Line]
  /// The parts that the number is made of; empty where it is no sum.
  public let parts: [Part]
  /// The number itself: `36,864`, `64×56×56`.
  public let result: String
  /// Remarks in whole sentences.
  public let remarks: [String]

  /// The sum written out: `9,408 + 128 + … `; empty where there is nothing to add.
  public var sum: String {
    parts.contains { $0.share != nil } ? parts.map(\.text).joined(separator: " + ") : ""
  }

  init(
    _ owner: String, _ quantity: Quantity, lines: [Explanation.Line] = [], parts: [Part] = [],
    result: String, remarks: [String] = []
  ) {
    self.owner = owner
    self.quantity = quantity
    self.lines = lines
    self.parts = parts
    self.result = result
    self.remarks = remarks
  }
}

extension Network {
  /// Where a number comes from; nil where it is not known.
  ///
  /// - Parameters:
  ///   - quantity: which number.
  ///   - owner: whose.
  ///   - analysis: what follows from this network's layers.
  /// - Returns: the number worked out.
  public func derivation(
    of quantity: Quantity, for owner: NumberOwner, _ analysis: NetworkAnalysis
  ) -> Derivation? {
    switch (owner, quantity) {
    case (.layer(let index), .sees): fieldDerivation(of: index, analysis)
    case (.layer(let index), _): layerDerivation(of: quantity, index, analysis)
    case (_, .size): chainDerivation(of: owner, analysis)
    case (_, .sees): lastLayer(of: owner).flatMap { fieldDerivation(of: $0, analysis) }
    case (_, .parameters), (_, .macs), (_, .memory):
      sumDerivation(of: quantity, owner, analysis)
    }
  }

  /// The layer whose output is the block's or the network's.
  func lastLayer(of owner: NumberOwner) -> Int? {
    switch owner {
    case .layer(let index): index
    case .block: countedLayers(of: owner).last
    case .network: output
    }
  }
}
