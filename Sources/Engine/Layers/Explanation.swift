/// What a layer does, worked with the numbers of one place in a network.
public struct Explanation: Hashable, Sendable {
  /// One worked line: a formula in symbols, the same with numbers, and its result.
  public struct Line: Hashable, Sendable {
    /// What is worked out: `size`, `params`, `MACs`.
    public let label: String
    /// The formula in the literature's letters: `⌊(n + 2p − f) / s⌋ + 1`.
    public let symbols: String
    /// The formula with the numbers put in, in the same order: `⌊(56 + 2·1 − 3) / 1⌋ + 1`.
    public let numbers: String
    /// The result: `56`.
    public let result: String
    /// A remark beside it, such as `no bias`; empty for none.
    public let note: String

    /// Makes a line.
    public init(
      _ label: String, symbols: String, numbers: String, result: String, note: String = ""
    ) {
      self.label = label
      self.symbols = symbols
      self.numbers = numbers
      self.result = result
      self.note = note
    }
  }

  /// A sentence that says what the layer does.
  public let sentence: String
  /// The formula of the computation itself, with its letters explained by `sentence`.
  public let formula: String
  /// The worked lines, in the order of reading.
  public let lines: [Line]

  /// Makes an explanation.
  public init(sentence: String, formula: String = "", lines: [Line] = []) {
    self.sentence = sentence
    self.formula = formula
    self.lines = lines
  }
}

extension Int {
  /// The number with thousands separators, as formulas show it: `36,864`.
  var grouped: String {
    let digits = String(magnitude)
    let leading = digits.count % 3
    var groups = leading > 0 ? [String(digits.prefix(leading))] : []
    var rest = digits.dropFirst(leading)
    while !rest.isEmpty {
      groups.append(String(rest.prefix(3)))
      rest = rest.dropFirst(3)
    }
    return (self < 0 ? "-" : "") + groups.joined(separator: ",")
  }
}

extension Shape {
  /// The number of elements as a product, `64·56·56`.
  var factors: String { dimensions.map(String.init).joined(separator: "·") }
}
