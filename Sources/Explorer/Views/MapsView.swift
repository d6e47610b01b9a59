import Engine

/// Draws the feature maps of the chosen layer: many small ones, or one with a cursor.
enum MapsView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let area = drawHeading(model, in: area, to: &buffer)
    guard let (inspected, shape) = shown(model) else {
      drawMissing(model, in: area, to: &buffer)
      return
    }
    if model.view.isZoomed {
      let (title, rest) = area.splitTop(area.height > 8 ? 1 : 0)
      let name = model.network.nodes[inspected.layer].name
      let number = shape.map(nearest: model.view.channel)
      let which = shape.isFeatureMaps ? "map \(number) of \(shape.channels)" : "vector"
      buffer.write(model.glyphs.line([Span("\(name)  \(which)", .bold)]), in: title)
      zoomed(inspected, shape, model).draw(in: rest, to: &buffer)
    } else if !showsGradient(model), ClassesView.fits(inspected, model) {
      ClassesView.draw(inspected, model, in: area, to: &buffer)
    } else {
      mosaic(inspected, shape, model).draw(in: area, to: &buffer) { channel in
        image(inspected.tensor, shape, channel)
      }
    }
  }

  /// Whether the class's gradient is shown in the place of the activation.
  private static func showsGradient(_ model: Model) -> Bool {
    model.view.numbers.objective != nil
  }

  /// Says whose gradient is shown; draws nothing where it is the activation.
  ///
  /// - Returns: the rest of the pane.
  private static func drawHeading(
    _ model: Model, in area: Rect, to buffer: inout CellBuffer
  ) -> Rect {
    guard showsGradient(model) else { return area }
    let (head, rest) = area.splitTop(1)
    let name = model.network.nodes[model.selectedLayer].name
    let line: Line = [
      Span(model.gradientWords, .role(.accent, .bold)),
      Span(" by \(name)   x shows the activation", .role(.muted)),
    ]
    buffer.write(
      model.glyphs.line(line).shortened(to: head.width, ellipsis: model.glyphs.ellipsis), in: head)
    return rest
  }

  /// The part of the pane under the heading.
  private static func pane(_ area: Rect, _ model: Model) -> Rect {
    showsGradient(model) ? area.splitTop(1).rest : area
  }

  /// The activation of the chosen layer, or its gradient, if it is here.
  private static func shown(_ model: Model) -> (InspectedActivation, Shape)? {
    let inspected = showsGradient(model) ? model.inspectedGradient : model.inspected
    guard let inspected, inspected.layer == model.selectedLayer else {
      return nil
    }
    return (inspected, Shape(Array(inspected.tensor.shape.dimensions.dropFirst())))
  }

  /// The zoomed map of the chosen layer, if it is here.
  static func zoomed(_ model: Model) -> HeatmapZoom? {
    shown(model).map { zoomed($0.0, $0.1, model) }
  }

  /// The part of the pane that a zoomed map has.
  static func zoomArea(_ area: Rect, _ model: Model) -> Rect {
    let area = pane(area, model)
    return area.splitTop(area.height > 8 ? 1 : 0).rest
  }

  /// What Space would do, and what it costs.
  private static func drawMissing(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    let layer = model.selectedLayer
    if showsGradient(model) {
      Paragraph([[Span(model.missingGradient, .role(.muted))]], glyphs: model.glyphs)
        .draw(in: area, to: &buffer)
      return
    }
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
    return mosaic(inspected, shape, model).layout(in: pane(area, model)).perPage
  }

  /// The channel of the map under a cell.
  static func channel(at point: Point, _ model: Model, in area: Rect) -> Int? {
    guard let (inspected, shape) = shown(model), shape.isFeatureMaps else { return nil }
    return mosaic(inspected, shape, model).layout(in: pane(area, model)).index(at: point)
  }

  /// The value of the zoomed map under a cell.
  static func place(at point: Point, _ model: Model, in area: Rect) -> MatrixPlace? {
    guard let (inspected, shape) = shown(model) else { return nil }
    return zoomed(inspected, shape, model).layout(in: zoomArea(area, model)).place(at: point)
  }

  private static func mosaic(
    _ inspected: InspectedActivation, _ shape: Shape, _ model: Model
  ) -> Mosaic {
    let map = shape.mapSize
    return Mosaic(
      map: map, count: shape.isFeatureMaps ? shape.channels : 1,
      selected: shape.map(nearest: model.view.channel),
      policy: policy(model), palette: palette(model), layerRange: range(inspected),
      ladder: model.view.ladder, glyphs: model.glyphs, writesNumbers: isFilled(shape))
  }

  /// Whether every place of a map has a value; the last line of a vector may be shorter.
  private static func isFilled(_ shape: Shape) -> Bool {
    shape.isFeatureMaps || shape.elementCount == shape.mapSize.width * shape.mapSize.height
  }

  private static func zoomed(
    _ inspected: InspectedActivation, _ shape: Shape, _ model: Model
  ) -> HeatmapZoom {
    let image = image(inspected.tensor, shape, model.view.channel)
    let isOwn = model.view.scale == .channel
    let scale = ColorScale(
      range: isOwn ? image.range : range(inspected), policy: policy(model),
      palette: palette(model))
    let cursor = MatrixPlace(column: 0, row: 0).moved(
      columns: model.view.cursor.column, rows: model.view.cursor.row, in: image)
    var view = HeatmapZoom(
      heatmap: Heatmap(image: image, scale: scale, ladder: model.view.ladder),
      glyphs: model.glyphs, cursor: cursor, zoom: model.view.zoom, writesNumbers: isFilled(shape))
    if !shape.isFeatureMaps {
      view.words = .vector(
        count: shape.elementCount, names: model.classNames(of: inspected.layer))
    }
    return view
  }

  private static func palette(_ model: Model) -> Palette {
    policy(model) == .signed ? .diverging : model.view.palette
  }

  /// Gradients have zero in the middle.
  private static func policy(_ model: Model) -> RangePolicy {
    showsGradient(model) ? .signed : model.view.scale
  }

  private static func range(_ inspected: InspectedActivation) -> ValueRange? {
    guard inspected.statistics.hasFinite else { return nil }
    return ValueRange(lower: inspected.statistics.minimum, upper: inspected.statistics.maximum)
  }

  /// One map of an activation, the nearest where there is none of that number; of a vector, all of it in lines.
  static func image(_ tensor: Tensor, _ shape: Shape, _ channel: Int) -> HeatmapImage {
    let size = shape.mapSize
    let count = size.width * size.height
    let start = shape.map(nearest: channel) * count
    let values = tensor.withElements { elements in
      (start..<start + count).map { $0 < elements.count ? elements[$0] : 0 }
    }
    return HeatmapImage(width: size.width, height: size.height, values: values)
  }
}
