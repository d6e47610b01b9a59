/// Gradients layer by layer, as the screen and the REPL write them.
enum GradientTable {
  /// The columns, the verdict last.
  static let columns: [Table.Column] = [
    Table.Column("layer", minimumWidth: 8, priority: 9, shortening: .middle),
    Table.Column("gradient", alignment: .right, priority: 8),
    Table.Column("norm", alignment: .right, priority: 3),
    Table.Column("update/weights", alignment: .right, priority: 5),
    Table.Column("verdict", minimumWidth: 8, priority: 7),
  ]

  /// The cells of a layer before the verdict.
  static func texts(_ layer: GradientProfile.Layer) -> [String] {
    [
      layer.name, number(layer.scale), number(layer.norm),
      layer.updateRatio.map { number($0) } ?? "",
    ]
  }

  /// Lines of text, all columns, for a screen without columns.
  static func lines(_ profile: GradientProfile) -> [String] {
    let rows =
      [columns.map(\.title)] + profile.layers.map { texts($0) + [$0.verdict.rawValue] }
    let widths = columns.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.indices.map { column in
        column == row.count - 1
          ? row[column]
          : row[column].padded(
            to: widths[column], onTheLeft: columns[column].alignment == .right)
      }.joined(separator: "  ")
    }
  }

  private static func number(_ value: Double) -> String { NumberFormat.float(value, digits: 3) }
}
