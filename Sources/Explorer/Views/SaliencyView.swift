import Engine

/// Draws what a class's score depends on: the input, the saliency of its places, and Grad-CAM at the chosen layer.
enum SaliencyView {
  static func draw(_ model: Model, in area: Rect, to buffer: inout CellBuffer) {
    guard let maps = model.saliencyMaps else {
      Paragraph([[Span(missing(model), .role(.muted))]], glyphs: model.glyphs)
        .draw(in: area, to: &buffer)
      return
    }
    let (head, rest) = area.splitTop(area.height > 4 ? 1 : 0)
    buffer.write(
      model.glyphs.line(title(model)).shortened(to: head.width, ellipsis: model.glyphs.ellipsis),
      in: head)
    if model.view.isZoomed, let zoomed = zoomed(model) {
      let (caption, picture) = rest.splitTop(rest.height > 7 ? 1 : 0)
      buffer.write(
        model.glyphs.text(self.caption(model.view.picture, maps, model)), in: caption,
        style: .role(.muted), ellipsis: model.glyphs.ellipsis)
      zoomed.draw(in: picture, to: &buffer)
      return
    }
    for picture in SalientPicture.allCases {
      drawTile(picture, maps, model, in: tile(picture, in: rest), to: &buffer)
    }
  }

  private static func missing(_ model: Model) -> String {
    guard model.mapsLayer != nil else { return "\(model.network.title) has no feature maps." }
    return model.missingGradient
  }

  /// The class, how it scored, and that another is being computed.
  private static func title(_ model: Model) -> Line {
    guard let score = model.classInquiry.answer?.score else { return [] }
    let place = score.ranking.firstIndex(of: score.index) ?? 0
    let rank = place == 0 ? "most probable" : "place \(place + 1) of \(score.ranking.count)"
    let state =
      model.classInquiry.problem.isEmpty
      ? model.isAskingClass ? "   computing" : "" : "   " + model.classInquiry.problem
    return [
      Span(model.classWords, .bold),
      Span("   \(NumberFormat.percent(Double(score.probability)))"),
      Span("   logit ", .role(.muted)), Span(NumberFormat.float(score.logit)),
      Span("   \(rank)", .role(.muted)),
      Span(state, .role(.busy)),
    ]
  }

  // MARK: - Pictures

  /// The part of a pane that a picture has, with its caption and legend.
  private static func tile(_ picture: SalientPicture, in area: Rect) -> Rect {
    let width = max(0, (area.width - 4) / 3)
    return Rect(
      x: area.x + picture.place * (width + 2), y: area.y, width: width, height: area.height)
  }

  private static func drawTile(
    _ picture: SalientPicture, _ maps: SaliencyMaps, _ model: Model, in area: Rect,
    to buffer: inout CellBuffer
  ) {
    let (head, rest) = area.splitTop(area.height > 3 ? 1 : 0)
    let isChosen = model.view.picture == picture
    let forms = [caption(picture, maps, model), shortCaption(picture, maps, model)]
      .map { model.glyphs.text($0) }
    buffer.write(
      forms.first { $0.displayWidth <= head.width } ?? forms[1], in: head,
      style: isChosen ? .role(.accent, .bold) : .role(.muted), shortening: .middle,
      ellipsis: model.glyphs.ellipsis)
    guard let image = maps.image(picture) else {
      Paragraph([[Span(maps.problem, .role(.muted))]], glyphs: model.glyphs)
        .draw(in: rest, to: &buffer)
      return
    }
    let body = rest.splitBottom(rest.height >= 4 ? 1 : 0).rest
    let fit = HeatmapFit(
      image: Size(width: image.width, height: image.height), pane: body, ladder: model.view.ladder)
    // The scale is that of the values as they are shown: means of places, where the picture is reduced.
    let shown = image.reduced(columns: fit.samples.width, rows: fit.samples.height)
    let heatmap = heatmap(picture, shown, model)
    heatmap.draw(in: body, to: &buffer)
    let foot = Rect(x: rest.x, y: fit.area.bottom, width: rest.width, height: 1)
      .intersection(rest)
    buffer.write(legend(heatmap, image, model, width: foot.width), in: foot)
  }

  /// The bounds of a picture's steps; without the steps where there is no room for them.
  private static func legend(
    _ heatmap: Heatmap, _ image: HeatmapImage, _ model: Model, width: Int
  ) -> Line {
    let scale = heatmap.scale
    let long = HeatmapLegend(scale: scale, ladder: model.view.ladder, glyphs: model.glyphs)
      .line(image.summary)
    if long.displayWidth <= width { return long }
    let bounds = [scale.lower, scale.upper].map { NumberFormat.float($0, digits: 3) }
    return model.glyphs.line([Span(bounds.joined(separator: " … "))])
      .shortened(to: width, ellipsis: model.glyphs.ellipsis)
  }

  private static func caption(
    _ picture: SalientPicture, _ maps: SaliencyMaps, _ model: Model
  ) -> String {
    switch picture {
    case .input: return "input"
    case .saliency: return "saliency: |∂score/∂input|"
    case .gradCAM:
      let name = "Grad-CAM " + model.network.nodes[maps.layer].name
      return maps.gradCAM != nil && maps.isEmpty ? name + ": speaks nowhere for it" : name
    }
  }

  /// The caption where room is short.
  private static func shortCaption(
    _ picture: SalientPicture, _ maps: SaliencyMaps, _ model: Model
  ) -> String {
    switch picture {
    case .input, .saliency: "\(picture)"
    case .gradCAM: "CAM \(model.network.nodes[maps.layer].name)"
    }
  }

  private static func heatmap(
    _ picture: SalientPicture, _ image: HeatmapImage, _ model: Model
  ) -> Heatmap {
    let palette = picture == .input ? Palette.grey : model.view.palette
    return Heatmap(
      image: image, scale: ColorScale(range: image.range, policy: .layer, palette: palette),
      ladder: model.view.ladder)
  }

  // MARK: - One picture, and clicks

  /// The chosen picture as large as it fits; nil where it is not here.
  static func zoomed(_ model: Model) -> HeatmapZoom? {
    guard let image = model.saliencyMaps?.image(model.view.picture) else { return nil }
    return HeatmapZoom(
      heatmap: heatmap(model.view.picture, image, model), glyphs: model.glyphs,
      cursor: model.view.cursor, zoom: model.view.zoom)
  }

  /// The part of the pane that the zoomed picture has.
  static func zoomArea(_ area: Rect) -> Rect {
    let rest = area.splitTop(area.height > 4 ? 1 : 0).rest
    return rest.splitTop(rest.height > 7 ? 1 : 0).rest
  }

  /// The picture under a cell.
  static func picture(at point: Point, _ model: Model, in area: Rect) -> SalientPicture? {
    let rest = area.splitTop(area.height > 4 ? 1 : 0).rest
    return SalientPicture.allCases.first { tile($0, in: rest).contains(point) }
  }
}

extension SaliencyMaps {
  /// One of the pictures; nil where it is not here.
  func image(_ picture: SalientPicture) -> HeatmapImage? {
    switch picture {
    case .input: input
    case .saliency: saliency
    case .gradCAM: gradCAM
    }
  }
}
