/// Where something is put into a network.
public struct InsertionPlace: Hashable, Sendable {
  /// Behind a part or in front of it.
  public enum Side: String, Hashable, Sendable, CaseIterable {
    /// Behind it: what read the part reads the new layer.
    case after
    /// In front of it: the part reads the new layer.
    case before
  }

  /// On which side of the part.
  public let side: Side
  /// The name of a layer or block.
  public let part: String

  /// Makes a place.
  public init(_ side: Side, _ part: String) {
    self.side = side
    self.part = part
  }
}

extension Network {
  /// This network with a new layer, or a copy of a layer or block, put in.
  ///
  /// - Parameters:
  ///   - what: a kind of layer, such as `relu`, or the name of a layer or block to copy.
  ///   - place: where it is put.
  ///   - settings: `name=NAME` for the new part's name; of a new layer also `PROPERTY=VALUE` for each hyper-parameter
  ///     that is not as it is by default, `with=LAYER` for what an addition or concatenation reads besides.
  /// - Returns: the network and the new part's name.
  /// - Throws: `RestructuringError` where it has no place.
  public func inserting(
    _ what: String, at place: InsertionPlace, settings: [String] = []
  ) throws(RestructuringError) -> (network: Network, name: String) {
    let part = try part(named: place.part)
    guard let kind = LayerKind(word: what), kind != .input else {
      guard blockIndex(of: what) != nil || index(of: what) != nil else {
        throw .unknownKind(what, known: LayerKind.allCases.dropFirst().map(\.rawValue))
      }
      guard place.side == .after else { throw .copyStandsBehind }
      return try inserting(
        copyOf: try self.part(named: what), after: part,
        named: try InsertionSettings(settings).nameAlone())
    }
    let settings = try InsertionSettings(settings)
    try checkLimits(adding: 1)
    return place.side == .after
      ? try inserting(kind, after: part, settings) : try inserting(kind, before: part, settings)
  }

  private func inserting(
    _ kind: LayerKind, after part: NetworkPart, _ settings: InsertionSettings
  ) throws(RestructuringError) -> (network: Network, name: String) {
    // The end of a side branch is read by nobody.
    let source = part.exits.isEmpty ? part.layers.last ?? 0 : try onlyExit(of: part)
    let second = try secondInput(
      of: kind, beside: source, settings, at: InsertionPlace(.after, nodes[source].name),
      independentOf: [source])
    let place = place(inLineBehind: part)
    let node = try node(kind, reading: [source] + second, at: place, settings)
    var draft = NetworkDraft(self)
    let number = draft.add(node, behind: place.predecessor)
    draft.replace(source, by: number) { $0 != number && !part.contains($0) }
    if kind == .addition { addSkip(endingAt: number, from: second.first, place.block, &draft) }
    return (draft.assembled(), node.name)
  }

  private func inserting(
    _ kind: LayerKind, before part: NetworkPart, _ settings: InsertionSettings
  ) throws(RestructuringError) -> (network: Network, name: String) {
    guard let first = part.layers.first, first > 0 else { throw .inputStays }
    guard let source = part.entries.first, part.entries.count == 1 else {
      throw .readsSeveral(part.name, inputs: names(of: part.entries))
    }
    let second = try secondInput(
      of: kind, beside: source, settings, at: InsertionPlace(.before, part.name),
      independentOf: part.layers)
    let place = NetworkPlace(
      predecessor: first - 1, block: block(around: first, inLineWith: part),
      sideBranch: nodes[first].sideBranch)
    let node = try node(kind, reading: [source] + second, at: place, settings)
    var draft = NetworkDraft(self)
    let number = draft.add(node, behind: place.predecessor)
    draft.replace(source, by: number, inAnswer: false, where: part.contains)
    return (draft.assembled(), node.name)
  }
}

extension Network {
  private func node(
    _ kind: LayerKind, reading inputs: [Int], at place: NetworkPlace, _ settings: InsertionSettings
  ) throws(RestructuringError) -> Node {
    let name = try newName(settings.name, otherwise: kind.layerName, in: place.block)
    let usual = kind.layer(reading: NetworkAnalysis(self)[inputs[0]]?.output)
    do throws(LayerPropertyError) {
      return Node(
        name: name, layer: try settings.layer(from: usual), inputs: inputs,
        block: place.block, sideBranch: place.sideBranch)
    } catch {
      throw .badProperty(error)
    }
  }

  /// What an addition or concatenation reads besides the layer before it; nothing for other kinds.
  ///
  /// - Parameters:
  ///   - kind: the kind of the new layer.
  ///   - source: what it reads first.
  ///   - settings: what is said of it.
  ///   - place: where it is put, for messages.
  ///   - layers: what must not lead to the second input, since a circle would come about.
  /// - Returns: the layer to read, if any.
  /// - Throws: `RestructuringError` where none is named, or one that cannot be read.
  private func secondInput(
    of kind: LayerKind, beside source: Int, _ settings: InsertionSettings,
    at place: InsertionPlace, independentOf layers: [Int]
  ) throws(RestructuringError) -> [Int] {
    guard kind == .addition || kind == .concatenation else {
      guard let other = settings.other else { return [] }
      throw .badSetting("with=\(other)")
    }
    guard let name = settings.other else { throw .secondInputNeeded(kind: kind) }
    let part = try part(named: name)
    let other = try onlyExit(of: part)
    guard other != source else { throw .sameInput(kind: kind, nodes[source].name) }
    guard nodesUpstream(of: other).isDisjoint(with: layers) else { throw .circle(name, place) }
    return [other]
  }

  /// A layer and those that it depends on.
  private func nodesUpstream(of layer: Int) -> Set<Int> {
    var upstream: Set = [layer]
    for index in (0...layer).reversed() where upstream.contains(index) {
      upstream.formUnion(nodes[index].inputs)
    }
    return upstream
  }

  /// An addition that ends a block to whose input it adds makes it a residual block.
  private func addSkip(
    endingAt addition: Int, from source: Int?, _ block: Int?, _ draft: inout NetworkDraft
  ) {
    guard let block, let source, blocks[block].skip == nil, !blockPath(of: source).contains(block)
    else { return }
    draft.blocks[block].skip = SkipConnection(
      kind: .identity, source: source, addition: addition, inputPosition: 1)
  }
}

/// What is said of a layer that is put in.
private struct InsertionSettings {
  var name: String?
  var other: String?
  var properties: [(String, String)] = []

  init(_ texts: [String]) throws(RestructuringError) {
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { throw .badSetting(text) }
      let (key, value) = (String(parts[0]), String(parts[1]))
      switch key {
      case "name":
        guard Self.isName(value) else { throw .badName(value, isTaken: false) }
        name = value
      case "with": other = value
      default: properties.append((key, value))
      }
    }
  }

  /// The name, where nothing else is said.
  ///
  /// - Throws: `RestructuringError.copyIsAsItIs`.
  func nameAlone() throws(RestructuringError) -> String? {
    let others = properties.map { "\($0.0)=\($0.1)" } + (other.map { ["with=" + $0] } ?? [])
    if let first = others.first { throw .copyIsAsItIs(setting: first) }
    return name
  }

  /// A usual layer with the properties that were given, and the padding that follows from them where none was.
  func layer(from usual: any Layer) throws(LayerPropertyError) -> any Layer {
    var layer = usual
    for (property, value) in properties { layer = try layer.changing(property, to: value) }
    guard !properties.contains(where: { $0.0 == "padding" }),
      case .window(let window) = layer.spatialReach(for: []),
      let padding = layer.kind.usualPadding(for: window)
    else { return layer }
    return try layer.changing("padding", to: padding.text)
  }

  private static func isName(_ text: String) -> Bool {
    text.count <= 100
      && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
        !part.isEmpty
          && part.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || "0123456789-_".unicodeScalars.contains($0))
          }
      }
  }
}
