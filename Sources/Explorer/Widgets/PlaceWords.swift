/// How the places of a picture are named: those of a map by row and column, those of a vector by number.
public enum PlaceWords: Hashable, Sendable {
  /// Rows and columns.
  case matrix
  /// So many values in lines one below the other, with the names of the classes that they belong to, if any.
  case vector(count: Int, names: [String])

  /// The place under the cursor: `row 2, column 5`, `index 7, seven`, and nothing behind the last value of a vector.
  func caption(of place: MatrixPlace, in image: HeatmapImage) -> String? {
    guard case .vector(let count, let names) = self else {
      return "row \(place.row), column \(place.column)"
    }
    let index = place.row * image.width + place.column
    guard index < count else { return nil }
    return names.indices.contains(index) ? "index \(index), \(names[index])" : "index \(index)"
  }

  /// The place of an extreme, shorter: `2, 5`, `7`.
  func shortCaption(of place: MatrixPlace, in image: HeatmapImage) -> String {
    if case .matrix = self { return "\(place.row), \(place.column)" }
    return "\(place.row * image.width + place.column)"
  }

  /// What is worth saying of the values, without what only fills up the last line of a vector.
  func summary(of image: HeatmapImage) -> HeatmapSummary {
    guard case .vector(let count, _) = self else { return image.summary }
    return HeatmapSummary(image, count: count)
  }
}
