extension Int {
  /// The sum, at most the largest number there is: sizes come from users and may be anything.
  public func addingSaturated(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The product, at most the largest number there is.
  public func multipliedSaturated(by other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}

extension Sequence<Int> {
  /// The sum of counts, at most the largest number there is.
  public func saturatedSum() -> Int { reduce(0) { $0.addingSaturated($1) } }
}
