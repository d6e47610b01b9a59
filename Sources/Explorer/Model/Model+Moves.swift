import Engine

extension Model {
  /// Moves through the tree, opens and closes blocks, finds.
  mutating func performMove(_ command: Command) {
    if movesView(command) { return }
    switch command {
    case .next: move(to: tree.list.selected + 1)
    case .previous: move(to: tree.list.selected - 1)
    case .first: move(to: 0)
    case .last: move(to: rows.count - 1)
    case .page(let page):
      let shown = geometry.treeHeight(self) ?? size.height - 6
      move(to: tree.list.selected + page.lines(page: shown))
    case .nextBlock: moveToBlock(after: true)
    case .previousBlock: moveToBlock(after: false)
    case .goTo(let name): go(to: name)
    case .openBlock, .closeBlock, .toggleBlock, .choose: changeBlock(command)
    case .fold(let isOn): fold(isOn)
    case .find(let text):
      sought.text = text
      find(from: tree.list.selected + 1, by: 1)
    case .findNext: find(from: tree.list.selected + 1, by: 1)
    case .findPrevious: find(from: tree.list.selected - 1, by: -1)
    default: break
    }
  }

  /// Chooses a line; before the first and after the last there is none.
  mutating func move(to line: Int) {
    tree.list.selected = max(0, min(line, rows.count - 1))
    view.scroll = 0
    view.question = nil
    view.cell.isOnTotals = false
    keepChoicesInside()
  }

  /// Keeps the chosen line in view, the channel and the cursor inside of what the chosen layer has.
  mutating func keepChoicesInside() {
    if let height = geometry.treeHeight(self) {
      tree.list.scrollToSelection(count: rows.count, height: height)
    }
    view.channel = min(view.channel, max(0, channelCount - 1))
    placeCursor(view.cursor)
  }

  private mutating func moveToBlock(after: Bool) {
    let current = tree.list.selected
    let lines = rows.indices.filter { rows[$0].isOpen != nil }
    let line = after ? lines.first { $0 > current } : lines.last { $0 < current }
    if let line { move(to: line) }
  }

  /// Chooses a layer or block by name; the blocks around it open.
  mutating func go(to name: String) {
    if let block = network.blockIndex(of: name) {
      open(around: network.ancestors(of: block).dropLast())
      if let line = rows.firstIndex(where: { $0.item == .block(block) }) { move(to: line) }
    } else if let layer = network.index(of: name) {
      open(around: network.blockPath(of: layer))
      select(layer: layer)
      move(to: tree.list.selected)
    } else {
      let names = network.nodes.map(\.name) + network.blocks.map(\.name)
      let near = NearestWord.of(name, among: names).map { "; did you mean \($0)?" } ?? ""
      let error = NetworkError.unknownLayer(name.sanitized, network: network.name)
      notice = Notice(text: error.description + near, isError: true)
    }
  }

  private mutating func open(around blocks: some Sequence<Int>) {
    tree.openBlocks.formUnion(blocks)
    refreshRows()
  }

  private mutating func changeBlock(_ command: Command) {
    guard case .block(let block) = selection else {
      if command == .closeBlock { closeAround() }
      if command == .choose { chooseMap() }
      return
    }
    let isOpen = tree.openBlocks.contains(block)
    switch command {
    case .openBlock where isOpen: move(to: tree.list.selected + 1)
    case .openBlock: tree.openBlocks.insert(block)
    case .closeBlock where !isOpen: closeParent(of: block)
    case .closeBlock: tree.openBlocks.remove(block)
    default: tree.openBlocks.formSymmetricDifference([block])
    }
    refreshRows()
  }

  /// On a narrow screen the layer's maps come first, then one of them.
  private mutating func chooseMap() {
    if isNarrow, !view.isInFront {
      view.isInFront = true
    } else {
      performLook(.zoom(view.isZoomed ? .out : .in))
    }
  }

  private mutating func closeAround() {
    guard case .layer(let layer) = selection, let block = network.nodes[layer].block else { return }
    close(block)
  }

  private mutating func closeParent(of block: Int) {
    if let parent = network.blocks[block].parent { close(parent) }
  }

  private mutating func close(_ block: Int) {
    tree.openBlocks.remove(block)
    refreshRows()
    if let line = rows.firstIndex(where: { $0.item == .block(block) }) { move(to: line) }
  }

  private mutating func fold(_ isOn: Bool?) {
    let layer = selectedLayer
    tree.foldsFollowers = isOn ?? !tree.foldsFollowers
    refreshRows()
    select(layer: layer)
    keepChoicesInside()
  }

  /// Looks for the text in names, kinds and captions, round the end once; closed blocks are opened.
  private mutating func find(from start: Int, by step: Int) {
    guard !sought.text.isEmpty else {
      notice = Notice(text: "nothing was looked for yet: / finds", isError: false)
      return
    }
    let all = NetworkRows(
      network, analysis, openBlocks: Set(network.blocks.indices),
      foldsFollowers: tree.foldsFollowers, changes: consequences.changes
    ).rows
    let current = all.firstIndex { $0.item == selection } ?? 0
    let wanted = SoughtText(sought.text)
    let begin = current + (start - tree.list.selected)
    for distance in all.indices {
      let place = ((begin + step * distance) % all.count + all.count) % all.count
      if wanted.isFound(in: findableWords(of: all[place])) {
        reveal(all[place].item)
        return
      }
    }
    notice = Notice(
      text: "nothing in \(network.name) matches \(sought.text.sanitized)", isError: true)
  }

  /// What a line is found by: all that it stands for, folded layers too, and its caption.
  private func findableWords(of row: NetworkRow) -> [String] {
    let words =
      switch row.item {
      case .block(let block): network.findableWords(ofBlock: block)
      case .layer: row.layers.flatMap(network.findableWords(ofLayer:))
      }
    return words + [row.caption]
  }

  private mutating func reveal(_ item: NetworkItem) {
    go(to: name(of: item))
  }

  /// The full name of a layer or block.
  func name(of item: NetworkItem) -> String {
    network.name(of: item)
  }
}

extension PageMove {
  /// How many lines the move goes down, where so many are seen at once.
  func lines(page: Int) -> Int {
    switch self {
    case .up: -max(1, page)
    case .down: max(1, page)
    case .halfUp: -max(1, page / 2)
    case .halfDown: max(1, page / 2)
    }
  }
}
