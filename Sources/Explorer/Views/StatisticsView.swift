import Engine

/// Draws the statistics of the chosen layer's activation and, under them, those of the network by depth.
enum StatisticsView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let rows = area.height >= 24 ? area.height / 2 : min(area.height, max(4, area.height * 2 / 5))
    let (top, rest) = area.splitTop(rows)
    drawLayer(model, in: top, to: &buffer)
    drawDepth(model, in: rest, to: &buffer)
  }

  // MARK: - The chosen layer

  private static func drawLayer(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let glyphs = model.glyphs
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else {
      let name = model.network.nodes[model.selectedLayer].name
      let text =
        model.silenceSentence(of: model.selectedLayer)
        ?? "\(name) is not computed yet: Space computes it."
      Paragraph([[Span(text, .role(.muted))]], glyphs: glyphs)
        .draw(in: area, to: &buffer)
      return
    }
    let lines = numbers(inspected, model).map { glyphs.line($0) }
      .packed(into: area.width, gap: 3)
    for (row, line) in lines.prefix(area.height).enumerated() {
      buffer.write(line, in: area, row: row)
    }
    let details = inspected.details
    var below = area.splitTop(lines.count).rest
    if below.height >= 1, !details.channelMeans.isEmpty {
      let parts = below.splitTop(1)
      let label = glyphs.text("means by channel ")
      let bars = parts.top.splitLeft(label.displayWidth)
      buffer.write(label, in: bars.left, style: .role(.muted))
      buffer.write(
        Sparkline.text(details.channelMeans, width: bars.rest.width, glyphs: glyphs), in: bars.rest)
      below = parts.rest
    }
    guard below.height >= 2, let range = details.range else { return }
    let bins = max(1, min(details.counts.count, below.width))
    Histogram(counts: merged(details.counts, into: bins), range: range, glyphs: glyphs)
      .draw(in: below, to: &buffer)
  }

  private static func numbers(_ inspected: InspectedActivation, _ model: Model) -> [Line] {
    let values = inspected.statistics
    let name = model.network.nodes[inspected.layer].name
    func part(_ label: String, _ text: String) -> Line {
      [Span(label + " ", .role(.muted)), Span(text)]
    }
    var pieces: [Line] = [[Span(name, .bold)]]
    pieces.append(part("values", NumberFormat.count(values.count)))
    if values.hasFinite {
      pieces.append(part("mean", NumberFormat.float(values.mean)))
      pieces.append(part("σ", NumberFormat.float(values.standardDeviation)))
      pieces.append(part("min", NumberFormat.float(values.minimum)))
      pieces.append(part("max", NumberFormat.float(values.maximum)))
    }
    pieces.append(part("zeros", NumberFormat.percent(Double(values.zeroShare))))
    pieces.append(part("dead channels", "\(values.deadChannels) of \(values.channelCount)"))
    pieces.append(part("NaN", NumberFormat.count(values.nanCount)))
    pieces.append(part("infinite", NumberFormat.count(values.infiniteCount)))
    return pieces
  }

  /// Neighbouring bins as one.
  private static func merged(_ counts: [Int], into bins: Int) -> [Int] {
    var result = Array(repeating: 0, count: bins)
    for (place, count) in counts.enumerated() { result[place * bins / counts.count] += count }
    return result
  }

  // MARK: - By depth

  private static func drawDepth(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let glyphs = model.glyphs
    let layers = model.depthLayers
    let known = layers.count { model.statistics[$0] != nil }
    let (head, rest) = area.splitTop(1)
    let title = known == 0 ? "by depth: r runs the network and fills this" : "by depth"
    buffer.write(
      glyphs.text(title + (known > 0 ? "   \(known) of \(counted(layers.count, "layer"))" : "")),
      in: head,
      style: .role(.muted, .bold), ellipsis: glyphs.ellipsis)
    guard known > 0 else { return }
    let troubles = model.troubles
    let room = rest.height >= 8 ? min(troubles.count + 1, max(2, rest.height / 3)) : 1
    let (plots, list) = rest.splitBottom(rest.height >= 4 ? room : 0)
    let (plot, marker) = plots.splitBottom(plots.height >= 5 ? 1 : 0)
    let half =
      plot.width >= 60
      ? plot.splitLeft(plot.width / 2) : (plot, Rect(x: 0, y: 0, width: 0, height: 0))
    spread(model, layers).draw(in: half.0, to: &buffer)
    zeros(model, layers).draw(in: half.1.inset(left: 1), to: &buffer)
    drawMarker(model, layers, in: marker, to: &buffer)
    draw(troubles, model, in: list, to: &buffer)
  }

  private static func spread(_ model: Model, _ layers: [Int]) -> LinePlot {
    LinePlot(
      series: [
        PlotSeries(
          name: "σ",
          values: layers.map { model.statistics[$0]?.standardDeviation ?? .nan },
          style: .role(.accent)), chosen(model, layers, \.standardDeviation),
      ], isLogarithmic: true, leftEnd: "input", rightEnd: "answer", glyphs: model.glyphs)
  }

  /// The zeros after activation functions; those of other layers in between say nothing.
  private static func zeros(_ model: Model, _ all: [Int]) -> LinePlot {
    let activations = all.filter { model.network.nodes[$0].layer is Activation }
    let layers = activations.isEmpty ? all : activations
    return LinePlot(
      series: [
        PlotSeries(
          name: "zeros", values: layers.map { model.statistics[$0]?.zeroShare ?? .nan },
          style: .role(.accent)), chosen(model, layers, \.zeroShare),
      ], bounds: ValueRange(lower: 0, upper: 1), leftEnd: "input", rightEnd: "answer",
      glyphs: model.glyphs)
  }

  /// A line of one place, the chosen layer's, with a mark of its own.
  private static func chosen(
    _ model: Model, _ layers: [Int], _ value: KeyPath<TensorStatistics, Float>
  ) -> PlotSeries {
    PlotSeries(
      name: "chosen",
      values: layers.map {
        $0 == model.selectedLayer ? model.statistics[$0]?[keyPath: value] ?? .nan : .nan
      }, style: .bold)
  }

  private static func drawMarker(
    _ model: Model, _ layers: [Int], in area: Rect, to buffer: inout CellBuffer
  ) {
    guard let place = layers.firstIndex(of: model.selectedLayer) else { return }
    let name = model.network.nodes[model.selectedLayer].name
    buffer.write(
      model.glyphs.text("chosen: \(name), layer \(place + 1) of \(layers.count)"), in: area,
      style: .role(.muted), ellipsis: model.glyphs.ellipsis)
  }

  private static func draw(
    _ troubles: [Trouble], _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) {
    guard !troubles.isEmpty else {
      buffer.write(
        model.glyphs.text("No layer is mostly zero, has dead channels or NaN."), in: area,
        ellipsis: model.glyphs.ellipsis)
      return
    }
    let ranked = model.ranked(troubles)
    let room = max(0, area.height - 1)
    buffer.write(
      model.glyphs.text(head(ranked, model, room: room)), in: area, style: .bold,
      ellipsis: model.glyphs.ellipsis)
    for (row, trouble) in ranked.prefix(room).enumerated() {
      let name = model.network.nodes[trouble.layer].name.padded(to: 28)
      buffer.write(
        model.glyphs.text("  \(name) \(trouble.text)"), in: area, row: row + 1,
        style: .role(.bad), ellipsis: model.glyphs.ellipsis)
    }
  }

  private static func head(_ ranked: [Trouble], _ model: Model, room: Int) -> String {
    let head = "where activations die: \(counted(ranked.count, "layer"))"
    if room == 0 {
      return head + ", worst \(model.network.nodes[ranked[0].layer].name): \(ranked[0].text)"
    }
    return head + (ranked.count > room ? ", the worst \(room) below" : "")
  }
}
