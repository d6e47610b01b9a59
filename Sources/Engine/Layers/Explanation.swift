/// What a layer does, worked with the numbers of one place in a network.
public struct Explanation: Hashable, Sendable {
  /// One worked line: a formula in symbols, the same with numbers, and its result.
  public struct Line: Hashable, Sendable {
    /// What is worked out: `size`, `params`, `MACs`.
    public let label: String
    /// The number that it explains; nil for something else.
    public let quantity: Quantity?
    /// The formula in the literature's letters: `⌊(n + 2p − f) / s⌋ + 1`.
    public let symbols: String
    /// The formula with the numbers put in, in the same order: `⌊(56 + 2·1 − 3) / 1⌋ + 1`.
    public let numbers: String
    /// What the numbers come to before the result: `⌊55⌋ + 1`; empty for nothing in between.
    public let step: String
    /// The result: `56`.
    public let result: String
    /// A remark beside it, such as `no bias`; empty for none.
    public let note: String
    /// What the letters stand for: `n = 56 input, f = 3 window`; empty for none.
    public let letters: String
    /// Whether it says what goes without saying in a short card.
    public let isDetail: Bool

    /// Makes a line; its label says which number it explains, unless that is given.
    public init(
      _ label: String, of quantity: Quantity? = nil, symbols: String, numbers: String,
      step: String = "", result: String, note: String = "", letters: String = "",
      isDetail: Bool = false
    ) {
      self.label = label
      self.quantity = quantity ?? Quantity(label: label)
      self.symbols = symbols
      self.numbers = numbers
      self.step = step
      self.result = result
      self.note = note
      self.letters = letters
      self.isDetail = isDetail
    }
  }

  /// A sentence that says what the layer does.
  public let sentence: String
  /// The formula of the computation itself, with its letters explained by `sentence`.
  public let formula: String
  /// The worked lines, in the order of reading.
  public let lines: [Line]

  /// The lines that a short card shows.
  public var mainLines: [Line] { lines.filter { !$0.isDetail } }

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

extension Int {
  /// The ending of the noun that is counted: nothing for 1, else `s`.
  public var plural: String { self == 1 ? "" : "s" }

  /// The number as a place in an order: `2nd`, `11th`, `21st`.
  var ordinal: String {
    let endings = [1: "st", 2: "nd", 3: "rd"]
    let isTeen = (11...13).contains(self % 100)
    return grouped + (isTeen ? "th" : endings[self % 10] ?? "th")
  }
}

extension Shape {
  /// The number of elements as a product, `64·56·56`.
  var factors: String { dimensions.map(String.init).joined(separator: "·") }
}
