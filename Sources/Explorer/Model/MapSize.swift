import Engine

extension Shape {
  /// The columns and rows of one map; a vector is shown as one picture of rows.
  var mapSize: Size {
    guard !isFeatureMaps else { return Size(width: width, height: height) }
    let columns = min(elementCount, max(1, Int(Double(elementCount).squareRoot() * 1.6)))
    return Size(width: columns, height: (elementCount + columns - 1) / columns)
  }

  /// The number of the map that is nearest to a number; 0 of a vector.
  func map(nearest number: Int) -> Int {
    isFeatureMaps ? max(0, min(number, channels - 1)) : 0
  }
}
