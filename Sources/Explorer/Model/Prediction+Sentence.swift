import Engine

extension Prediction {
  /// A class's name takes so many columns at most where several answers share a line.
  private static let widestLabel = 20

  /// The best class, and that of each side branch: `seven 99 %   aux1 seven 40 %`; nil without any.
  var sentence: String? {
    guard let best = top.first else { return nil }
    guard !sideBranches.isEmpty else { return Self.text(best, best.label) }
    let whole = [Self.short(best)]
    let sides = sideBranches.compactMap { branch in
      branch.top.first.map { "\(branch.name): \(Self.short($0))" }
    }
    return (whole + sides).joined(separator: "   ")
  }

  /// Whether the network's answer is one: no NaN.
  var isNumber: Bool { top.first?.probability.isFinite ?? true }

  private static func short(_ entry: TopClass) -> String {
    text(entry, entry.label.shortened(to: widestLabel, .end, ellipsis: "…"))
  }

  private static func text(_ entry: TopClass, _ label: String) -> String {
    label + " "
      + (entry.probability.isFinite ? NumberFormat.percent(Double(entry.probability)) : "NaN")
  }
}
