public import Engine

/// The form of a layer's hyper-parameters: what was chosen and typed so far, and what it would do to the network.
///
/// Nothing of the network changes until the form is accepted.
public struct EditForm: Hashable, Sendable {
  /// One hyper-parameter.
  public struct Field: Hashable, Sendable {
    /// The layer's name.
    public let layer: String
    /// The property with its value in the draft.
    public let property: EditableProperty
    /// The value before the form was opened; nil where the layer did not have the property.
    public let original: String?
  }

  /// The layers whose hyper-parameters it lists.
  public let layers: [String]
  /// All hyper-parameters, layer by layer.
  public private(set) var fields: [Field]
  /// The chosen field.
  public private(set) var selected = 0
  /// The value of the chosen field as it is typed.
  public internal(set) var line: InputLine
  /// The network as the form would make it.
  public private(set) var draft: AnalyzedNetwork
  /// The values with which the first layer that cannot be computed could be.
  public private(set) var remedies: [Remedy] = []
  /// Why the typed text is no value; nil when it is one.
  public private(set) var complaint: String?
  /// The network before the form was opened.
  private var original: AnalyzedNetwork
  /// Whether what is typed takes the place of the value.
  private var replacesValue = true

  /// Opens the form of layers; nil when none of them has anything to set.
  ///
  /// - Parameters:
  ///   - layers: the indices of the layers.
  ///   - network: the network.
  ///   - analysis: what follows from its layers.
  public init?(_ layers: [Int], of network: Network, _ analysis: NetworkAnalysis) {
    self.layers = layers.map { network.nodes[$0].name }
    original = AnalyzedNetwork(network, analysis)
    draft = original
    fields = Self.fields(of: self.layers, in: network, original: network)
    guard let first = fields.first else { return nil }
    line = InputLine(first.property.value)
    remedies = network.remedies(analysis)
  }

  /// What the form would change, as a sentence; empty for nothing.
  public var changes: String {
    fields.filter { $0.original != $0.property.value }
      .map { "\($0.layer): \($0.property.name) \($0.property.value)" }.joined(separator: ", ")
  }

  /// The form on a network of the same layers, of which other things have changed meanwhile: what the classes are called,
  /// or switches; nil where the layers are others.
  func moved(to other: AnalyzedNetwork) -> EditForm? {
    guard other.network.nodes == original.network.nodes else { return nil }
    var form = self
    var network = draft.network
    (network.switches, network.details) = (other.network.switches, other.network.details)
    form.original = other
    form.draft = AnalyzedNetwork(network, NetworkAnalysis(network))
    return form
  }

  /// A setup with the form's network: what accepting would make of it, input aside.
  func setup(of setup: Setup) -> Setup {
    var changed = setup
    changed.network = draft.network
    changed.parameters = setup.parameters.fillingGaps()
    return changed
  }

  private static func fields(
    of layers: [String], in network: Network, original: Network
  ) -> [Field] {
    layers.flatMap { name -> [Field] in
      guard let index = network.index(of: name) else { return [] }
      let old = original.nodes[index].layer.editableProperties
      return network.nodes[index].layer.editableProperties.map { property in
        Field(
          layer: name, property: property,
          original: old.first { $0.name == property.name }?.value)
      }
    }
  }
}

extension EditForm {
  /// Chooses the field so many further, round the ends; a text that is no value is given up.
  mutating func move(by step: Int) {
    selected = ((selected + step) % fields.count + fields.count) % fields.count
    showValue()
  }

  /// Goes to the value so many steps further; where there is none it stays.
  mutating func step(by steps: Int) {
    let property = fields[selected].property
    guard let text = property.values.value(steps, from: property.value) else { return }
    set(text)
    showValue()
  }

  /// Puts typed text in; the first takes the place of the value.
  mutating func type(_ text: String) {
    if replacesValue { line.clear() }
    replacesValue = false
    line.insert(text)
    set(line.text)
  }

  /// Edits the line and takes it for the value.
  mutating func edit(_ change: (inout InputLine) -> Void) {
    change(&line)
    replacesValue = false
    if line.text != fields[selected].property.value { set(line.text) }
  }

  /// Shows the value of the chosen field, the cursor behind it.
  private mutating func showValue() {
    line = InputLine(fields[selected].property.value)
    complaint = nil
    replacesValue = true
  }

  private mutating func set(_ text: String) {
    let field = fields[selected]
    do throws(NetworkError) {
      let network = try draft.network.setting(field.property.name, of: field.layer, to: text)
      let analysis = NetworkAnalysis(network)
      draft = AnalyzedNetwork(network, analysis)
      let difference = NetworkDifference(
        from: original.network, original.analysis, to: network, analysis)
      remedies = network.remedies(analysis, edits: difference.changedRows)
      complaint = nil
    } catch {
      complaint = error.description
      return
    }
    fields = Self.fields(of: layers, in: draft.network, original: original.network)
    // Another mode has other properties.
    selected =
      fields.firstIndex { $0.layer == field.layer && $0.property.name == field.property.name }
      ?? min(selected, fields.count - 1)
  }
}
