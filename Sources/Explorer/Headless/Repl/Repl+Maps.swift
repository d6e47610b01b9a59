import Engine

extension Repl {
  private static let pane = Size(width: 78, height: 22)

  /// The chosen layer's feature maps in ASCII, as many as fit, from the chosen channel's page.
  func maps() throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else { return vector(activation) }
    var buffer = CellBuffer(size: Self.pane)
    mosaic(of: activation).draw(in: Rect(Self.pane), to: &buffer) { activation.map($0) }
    return lines(of: buffer)
  }

  private func mosaic(of activation: Tensor) -> Mosaic {
    Mosaic(
      map: Size(width: activation.shape[3], height: activation.shape[2]),
      count: activation.shape[1], selected: state.channel, policy: policy,
      layerRange: activation.withElements { ValueRange(of: $0) }, ladder: .ascii, glyphs: .unicode)
  }

  /// What the ends of a ramp mean; gradients have zero in the middle.
  private var policy: RangePolicy { state.numbers.objective == nil ? state.policy : .signed }

  /// The next page of maps or the one before; at the ends it stays.
  mutating func turnMaps(forward: Bool) throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else { return vector(activation) }
    let layout = mosaic(of: activation).layout(in: Rect(Self.pane))
    let first = layout.first + (forward ? layout.perPage : -layout.perPage)
    if (0..<activation.shape[1]).contains(first) { state.channel = first }
    return try maps()
  }

  /// One map as large as fits, with the bounds of every step of its ramp.
  func oneMap() throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else { return vector(activation) }
    let map = activation.map(state.channel)
    let range =
      policy == .channel ? map.range : activation.withElements { ValueRange(of: $0) }
    let scale = ColorScale(range: range, policy: policy)
    let pane = Size(width: Self.pane.width, height: 39)
    var buffer = CellBuffer(size: pane)
    Heatmap(image: map, scale: scale, ladder: .ascii).draw(in: Rect(pane), to: &buffer)
    let legend = HeatmapLegend(scale: scale, ladder: .ascii, glyphs: .unicode)
    return ["\(state.node.name), map \(state.channel) of \(activation.shape[1])"]
      + lines(of: buffer)
      + legend.lines(width: pane.width, map.summary).map { $0.map(\.text).joined() }
  }

  mutating func showChannel(_ number: Int) throws -> [String] {
    let count = state.channelCount
    guard (0..<count).contains(number) else {
      throw ReplError.badChannel(number, layer: state.node.name, count: count)
    }
    state.channel = number
    return try oneMap()
  }

  /// Moves the cursor and reads out the value of the chosen map under it.
  mutating func readOut(_ move: CursorMove) throws -> [String] {
    let activation = try activation()
    guard activation.shape.rank == 4 else {
      throw ReplError.nothingToShow("\(state.node.name) has no maps to move a cursor in")
    }
    let map = activation.map(state.channel)
    let (columns, rows) = move.step
    state.cursor.column = max(0, min(state.cursor.column + columns, map.width - 1))
    state.cursor.row = max(0, min(state.cursor.row + rows, map.height - 1))
    let value = map.values[state.cursor.row * map.width + state.cursor.column]
    return [
      "\(state.node.name), map \(state.channel), row \(state.cursor.row), "
        + "column \(state.cursor.column): \(NumberFormat.float(value))"
    ]
  }

  /// Chooses a palette, nil for the next, and says where it shows.
  mutating func choose(_ palette: Palette?) -> String {
    let all = CommandTable.selectablePalettes
    let place = all.firstIndex(of: state.palette) ?? 0
    state.palette = palette ?? all[(place + 1) % all.count]
    return "palette \(state.palette.rawValue); text has characters for colours, from blank for "
      + "the smallest value to @ for the largest"
  }

  private func activation() throws -> Tensor {
    let (session, setup, index) = (session, state.setup, state.chosen)
    try requireSound(index)
    if let objective = state.numbers.objective { return try gradient(of: objective) }
    return try waitFor { try await session.activation(of: index, in: setup) }
  }

  /// A vector: its largest values with their numbers and names.
  private func vector(_ activation: Tensor) -> [String] {
    let count = activation.shape.rank > 1 ? activation.shape[1] : activation.count
    let isAnswer =
      state.chosen == state.network.output
      || state.network.sideBranchOutputs.contains(state.chosen)
    let largest = activation.topClasses(10, labels: isAnswer ? state.network.labels : [])
    let lines = largest.map { entry in
      NumberFormat.float(entry.probability).padded(to: 10, onTheLeft: true) + "  "
        + (isAnswer ? entry.label : "[\(entry.index)]")
    }
    return ["\(state.node.name): the largest of \(NumberFormat.count(count)) values"] + lines
  }

  func lines(of buffer: CellBuffer) -> [String] {
    // The mosaic's legend keeps to the bottom of its pane: what is empty above it goes.
    (0..<buffer.size.height).map { buffer.plainText(row: $0) }.filter { !$0.isEmpty }
  }
}

extension Tensor {
  /// One channel of the first example.
  fileprivate func map(_ channel: Int) -> HeatmapImage {
    precondition((0..<shape[1]).contains(channel), "there is a map of this number")
    let (height, width) = (shape[2], shape[3])
    let plane = height * width
    return withElements { elements in
      HeatmapImage(
        width: width, height: height,
        values: Array(elements[channel * plane..<(channel + 1) * plane]))
    }
  }
}

extension CursorMove {
  /// How many columns and rows it goes on.
  fileprivate var step: (columns: Int, rows: Int) {
    switch self {
    case .up: (0, -1)
    case .down: (0, 1)
    case .left: (-1, 0)
    case .right: (1, 0)
    }
  }
}

extension PageMove {
  /// How many layers of text it goes on.
  var layers: Int {
    switch self {
    case .up: -20
    case .down: 20
    case .halfUp: -10
    case .halfDown: 10
    }
  }
}
