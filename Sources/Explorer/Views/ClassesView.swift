import Engine

/// Draws probabilities as what they mean: the most probable classes with their names and bars.
enum ClassesView {
  /// Whether an activation is probabilities of classes.
  static func fits(_ inspected: InspectedActivation, _ model: Model) -> Bool {
    model.network.nodes[inspected.layer].layer.kind == .softmax
      && inspected.tensor.shape.rank == 2
  }

  static func draw(
    _ inspected: InspectedActivation, _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) {
    let (head, rest) = area.splitTop(area.height > 4 ? 1 : 0)
    let count = inspected.tensor.shape[1]
    let shown = inspected.tensor.topClasses(rest.height, labels: model.labels)
    let title =
      shown.count < count
      ? "the \(shown.count) most probable of \(NumberFormat.count(count)) classes"
      : count == 1 ? "1 class" : "all \(count) classes"
    buffer.write(
      model.glyphs.text(title), in: head, style: .role(.muted), ellipsis: model.glyphs.ellipsis)
    BarChart(
      items: shown.enumerated().map { place, entry in
        BarChart.Item(
          label: entry.label.sanitized, value: Double(entry.probability),
          text: NumberFormat.percent(Double(entry.probability)),
          style: place == 0 ? .role(.accent, .bold) : .role(.accent))
      }, maximum: 1, glyphs: model.glyphs
    ).draw(in: rest, to: &buffer)
  }
}
