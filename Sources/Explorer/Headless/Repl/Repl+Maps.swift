import Engine

extension Repl {
  private static let pane = Size(width: 78, height: 22)

  /// The chosen layer's feature maps in ASCII, as many as fit, from the chosen channel's page.
  func maps() throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else { return vector(activation) }
    var buffer = CellBuffer(size: Self.pane)
    let mosaic = Mosaic(
      map: Size(width: activation.shape[3], height: activation.shape[2]),
      count: activation.shape[1], selected: state.channel, policy: state.policy,
      layerRange: activation.withElements { ValueRange(of: $0) }, ladder: .ascii, glyphs: .unicode)
    mosaic.draw(in: Rect(Self.pane), to: &buffer) { activation.map($0) }
    return lines(of: buffer)
  }

  /// One map as large as fits, with the bounds of every step of its ramp.
  func oneMap() throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else { return vector(activation) }
    let map = activation.map(state.channel)
    let range =
      state.policy == .channel ? map.range : activation.withElements { ValueRange(of: $0) }
    let scale = ColorScale(range: range, policy: state.policy)
    let pane = Size(width: Self.pane.width, height: 39)
    var buffer = CellBuffer(size: pane)
    Heatmap(image: map, scale: scale, ladder: .ascii).draw(in: Rect(pane), to: &buffer)
    let legend = HeatmapLegend(scale: scale, ladder: .ascii, glyphs: .unicode)
    return ["\(state.node.name), map \(state.channel) of \(activation.shape[1])"]
      + lines(of: buffer)
      + legend.lines(width: pane.width, map.summary).map { $0.map(\.text).joined() }
  }

  mutating func showChannel(_ number: Int) throws -> [String] {
    let count = state.analysis[state.chosen]?.output.channels ?? 0
    guard (0..<count).contains(number) else {
      throw ReplError.badChannel(number, layer: state.node.name, count: count)
    }
    state.channel = number
    return try oneMap()
  }

  private func activation() throws -> Tensor {
    let (session, setup, index) = (session, state.setup, state.chosen)
    return try waitFor { try await session.activation(of: index, in: setup) }
  }

  /// A vector: its largest values with their numbers and names.
  private func vector(_ activation: Tensor) -> [String] {
    let count = activation.shape.rank > 1 ? activation.shape[1] : activation.count
    let isAnswer = state.chosen == state.network.output
    let largest = activation.topClasses(10, labels: isAnswer ? state.network.labels : [])
    let lines = largest.map { entry in
      NumberFormat.float(entry.probability).padded(to: 10, onTheLeft: true) + "  "
        + (isAnswer ? entry.label : "[\(entry.index)]")
    }
    return ["\(state.node.name): the largest of \(NumberFormat.count(count)) values"] + lines
  }

  private func lines(of buffer: CellBuffer) -> [String] {
    // The mosaic's legend keeps to the bottom of its pane: what is empty above it goes.
    (0..<buffer.size.height).map { buffer.plainText(row: $0) }.filter { !$0.isEmpty }
  }
}

extension Tensor {
  /// One channel of the first example.
  fileprivate func map(_ channel: Int) -> HeatmapImage {
    let (height, width) = (shape[2], shape[3])
    let plane = height * width
    return withElements { elements in
      HeatmapImage(
        width: width, height: height,
        values: Array(elements[channel * plane..<(channel + 1) * plane]))
    }
  }
}
