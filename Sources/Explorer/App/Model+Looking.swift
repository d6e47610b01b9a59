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
    case .nextChannel: chooseChannel(view.channel + 1)
    case .previousChannel: chooseChannel(view.channel - 1)
    case .zoom(let zoom): view.isZoomed = zoom == .in
    case .cursor(let move): moveCursor(move)
    case .palette(let palette): choosePalette(palette)
    case .scale(let scale): view.scale = scale
    case .sort(let column): view.sorting = column ?? view.sorting.next
    default: break
    }
  }

  private mutating func show(_ kind: ViewKind) {
    view.kind = kind
    view.isInFront = true
  }

  /// On a narrow screen the tree takes turns with the view; else the views take turns.
  private mutating func turn(by step: Int) {
    if size.width < Layout.widthForBoth {
      view.isInFront.toggle()
      return
    }
    let kinds = ViewKind.allCases
    let place = kinds.firstIndex(of: view.kind) ?? 0
    view.kind = kinds[(place + step + kinds.count) % kinds.count]
  }

  private mutating func chooseChannel(_ channel: Int) {
    view.channel = max(0, min(channel, channelCount - 1))
  }

  private mutating func moveCursor(_ move: CursorMove) {
    guard let shape = analysis[selectedLayer]?.output, shape.isFeatureMaps else { return }
    let (columns, rows): (Int, Int) =
      switch move {
      case .up: (0, -1)
      case .down: (0, 1)
      case .left: (-1, 0)
      case .right: (1, 0)
      }
    view.cursor.column = max(0, min(view.cursor.column + columns, shape.width - 1))
    view.cursor.row = max(0, min(view.cursor.row + rows, shape.height - 1))
  }

  private mutating func choosePalette(_ palette: Palette?) {
    let all = Palette.allCases
    let place = all.firstIndex(of: view.palette) ?? 0
    view.palette = palette ?? all[(place + 1) % all.count]
    notice = Notice(text: "palette \(view.palette.rawValue)", isError: false)
  }

  /// Closes what lies on top: help, a line being typed, a zoomed map, the view in front.
  mutating func goBack() {
    if help != nil {
      help = nil
    } else if prompt != nil {
      prompt = nil
    } else if view.isZoomed {
      view.isZoomed = false
    } else {
      view.isInFront = false
    }
  }

  /// The keys that count at the moment.
  public var keyContext: KeyContext {
    if help != nil { return .help }
    if let prompt { return prompt.purpose == .find ? .find : .commandLine }
    return view.isZoomed ? .zoomedMap : .main
  }

  mutating func handle(_ event: MouseEvent) -> [Effect] {
    switch event.action {
    case .wheelUp: move(to: tree.selected - 3)
    case .wheelDown: move(to: tree.selected + 3)
    case .click, .doubleClick:
      let layout = Layout(self)
      let point = Point(x: event.x, y: event.y)
      guard let area = layout.tree, area.contains(point) else { return [] }
      let offset = TreePane.offset(tree, rows: rows.count, height: area.height)
      move(to: offset + event.y - area.y)
      if event.action == .doubleClick { performMove(.toggleBlock) }
    }
    return inspectIfThere()
  }
}

extension TableColumn {
  /// The column after this one, round the end.
  var next: TableColumn {
    let all = TableColumn.allCases
    let place = all.firstIndex(of: self) ?? 0
    return all[(place + 1) % all.count]
  }
}
