/// Which input maps each output map of a layer sees.
public struct ConnectionTable: Hashable, Sendable {
  /// For each output map the numbers of the input maps that it sees.
  public let rows: [[Int]]

  /// Makes a table.
  public init(_ rows: [[Int]]) {
    self.rows = rows
  }

  /// The number of pairs of an output map and an input map.
  public var pairCount: Int { rows.map(\.count).reduce(0, +) }

  /// The largest number of an input map.
  public var lastInput: Int { rows.joined().max() ?? 0 }

  /// As a person writes it: `0+1+2,1+2+3`.
  public var text: String {
    rows.map { $0.map(String.init).joined(separator: "+") }.joined(separator: ",")
  }

  /// Reads `0+1+2,1+2+3`: a row for each output map; nil for anything else.
  public init?(text: String) {
    var rows: [[Int]] = []
    for row in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = row.split(separator: "+", omittingEmptySubsequences: false)
      let maps = parts.compactMap { Int($0) }.filter { (0..<1 << 16).contains($0) }
      guard maps.count == parts.count, Set(maps).count == maps.count else { return nil }
      rows.append(maps)
    }
    self.init(rows)
  }

  /// As many output maps as input maps, each seeing its own number and the next.
  static func neighbours(of count: Int) -> ConnectionTable {
    ConnectionTable((0..<count).map { count > 1 ? [$0, ($0 + 1) % count] : [$0] })
  }

  /// C3 of LeNet-5: Table I of the paper of 1998, turned on its side.
  ///
  /// Six maps see three neighbours each, six see four, three see four with a gap, the last sees all: 60 pairs.
  public static let leNetC3 = ConnectionTable([
    [0, 1, 2], [1, 2, 3], [2, 3, 4], [3, 4, 5], [0, 4, 5], [0, 1, 5], [0, 1, 2, 3], [1, 2, 3, 4],
    [2, 3, 4, 5], [0, 3, 4, 5], [0, 1, 4, 5], [0, 1, 2, 5], [0, 1, 3, 4], [1, 2, 4, 5],
    [0, 2, 3, 5], [0, 1, 2, 3, 4, 5],
  ])
}
