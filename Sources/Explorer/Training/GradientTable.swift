/// Gradients layer by layer, as the screen and the REPL write them.
enum GradientTable {
  /// The columns, the verdict last.
  static let columns: [Table.Column] = [
    Table.Column("layer", minimumWidth: 8, priority: 9, shortening: .beginning),
    Table.Column("g", alignment: .right, minimumWidth: 7, priority: 8),
    Table.Column("norm", alignment: .right, minimumWidth: 7, priority: 3),
    Table.Column("u", alignment: .right, minimumWidth: 7, priority: 5),
    Table.Column("output σ", alignment: .right, minimumWidth: 7, priority: 4),
    Table.Column("verdict", minimumWidth: 8, priority: 7),
  ]

  /// The cells of a layer before the verdict.
  static func texts(_ layer: GradientProfile.Layer) -> [String] {
    [
      layer.name, number(layer.scale), number(layer.norm),
      layer.updateRatio.map { number($0) } ?? "", layer.spread.map { number($0) } ?? "",
    ]
  }

  /// Lines of text, all columns, for a screen without columns.
  static func lines(_ profile: GradientProfile, glyphs: GlyphSet) -> [String] {
    TextColumns.lines(
      [columns.map(\.title)] + profile.layers.map { texts($0) + [$0.verdict.rawValue] },
      alignments: columns.map(\.alignment), glyphs: glyphs)
  }

  private static func number(_ value: Double) -> String { NumberFormat.float(value, digits: 3) }
}
