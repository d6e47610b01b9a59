import Engine

extension Model {
  /// How many maps the activation of the chosen layer has.
  var channelCount: Int { analysis[selectedLayer]?.output.channels ?? 0 }

  /// Changes what is shown and how.
  mutating func performLook(_ command: Command) {
    switch command {
    case .show(let kind): show(kind)
    case .nextView: turn(by: 1)
    case .previousView: turn(by: -1)
    case .channel(let channel): chooseChannel(channel)
    case .nextChannel: step(by: 1)
    case .previousChannel: step(by: -1)
    case .nextMaps: turnMaps(by: 1)
    case .previousMaps: turnMaps(by: -1)
    case .zoom(let zoom): self.zoom(zoom)
    case .cursor(let move): moveCursor(move)
    case .palette(let palette): choosePalette(palette)
    case .scale(let scale): chooseScale(scale)
    case .ladder(let ladder): chooseLadder(ladder)
    case .sort(let column): sortTable(by: column)
    case .explain(let name, let quantity): explain(name, quantity)
    case .costs(let grouping): groupCosts(grouping)
    case .draw(let numbers): chooseNumbers(numbers)
    default: break
    }
  }

  /// Whether tree and view take turns on the screen.
  var isNarrow: Bool { geometry.isNarrow(self) }

  private mutating func show(_ kind: ViewKind) {
    if view.kind != kind || view.question != nil { view.scroll = 0 }
    if kind == .saliency, view.kind == kind, !classInquiry.problem.isEmpty { forgetClass() }
    view.question = nil
    view.kind = kind
    view.isInFront = true
  }

  /// On a narrow screen the tree takes turns with the view; else the views take turns.
  private mutating func turn(by step: Int) {
    if isNarrow {
      view.isInFront.toggle()
      return
    }
    let kinds = ViewKind.allCases
    let place = kinds.firstIndex(of: view.kind) ?? 0
    view.kind = kinds[(place + step + kinds.count) % kinds.count]
    view.question = nil
    view.scroll = 0
  }

  // MARK: - Maps

  /// Chooses a channel that somebody named.
  mutating func chooseChannel(_ channel: Int) {
    let count = max(1, channelCount)
    guard (0..<count).contains(channel) else {
      notice = Notice(
        text: "\(network.nodes[selectedLayer].name): a channel from 0 to \(count - 1) expected, "
          + "found \(channel)", isError: true)
      return
    }
    view.channel = channel
  }

  /// The next channel or the one before; where classes are looked at, the next class.
  private mutating func step(by step: Int) {
    if view.kind == .saliency { stepClass(by: step) } else { stepChannel(by: step) }
  }

  private mutating func stepChannel(by step: Int) {
    view.channel = max(0, min(view.channel + step, channelCount - 1))
  }

  private mutating func turnMaps(by step: Int) {
    if view.kind == .saliency {
      view.picture = view.picture.moved(by: step)
      placeCursor(view.cursor)
      return
    }
    stepChannel(by: step * geometry.mapsPerPage(self))
  }

  private mutating func zoom(_ move: ZoomMove) {
    switch move {
    case .in where !view.isZoomed:
      guard zoomedExtent != nil else { return }
      view.isZoomed = true
      view.isInFront = true
      if view.kind != .weights, view.kind != .saliency { view.kind = .maps }
    case .in: view.zoom = min(16, max(view.zoom, geometry.wholeMapZoom(self)) + 1)
    case .out where view.isZoomed && view.zoom > 0:
      view.zoom = view.zoom - 1 > geometry.wholeMapZoom(self) ? view.zoom - 1 : 0
    case .out: view.isZoomed = false
    }
  }

  private mutating func moveCursor(_ move: CursorMove) {
    if showsCells {
      moveCell(move)
      return
    }
    let (columns, rows): (Int, Int) =
      switch move {
      case .up: (0, -1)
      case .down: (0, 1)
      case .left: (-1, 0)
      case .right: (1, 0)
      }
    placeCursor(
      MatrixPlace(column: view.cursor.column + columns, row: view.cursor.row + rows))
  }

  /// Puts the cursor on a value of the zoomed map, kept inside of it.
  mutating func placeCursor(_ place: MatrixPlace) {
    guard let map = zoomedExtent else { return }
    view.cursor.column = max(0, min(place.column, map.width - 1))
    view.cursor.row = max(0, min(place.row, map.height - 1))
  }

  // MARK: - Colours

  private mutating func choosePalette(_ palette: Palette?) {
    let all = CommandTable.selectablePalettes
    let place = all.firstIndex(of: view.palette) ?? 0
    view.palette = palette ?? all[(place + 1) % all.count]
    let note = view.scale == .signed ? " (scale signed has its own colours)" : ""
    notice = Notice(text: "palette \(view.palette.rawValue)\(note)", isError: false)
  }

  private mutating func chooseScale(_ scale: RangePolicy) {
    view.scale = scale
    notice = Notice(text: "scale \(scale.rawValue)", isError: false)
  }

  private mutating func chooseLadder(_ ladder: HeatmapLadder) {
    guard ladder == .ascii || !glyphs.isASCII else {
      notice = Notice(text: "this terminal shows ASCII characters only", isError: true)
      return
    }
    guard ladder == .ascii || hasColors else {
      notice = Notice(
        text: "ladder \(ladder.rawValue) needs colours, this terminal shows none; ascii expected",
        isError: true)
      return
    }
    view.ladder = ladder
    notice = Notice(text: "maps drawn as \(ladder.rawValue)", isError: false)
  }

  /// Closes what lies on top: help, a line being typed, a zoomed map, the view in front.
  ///
  /// - Returns: whether there was something to close.
  @discardableResult
  mutating func goBack() -> Bool {
    if help != nil {
      help = nil
    } else if prompt != nil {
      prompt = nil
    } else if showsOneMap {
      view.isZoomed = false
      view.zoom = 0
    } else if let origin = view.question?.origin {
      view.question = nil
      view.kind = origin
    } else if showsCells, view.cell.showsWhy {
      view.cell.showsWhy = false
    } else if view.isInFront {
      view.isInFront = false
      return geometry.isNarrow(self)
    } else {
      return false
    }
    return true
  }

  /// Whether one map has the view, and the arrows move its cursor.
  var showsOneMap: Bool {
    view.isZoomed && view.kind.hasPictures && (!isNarrow || view.isInFront)
  }

  /// The keys that count at the moment.
  public var keyContext: KeyContext {
    if help != nil { return .help }
    if form != nil { return .form }
    if let prompt { return prompt.purpose == .find ? .find : .commandLine }
    if showsOneMap { return .zoomedMap }
    if showsTable { return .table }
    if showsCost { return .cost }
    if showsProfile { return .profile }
    if view.kind == .saliency, view.isInFront { return .saliency }
    return .main
  }
}

extension TableColumn {
  /// The column after this one, round the end.
  func next(among columns: [TableColumn]) -> TableColumn {
    let place = columns.firstIndex(of: self) ?? 0
    return columns[(place + 1) % columns.count]
  }
}
