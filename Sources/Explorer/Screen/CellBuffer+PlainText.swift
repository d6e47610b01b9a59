extension CellBuffer {
  /// The characters of one row without trailing spaces.
  public func plainText(row y: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: row(y).lazy.map(\.scalar).filter { $0 != Self.rightHalf })
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// The characters of all rows, a newline after each, without trailing spaces.
  public var plainText: String {
    (0..<size.height).map { plainText(row: $0) + "\n" }.joined()
  }
}
