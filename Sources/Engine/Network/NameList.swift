extension Sequence<String> {
  /// The words as a sentence lists them: `a`, `a and b`, `a, b and c`; of many the first few and how many others.
  public func listed(atMost limit: Int = 4) -> String {
    let words = Array(self)
    guard let last = words.last, words.count > 1 else { return words.first ?? "nothing" }
    guard words.count <= limit else {
      let shown = words.prefix(limit - 1)
      return shown.joined(separator: ", ") + " and \(words.count - shown.count) others"
    }
    return words.dropLast().joined(separator: ", ") + " and " + last
  }
}
