import Engine

/// Draws one map of the chosen layer before the last change, after it, and the difference.
enum MapDifferenceView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard let before = model.earlierInspected, let after = model.inspected,
      after.layer == model.selectedLayer, before.tensor.shape == after.tensor.shape
    else {
      Paragraph([[Span(missing(model), .role(.muted))]], glyphs: model.glyphs)
        .draw(in: area, to: &buffer)
      return
    }
    let pair = MapPair(before: before, after: after, channel: model.view.channel)
    let (head, rest) = area.splitTop(1)
    let (tiles, foot) = rest.splitBottom(rest.height >= 4 ? 1 : 0)
    buffer.write(
      model.glyphs.line(title(pair, model, width: head.width))
        .shortened(to: head.width, ellipsis: model.glyphs.ellipsis), in: head)
    drawTiles(pair, model, in: tiles, foot: foot, to: &buffer)
  }

  /// Why there is nothing to see.
  private static func missing(_ model: Model) -> String {
    let layer = model.selectedLayer
    let name = model.network.nodes[layer].name
    if model.network.silence(of: layer) != nil {
      return "\(name) is switched off: there are no maps to compare."
    }
    if model.activations[layer] != .computed {
      return "\(name) is not computed: its maps are compared when it is."
    }
    guard layer == 0 || model.comparedLayers.contains(layer) else {
      return "\(name) was computed in one of the two runs only."
    }
    if let before = model.earlierInspected, before.tensor.shape != model.inspected?.tensor.shape {
      return "\(name) had another shape before: \(before.tensor.shape.compactDescription)."
    }
    return ""
  }

  /// What is compared and by how much it differs, in a form whose numbers fit.
  private static func title(_ pair: MapPair, _ model: Model, width: Int) -> Line {
    let node = model.network.nodes[pair.after.layer]
    let shape = Shape(Array(pair.after.tensor.shape.dimensions.dropFirst()))
    let which = shape.isFeatureMaps ? "map \(pair.channel) of \(shape.channels)" : "vector"
    let place: Line = [Span("\(node.name)  \(which)", .bold)]
    let differences: Line = [
      Span("   largest difference ", .role(.muted)),
      Span(NumberFormat.float(pair.largestDifference)),
      Span("   mean |difference| ", .role(.muted)), Span(NumberFormat.float(pair.meanDifference)),
    ]
    let hint = shape.isFeatureMaps ? [Span("   [ ] other maps", .role(.muted))] : []
    let forms = [
      place + differences + hint, place + differences, [Span(which, .bold)] + differences,
    ]
    return forms.first { model.glyphs.line($0).displayWidth <= width } ?? forms[forms.count - 1]
  }

  private static func drawTiles(
    _ pair: MapPair, _ model: Model, in area: Rect, foot: Rect, to buffer: inout CellBuffer
  ) {
    let isSigned = model.view.scale == .signed
    let shared = ColorScale(
      range: pair.range, policy: isSigned ? .signed : .layer, palette: model.view.palette)
    let difference = ColorScale(range: pair.difference.range, policy: .signed)
    let tiles: [(String, HeatmapImage, ColorScale)] = [
      ("before", pair.beforeImage, shared), ("after", pair.afterImage, shared),
      ("after − before", pair.difference, difference),
    ]
    let width = (area.width - 4) / 3
    for (place, tile) in tiles.enumerated() {
      let x = area.x + place * (width + 2)
      let frame = Rect(x: x, y: area.y, width: width, height: area.height)
      let (caption, picture) = frame.splitTop(1)
      buffer.write(
        model.glyphs.text(tile.0), in: caption, style: .role(.muted),
        ellipsis: model.glyphs.ellipsis)
      Heatmap(image: tile.1, scale: tile.2, ladder: model.view.ladder)
        .draw(in: picture, to: &buffer)
      // One legend for both runs, one for the difference.
      if place != 1 {
        let room = Rect(x: x, y: foot.y, width: width, height: foot.height)
        let line = HeatmapLegend(scale: tile.2, ladder: model.view.ladder, glyphs: model.glyphs)
          .line(tile.1.summary)
        buffer.write(line.shortened(to: room.width, ellipsis: model.glyphs.ellipsis), in: room)
      }
    }
  }
}

/// One map in two runs.
struct MapPair {
  /// The activation before.
  let before: InspectedActivation
  /// The activation after.
  let after: InspectedActivation
  /// The map's number.
  let channel: Int
  /// The map before.
  let beforeImage: HeatmapImage
  /// The map after.
  let afterImage: HeatmapImage
  /// After minus before, value by value.
  let difference: HeatmapImage

  /// Puts two activations of one shape together.
  init(before: InspectedActivation, after: InspectedActivation, channel: Int) {
    self.before = before
    self.after = after
    let shape = Shape(Array(after.tensor.shape.dimensions.dropFirst()))
    self.channel = shape.map(nearest: channel)
    beforeImage = MapsView.image(before.tensor, shape, self.channel)
    afterImage = MapsView.image(after.tensor, shape, self.channel)
    difference = HeatmapImage(
      width: afterImage.width, height: afterImage.height,
      values: zip(afterImage.values, beforeImage.values).map { $0 - $1 })
  }

  /// The range of both runs' layers, so that one colour means one number in both.
  var range: ValueRange {
    ValueRange(lower: before.statistics.minimum, upper: before.statistics.maximum)
      .union(ValueRange(lower: after.statistics.minimum, upper: after.statistics.maximum))
  }

  /// The largest difference by size, with its sign.
  var largestDifference: Float {
    difference.values.filter(\.isFinite).max { abs($0) < abs($1) } ?? 0
  }

  /// The mean size of the differences.
  var meanDifference: Float {
    let sizes = difference.values.filter(\.isFinite).map { Double(abs($0)) }
    return sizes.isEmpty ? 0 : Float(sizes.reduce(0, +) / Double(sizes.count))
  }
}
