import Engine

/// Draws the parameters of the chosen line: numbers about each, the filters or the matrix, the vectors as bars.
enum WeightsView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let glyphs = model.glyphs
    guard let weights = model.shownWeights, !model.weightLayers.isEmpty else {
      Paragraph([[Span(missing(model), .role(.muted))]], glyphs: glyphs).draw(in: area, to: &buffer)
      return
    }
    let lines = heading(model) + table(weights, width: area.width)
    let hasPicture = weights.drawn != nil
    // The picture takes the larger part; in a low pane the table gives way first.
    let rows =
      hasPicture ? min(lines.count, max(2, area.height - 8)) : min(lines.count, area.height)
    for (row, line) in lines.prefix(rows).enumerated() {
      let text = glyphs.line(line).shortened(to: area.width, ellipsis: glyphs.ellipsis)
      buffer.write(text, in: area, row: row)
    }
    let rest = area.splitTop(rows).rest
    if hasPicture {
      drawPicture(weights, model, in: rest, to: &buffer)
    } else {
      drawVectors(weights, glyphs, in: rest, to: &buffer)
    }
  }

  /// Where the picture lies, for pages and clicks.
  static func pictureArea(_ model: Model, in area: Rect) -> Rect {
    guard let weights = model.shownWeights, weights.drawn != nil else {
      return Rect(x: area.x, y: area.y, width: 0, height: 0)
    }
    let lines = heading(model) + table(weights, width: area.width)
    return area.splitTop(min(lines.count, max(2, area.height - 8)) + 1).rest
  }

  /// The filters side by side; nil where there are none or one is zoomed into.
  static func filters(_ model: Model) -> Mosaic? {
    guard !model.view.isZoomed, case .filters(let images, _)? = model.shownWeights?.drawn?.picture,
      let first = images.first
    else { return nil }
    return Mosaic(
      map: Size(width: first.width, height: first.height), count: images.count,
      selected: min(model.view.channel, images.count - 1), policy: .signed,
      palette: .diverging,
      layerRange: ValueRange(of: images.compactMap(\.range).flatMap { [$0.lower, $0.upper] }),
      ladder: model.view.ladder, glyphs: model.glyphs, writesNumbers: false)
  }

  /// The picture that is zoomed into; nil where there is none.
  static func zoomed(_ model: Model) -> HeatmapZoom? {
    guard let weights = model.shownWeights,
      let picture = WeightsPicture(weights, channel: model.view.channel)
    else { return nil }
    return HeatmapZoom(
      heatmap: Heatmap(
        image: picture.image,
        scale: ColorScale(range: picture.image.range, policy: .signed, palette: .diverging),
        ladder: model.view.ladder),
      glyphs: model.glyphs, cursor: model.view.cursor, zoom: model.view.zoom)
  }

  // MARK: - Text

  private static func missing(_ model: Model) -> String {
    guard !model.weightLayers.isEmpty else {
      let name = model.name(of: model.selection)
      if case .block = model.selection { return "\(name) is a block: choose one of its layers." }
      return "\(name) has no weights."
    }
    if model.view.numbers.objective != nil { return model.missingGradient }
    guard model.weightsProblem.isEmpty else { return model.weightsProblem }
    let names = model.weightLayers.map { model.network.nodes[$0].name }
    return "reading the weights of \(names.joined(separator: ", "))"
  }

  private static func heading(_ model: Model) -> [Line] {
    let parameters = model.setup.parameters
    let note: String? =
      switch model.view.numbers {
      case .values: nil
      case .gradient, .loss: model.gradientWords
      case .change: "change since they were loaded: \(model.loadedParameters.caption.sanitized)"
      }
    if let note {
      return [[Span(note, .role(.accent, .bold)), Span("   x shows others", .role(.muted))]]
    }
    let drawn = model.weightLayers.filter(model.consequences.drawnAnew.contains)
    var line = [
      Span(parameters.caption.sanitized, .role(parameters.isRandom ? .warning : .good))
    ]
    if !drawn.isEmpty {
      let names = drawn.map { model.network.nodes[$0].name }.listed()
      line.append(Span("   \(names): does not fit any more, drawn at random", .role(.warning)))
    }
    return [line]
  }

  /// A line a parameter: name, shape, numbers.
  private static func table(_ weights: InspectedWeights, width: Int) -> [Line] {
    let names = weights.parameters.reduce(0) { max($0, $1.name.displayWidth) }
    let shapes = weights.parameters.reduce(0) { max($0, $1.shape.compactDescription.displayWidth) }
    return weights.parameters.map { parameter in
      let values = parameter.statistics
      let name = parameter.name.shortened(to: min(names, max(12, width / 3)), .middle)
      var line: Line = [
        Span(name.padded(to: min(names, max(12, width / 3)))),
        Span("  " + parameter.shape.compactDescription.padded(to: shapes, .right), .bold),
        Span("  mean ", .role(.muted)), Span(NumberFormat.float(values.mean, digits: 3)),
        Span("  σ ", .role(.muted)), Span(NumberFormat.float(values.standardDeviation, digits: 3)),
        Span("  "),
        Span(
          "\(NumberFormat.float(values.minimum, digits: 3)) … \(NumberFormat.float(values.maximum, digits: 3))"
        ),
      ]
      if values.zeroShare > 0 {
        line.append(
          Span("  zeros \(NumberFormat.percent(Double(values.zeroShare)))", .role(.muted)))
      }
      if values.nanCount + values.infiniteCount > 0 {
        let text = "  NaN \(values.nanCount)  infinite \(values.infiniteCount)"
        line.append(Span(text, .role(.bad, .bold)))
      }
      return line
    }
  }

  // MARK: - Pictures

  private static func drawPicture(
    _ weights: InspectedWeights, _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) {
    guard let drawn = weights.drawn,
      let picture = WeightsPicture(weights, channel: model.view.channel)
    else { return }
    let (title, rest) = area.splitTop(1)
    var words = picture.caption
    if case .filters(_, let shows) = drawn.picture, !model.view.isZoomed { words = shows }
    if case .matrix(let image) = drawn.picture,
      image.width * image.height < drawn.shape.elementCount
    {
      words += ", means of parts"
    }
    buffer.write(
      model.glyphs.text("\(drawn.name)   \(words)"), in: title, style: .role(.muted),
      ellipsis: model.glyphs.ellipsis)
    if let mosaic = filters(model), case .filters(let images, _) = drawn.picture {
      mosaic.draw(in: rest, to: &buffer) { images.indices.contains($0) ? images[$0] : nil }
    } else {
      zoomed(model)?.draw(in: rest, to: &buffer)
    }
  }

  private static func drawVectors(
    _ weights: InspectedWeights, _ glyphs: GlyphSet, in area: Rect, to buffer: inout CellBuffer
  ) {
    for (row, parameter) in weights.parameters.enumerated() {
      guard case .vector(let values) = parameter.picture, 2 * row + 1 < area.height else { return }
      buffer.write(
        glyphs.text(parameter.name), in: area, row: 2 * row, style: .role(.muted),
        ellipsis: glyphs.ellipsis)
      buffer.write(
        Sparkline.text(values, width: area.width, glyphs: glyphs), in: area, row: 2 * row + 1)
    }
  }
}
