/// Finds the word that somebody may have meant.
enum NearestWord {
  /// The candidate that is at most a third of the word's letters away; the first among equals.
  static func of(_ word: String, among candidates: [String]) -> String? {
    let lowercased = word.lowercased()
    let letters = Array(lowercased.prefix(64))
    let limit = max(1, letters.count / 3)
    let distances = candidates.map { (distance(letters, Array($0)), $0) }
    return distances.filter { $0.0 <= limit }.min { $0.0 < $1.0 }?.1
      ?? candidates.first { letters.count > 1 && $0.hasPrefix(lowercased) }
  }

  /// The fewest letters put in, left out, replaced or exchanged with their neighbour.
  static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var before: [Int] = []
    var above = Array(0...right.count)
    for row in left.indices {
      var current = [row + 1]
      for column in right.indices {
        let isEqual = left[row] == right[column]
        var best = min(
          above[column] + (isEqual ? 0 : 1), above[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
          best = min(best, before[column - 1] + 1)
        }
        current.append(best)
      }
      before = above
      above = current
    }
    return above.last ?? 0
  }
}
