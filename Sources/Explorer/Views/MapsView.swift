import Engine

/// Draws the feature maps of the chosen layer: many small ones, or one with a cursor.
enum MapsView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard let inspected = model.inspected, inspected.layer == model.selectedLayer else {
      let name = model.network.nodes[model.selectedLayer].name
      let macs = NumberFormat.scaled(cost(model))
      buffer.write(
        model.activations[model.selectedLayer] == .computed
          ? "" : "\(name) is not computed yet: Space computes it (\(macs) MACs)",
        in: area, style: .role(.muted))
      return
    }
    let shape = Shape(Array(inspected.tensor.shape.dimensions.dropFirst()))
    if model.view.isZoomed {
      zoomed(inspected, shape, model).draw(in: area, to: &buffer)
    } else {
      mosaic(inspected, shape, model).draw(in: area, to: &buffer) { channel in
        image(inspected.tensor, shape, channel)
      }
    }
  }

  /// The MACs up to the chosen layer that have not been spent yet.
  private static func cost(_ model: Model) -> Int {
    model.network.nodesNeeded(for: [model.selectedLayer])
      .filter { model.activations[$0] != .computed }
      .compactMap { model.analysis[$0]?.multiplyAccumulates }.reduce(0, +)
  }

  private static func mosaic(
    _ inspected: InspectedActivation, _ shape: Shape, _ model: Model
  ) -> Mosaic {
    let map = mapSize(shape)
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
      glyphs: model.glyphs, cursor: cursor)
  }

  private static func palette(_ model: Model) -> Palette {
    model.view.scale == .signed ? .diverging : model.view.palette
  }

  private static func range(_ inspected: InspectedActivation) -> ValueRange {
    ValueRange(lower: inspected.statistics.minimum, upper: inspected.statistics.maximum)
  }

  /// Vectors are shown as one picture of rows.
  private static func mapSize(_ shape: Shape) -> Size {
    guard !shape.isFeatureMaps else { return Size(width: shape.width, height: shape.height) }
    let width = min(shape.elementCount, max(1, Int(Double(shape.elementCount).squareRoot() * 1.6)))
    return Size(width: width, height: (shape.elementCount + width - 1) / width)
  }

  private static func image(_ tensor: Tensor, _ shape: Shape, _ channel: Int) -> HeatmapImage {
    let size = mapSize(shape)
    let count = size.width * size.height
    let start = shape.isFeatureMaps ? channel * count : 0
    let values = tensor.withElements { elements in
      (start..<start + count).map { $0 < elements.count ? elements[$0] : 0 }
    }
    return HeatmapImage(width: size.width, height: size.height, values: values)
  }
}
