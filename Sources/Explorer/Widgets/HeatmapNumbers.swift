/// A small map with every value written into its cell, on its colour where there are colours.
struct HeatmapNumbers {
  /// The map.
  let heatmap: Heatmap
  /// What the screen can show.
  let glyphs: GlyphSet
  /// Characters on the left of some values: the extremes, the cursor.
  var marks: [MatrixPlace: Unicode.Scalar] = [:]
  /// The value that is read out; nil for none.
  var cursor: MatrixPlace?

  /// Paints the map where it lies; nothing where the fit is not one for numbers.
  func draw(_ fit: HeatmapFit, to buffer: inout CellBuffer) {
    guard let cell = fit.numberCell else { return }
    let image = heatmap.image
    let texts = image.values.map { text($0, columns: cell.width - 1) }
    let width = texts.reduce(0) { max($0, $1.displayWidth) }
    let start = max(1, (cell.width - width) / 2)
    for row in 0..<image.height {
      for column in 0..<image.width {
        let place = MatrixPlace(column: column, row: row)
        let frame = Rect(
          x: fit.area.x + column * cell.width, y: fit.area.y + row * cell.height,
          width: cell.width, height: cell.height
        ).intersection(fit.area)
        var style = heatmap.numberStyle(of: image[column: column, row: row])
        if place == cursor { style.attributes.formUnion([.bold, .reverse]) }
        buffer.fill(frame, with: Cell(" ", style))
        let line = frame.splitTop((cell.height + 1) / 2).top.splitBottom(1).bottom
        let mark = marks[place].map(String.init) ?? " "
        let number = texts[row * image.width + column].padded(to: width, .right)
        buffer.write(
          mark + number, in: line.inset(left: start - 1), style: style, shortening: .clip)
      }
    }
  }

  /// A value with three digits, or as many as there is room for.
  private func text(_ value: Float, columns: Int) -> String {
    let texts = [3, 2, 1].lazy.map { glyphs.text(NumberFormat.float(value, digits: $0)) }
    return texts.first { $0.displayWidth <= columns } ?? ""
  }
}
