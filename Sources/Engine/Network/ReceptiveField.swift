/// The part of the network's input that one place of a layer's output can depend on.
///
/// Place `i` along a side sees the input's pixels `offset + i · stride` up to `size − 1` further; what lies beyond
/// the input is padding.
public struct ReceptiveField: Hashable, Sendable {
  /// The field along the rows or the columns.
  public struct Side: Hashable, Sendable {
    /// How many pixels a place sees; at most, where the field is not regular.
    public let size: Int
    /// How many pixels further the next place sees; 0 where all places see the same.
    public let stride: Int
    /// The first pixel that place 0 sees; negative in the padding.
    public let offset: Int
    /// The last pixel that any place sees.
    public let end: Int
    /// Whether all places see equally many pixels, equally far apart.
    public let isRegular: Bool
    /// How many pixels the input has.
    public let input: Int

    /// Whether there is one view only, and it takes in all of the input.
    public var seesAll: Bool {
      (stride == 0 || end - offset + 1 == size) && offset <= 0 && offset + size >= input
    }
    /// Whether the field is larger than the input.
    public var exceedsInput: Bool { size > input }
  }

  /// Along the rows.
  public let vertical: Side
  /// Along the columns.
  public let horizontal: Side

  /// Whether every place sees the whole input.
  public var seesAll: Bool { vertical.seesAll && horizontal.seesAll }
  /// Whether all places see equally much, equally far apart.
  public var isRegular: Bool { vertical.isRegular && horizontal.isRegular }
  /// The height and width of what a place sees.
  public var size: Extent { Extent(height: vertical.size, width: horizontal.size) }
  /// How far apart neighbouring places look.
  public var stride: Extent { Extent(height: vertical.stride, width: horizontal.stride) }
}

extension ReceptiveField {
  /// What a place sees, in words: `11×11 input pixels, every 4`, `the whole input`.
  public var description: String {
    if seesAll { return "the whole input" }
    let pixels = (isRegular ? "" : "up to ") + size.caption + " input pixels"
    if stride == 0 { return pixels }
    return pixels + (isRegular ? ", every " : ", about every ") + stride.text
  }

  /// The same for tables: `11×11 /4`, `all`.
  public var caption: String {
    if seesAll { return "all" }
    return (isRegular ? "" : "≤") + size.caption + (stride == 0 ? "" : " /" + stride.text)
  }
}

extension NetworkAnalysis {
  /// The receptive field of every layer, through skips and branches the union; nil where nothing is known,
  /// in networks whose input is no picture, and for numbers beyond reason.
  static func receptiveFields(
    of network: Network, _ states: [LayerState]
  ) -> [ReceptiveField?] {
    guard network.inputShape.isFeatureMaps else { return states.map { _ in nil } }
    var fields: [ReceptiveField?] = []
    fields.reserveCapacity(states.count)
    for (index, state) in states.enumerated() {
      guard let facts = state.facts else {
        fields.append(nil)
        continue
      }
      let layer = network.nodes[index].layer
      guard !network.nodes[index].inputs.isEmpty else {
        fields.append(ReceptiveField(input: facts.output))
        continue
      }
      let inputs = network.effectiveInputs(of: index).map { fields[$0] }
      let seen = ReceptiveField.union(inputs, over: facts.output)
      fields.append(
        seen.flatMap { $0.through(layer.spatialReach(for: facts.inputs), facts) })
    }
    return fields
  }
}
