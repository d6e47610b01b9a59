/// A move along the rows of a table.
enum RowMove: Hashable {
  /// To the next row that can be chosen, or the one before.
  case step(Int)
  /// So many rows, whether they can be chosen or not, but at least to the next that can.
  case rows(Int)
  /// To the first row that can be chosen.
  case first
  /// To the last row that can be chosen.
  case last
}

/// The rows of a table that can be chosen, where others share the line of one before them in the tree.
struct RowStops {
  /// The rows that can be chosen, from the top.
  let stops: [Int]
  /// All rows.
  let count: Int

  /// Where a move ends.
  ///
  /// - Parameters:
  ///   - move: the move.
  ///   - place: a place among the stops; their count where the totals are chosen, -1 before the first.
  /// - Returns: a place among the stops, or beyond them.
  func target(of move: RowMove, from place: Int) -> Int {
    switch move {
    case .first: 0
    case .last: stops.count - 1
    case .step(let step): place + step
    case .rows(let rows):
      rows < 0
        ? min(place - 1, stops.firstIndex { $0 >= row(of: place) + rows } ?? stops.count)
        : max(place + 1, stop(atOrBefore: row(of: place) + rows))
    }
  }

  private func row(of place: Int) -> Int {
    place < 0 ? -1 : stops.indices.contains(place) ? stops[place] : count
  }

  private func stop(atOrBefore row: Int) -> Int {
    row >= count ? stops.count : stops.lastIndex { $0 <= row } ?? 0
  }
}

extension Command {
  /// The command as a move along rows, for pages of so many; nil for other commands.
  func rowMove(page: @autoclosure () -> Int) -> RowMove? {
    switch self {
    case .next: .step(1)
    case .previous: .step(-1)
    case .first: .first
    case .last: .last
    case .page(let move): .rows(move.lines(page: page()))
    default: nil
    }
  }
}
