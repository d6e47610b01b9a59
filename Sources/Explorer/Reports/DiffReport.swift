import Engine

/// A network against the one that was opened, as the words of a table.
struct DiffReport: Hashable {
  /// A value as it was and as it is.
  struct Pair: Hashable {
    /// As it was; empty where there was none.
    let old: String
    /// As it is; empty where there is none any more.
    let new: String

    /// Both with an arrow between them, or one where they are equal.
    var text: String { text(arrow: " → ") }

    /// Both with an arrow between them, or one where they are equal.
    func text(arrow: String) -> String {
      if old == new || old.isEmpty { return new }
      return new.isEmpty ? old : old + arrow + new
    }

    /// What it is, behind an arrow where it was another; what it was where it is gone.
    func newText(arrow: String) -> String {
      if old == new || old.isEmpty { return new }
      return new.isEmpty ? old : arrow + new
    }

    /// Whether it changed.
    var isChanged: Bool { old != new }
  }

  /// A layer that is not as it was, or the sums.
  struct Row: Hashable {
    /// The layer's index; nil for one that was taken out, and for the sums.
    let layer: Int?
    /// The layer's name.
    let name: String
    /// What happened to it.
    let what: String
    /// The shape of its output.
    let output: Pair
    /// Its trained parameters.
    let parameters: Pair
    /// Its multiply-accumulates.
    let macs: Pair
    /// Whether its parameters are those it had: `kept`, `new` or empty.
    let weights: String
  }

  /// The columns' titles.
  static let titles = ["layer", "change", "output", "parameters", "MACs", "weights"]

  /// The layers that are not as they were, those taken out where they were.
  let rows: [Row]
  /// The sums over all layers.
  let totals: Row
  /// How many layers are as they were.
  let unchanged: Int

  /// Writes a comparison.
  ///
  /// - Parameters:
  ///   - difference: the two networks.
  ///   - parameters: which parameters are kept.
  ///   - number: how numbers are written.
  init(
    _ difference: NetworkDifference, _ parameters: ParameterChange,
    number: (Int) -> String = NumberFormat.scaled
  ) {
    let drawn = Set(parameters.drawn)
    let kept = Set(parameters.kept)
    rows = difference.changedRows.map { row in
      Row(
        layer: row.new?.index, name: row.name, what: Self.what(row),
        output: Pair(old: Self.shape(row.old), new: Self.shape(row.new)),
        parameters: Self.pair(row, \.parameters, number),
        macs: Self.pair(row, \.multiplyAccumulates, number),
        weights: drawn.contains(row.name) ? "new" : kept.contains(row.name) ? "kept" : "")
    }
    unchanged = difference.rows.count - rows.count
    let (old, new) = (difference.oldTotals, difference.newTotals)
    let isWhole = difference.rows.allSatisfy { $0.new == nil || $0.new?.output != nil }
    totals = Row(
      layer: nil, name: "total", what: "", output: Pair(old: "", new: ""),
      parameters: Pair(old: number(old.parameters), new: isWhole ? number(new.parameters) : "?"),
      macs: Pair(
        old: number(old.multiplyAccumulates),
        new: isWhole ? number(new.multiplyAccumulates) : "?"), weights: "")
  }

  private static func shape(_ side: NetworkDifference.Side?) -> String {
    side.map { $0.output?.compactDescription ?? "?" } ?? ""
  }

  private static func pair(
    _ row: NetworkDifference.Row, _ count: KeyPath<NetworkDifference.Side, Int>,
    _ number: (Int) -> String
  ) -> Pair {
    let sides = [row.old, row.new].map { side -> String in
      guard let side else { return "" }
      guard side.output != nil else { return "?" }
      return number(side[keyPath: count])
    }
    let isNothing = sides.allSatisfy { $0.isEmpty || $0 == number(0) }
    return isNothing ? Pair(old: "", new: "") : Pair(old: sides[0], new: sides[1])
  }

  private static func what(_ row: NetworkDifference.Row) -> String {
    switch row.change {
    case .none: ""
    case .added: "put in"
    case .removed: "taken out"
    case .follows: "follows"
    case .switched: "switched"
    case .edited where row.settings.isEmpty: "reads another"
    case .edited:
      row.settings.filter { !$0.new.isEmpty }.map { setting in
        "\(setting.name) \(Pair(old: setting.old, new: setting.new).text)"
      }.joined(separator: ", ")
    }
  }
}

extension DiffReport {
  /// The table as lines of text.
  func lines(glyphs: GlyphSet) -> [String] {
    guard !rows.isEmpty else { return ["the network is as it was opened"] }
    let cells = ([Self.titles] + rows.map(\.cells) + [totals.cells])
    let table = TextColumns.lines(
      cells, alignments: [.left, .left, .right, .right, .right, .left], glyphs: glyphs)
    let rest = unchanged == 1 ? "1 layer is as it was" : "\(unchanged) layers are as they were"
    return table + [rest, NetworkTotals.convention]
  }
}

extension DiffReport.Row {
  /// The cells in the order of the titles.
  var cells: [String] { [name, what, output.text, parameters.text, macs.text, weights] }
}
