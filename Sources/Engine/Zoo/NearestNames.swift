extension String {
  /// The names that look most like this one, best first; none when nothing is near.
  ///
  /// - Parameters:
  ///   - names: what there is.
  ///   - count: at most so many.
  /// - Returns: the nearest of `names`.
  func nearest(among names: [String], count: Int = 3) -> [String] {
    let wanted = Array(prefix(Self.longestCompared))
    let limit = Swift.max(2, wanted.count / 3)
    let near = names.enumerated()
      .map { (place: $0.offset, name: $0.element, edits: Self.edits(wanted, Array($0.element))) }
      .filter { $0.edits <= limit }
      .sorted { ($0.edits, $0.place) < ($1.edits, $1.place) }
    return near.prefix(count).map(\.name)
  }

  private static let longestCompared = 40

  /// How many characters must be put in, taken out or changed (Levenshtein's distance).
  private static func edits(_ first: [Character], _ second: [Character]) -> Int {
    var row = Array(0...second.count)
    for (line, left) in first.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for (column, right) in second.enumerated() {
        let change = diagonal + (left == right ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = Swift.min(change, row[column] + 1, diagonal + 1)
      }
    }
    return row[second.count]
  }
}
