import Engine

/// Draws the feature maps of the chosen layer: many small ones, or one with a cursor.
enum MapsView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard let (inspected, shape) = shown(model) else {
      drawMissing(model, in: area, to: &buffer)
      return
    }
    if model.view.isZoomed {
      let (title, rest) = area.splitTop(area.height > 8 ? 1 : 0)
      let name = model.network.nodes[inspected.layer].name
      let which = shape.isFeatureMaps ? "map \(model.view.channel) of \(shape.channels)" : "vector"
      buffer.write(model.glyphs.line([Span("\(name)  \(which)", .bold)]), in: title)
      zoomed(inspected, shape, model).draw(in: rest, to: &buffer)
    } else if ClassesView.fits(inspected, model) {
      ClassesView.draw(inspected, model, in: area, to: &buffer)
    } else {
      mosaic(inspected, shape, model).draw(in: area, to: &buffer) { channel in
        image(inspected.tensor, shape, channel)
      }
    }
  }

  /// The activation of the chosen layer, if it is here.
  private static func shown(_ model: Model) -> (InspectedActivation, Shape)? {
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else {
      return nil
    }
    return (inspected, Shape(Array(inspected.tensor.shape.dimensions.dropFirst())))
  }

  /// The zoomed map of the chosen layer, if it is here.
  static func zoomed(_ model: Model) -> HeatmapZoom? {
    shown(model).map { zoomed($0.0, $0.1, model) }
  }

  /// The part of the pane that a zoomed map has.
  static func zoomArea(_ area: Rect) -> Rect { area.splitTop(area.height > 8 ? 1 : 0).rest }

  /// What Space would do, and what it costs.
  private static func drawMissing(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let layer = model.selectedLayer
    guard model.activations[layer] != .computed else { return }
    let name = model.network.nodes[layer].name
    let text =
      if model.network.silence(of: layer) != nil {
        "\(name) does not run"
      } else if model.analysis[layer] == nil {
        "\(name) cannot be computed"
      } else if model.run != nil {
        "\(name) is not computed yet"
      } else {
        "\(name) is not computed yet: Space computes it\(model.stepCostPhrase)"
      }
    Paragraph([[Span(text, .role(.muted))]], glyphs: model.glyphs).draw(in: area, to: &buffer)
  }

  // MARK: - Pages and clicks

  /// How many maps a page shows.
  static func pageSize(_ model: Model, in area: Rect) -> Int {
    guard !model.view.isZoomed, let (inspected, shape) = shown(model) else { return 1 }
    return mosaic(inspected, shape, model).layout(in: area).perPage
  }

  /// The channel of the map under a cell.
  static func channel(at point: Point, _ model: Model, in area: Rect) -> Int? {
    guard let (inspected, shape) = shown(model), shape.isFeatureMaps else { return nil }
    return mosaic(inspected, shape, model).layout(in: area).index(at: point)
  }

  /// The value of the zoomed map under a cell.
  static func place(at point: Point, _ model: Model, in area: Rect) -> MatrixPlace? {
    guard let (inspected, shape) = shown(model) else { return nil }
    return zoomed(inspected, shape, model).layout(in: zoomArea(area)).place(at: point)
  }

  private static func mosaic(
    _ inspected: InspectedActivation, _ shape: Shape, _ model: Model
  ) -> Mosaic {
    let map = shape.mapSize
    return Mosaic(
      map: map, count: shape.isFeatureMaps ? shape.channels : 1, selected: model.view.channel,
      policy: model.view.scale, palette: palette(model), layerRange: range(inspected),
      ladder: model.view.ladder, glyphs: model.glyphs)
  }

  private static func zoomed(
    _ inspected: InspectedActivation, _ shape: Shape, _ model: Model
  ) -> HeatmapZoom {
    let image = image(inspected.tensor, shape, model.view.channel)
    let isOwn = model.view.scale == .channel
    let scale = ColorScale(
      range: isOwn ? image.range : range(inspected), policy: model.view.scale,
      palette: palette(model))
    let cursor = MatrixPlace(column: 0, row: 0).moved(
      columns: model.view.cursor.column, rows: model.view.cursor.row, in: image)
    return HeatmapZoom(
      heatmap: Heatmap(image: image, scale: scale, ladder: model.view.ladder),
      glyphs: model.glyphs, cursor: cursor, zoom: model.view.zoom)
  }

  private static func palette(_ model: Model) -> Palette {
    model.view.scale == .signed ? .diverging : model.view.palette
  }

  private static func range(_ inspected: InspectedActivation) -> ValueRange? {
    guard inspected.statistics.hasFinite else { return nil }
    return ValueRange(lower: inspected.statistics.minimum, upper: inspected.statistics.maximum)
  }

  /// One map of an activation; of a vector, all of it in lines.
  static func image(_ tensor: Tensor, _ shape: Shape, _ channel: Int) -> HeatmapImage {
    let size = shape.mapSize
    let count = size.width * size.height
    let start = shape.isFeatureMaps ? channel * count : 0
    let values = tensor.withElements { elements in
      (start..<start + count).map { $0 < elements.count ? elements[$0] : 0 }
    }
    return HeatmapImage(width: size.width, height: size.height, values: values)
  }
}
