import Engine

/// An edit of the network as a command asks for it: what it makes, what to say of it, where to go then.
struct NetworkEdit {
  /// The network after the edit.
  let network: Network
  /// What was done.
  let sentence: String
  /// The layer or block that it was about; nil where that is gone, or all is meant.
  let place: String?

  /// Why an edit was refused, in a sentence.
  struct Refusal: Error, Hashable, CustomStringConvertible {
    /// The sentence.
    let description: String
  }

  /// Does what a command says to a network.
  ///
  /// - Parameters:
  ///   - command: the command; nil is the answer to those that edit no layers.
  ///   - network: the network as it is.
  ///   - chosen: the name of the layer or block that is meant where the command names none.
  ///   - original: the network as it was opened.
  /// - Throws: `Refusal`.
  init?(
    _ command: Command, in network: Network, chosen: String, original: Network
  ) throws(Refusal) {
    do {
      guard let edit = try Self.edit(command, network, chosen, original) else { return nil }
      self = edit
    } catch {
      throw Refusal(description: "\(error)" + Self.suggestion(for: error, network))
    }
  }

  private init(_ network: Network, _ sentence: String, place: String? = nil) {
    self.network = network
    self.sentence = sentence
    self.place = place
  }

  private static func edit(
    _ command: Command, _ network: Network, _ chosen: String, _ original: Network
  ) throws -> NetworkEdit? {
    switch command {
    case .set(let layer, let property, let value):
      return NetworkEdit(
        try network.setting(property, of: layer, to: value), "\(layer): \(property) \(value)",
        place: layer)
    case .setClasses(let count):
      return NetworkEdit(
        try network.settingClasses(to: count), "\(count) \(count == "1" ? "class" : "classes")",
        place: network.classifier.map { network.nodes[$0].name })
    case .insert(let insertion):
      let made = try network.inserting(
        insertion.what, at: insertion.place, settings: insertion.settings)
      return NetworkEdit(
        made.network,
        "\(made.name) put in \(insertion.place.side.rawValue) \(insertion.place.part)",
        place: made.name)
    case .remove(let name):
      let name = name ?? chosen
      return NetworkEdit(try network.removing(name), "\(name) taken out")
    case .duplicate(let name):
      let name = name ?? chosen
      let made = try network.duplicating(name)
      return NetworkEdit(made.network, "\(made.name) is a copy of \(name)", place: made.name)
    case .reset: return NetworkEdit(original, "the network is as it was opened")
    default: return nil
    }
  }

  /// The nearest name where none is the one that was given.
  private static func suggestion(for error: any Error, _ network: Network) -> String {
    let name: String
    switch error {
    case NetworkError.unknownLayer(let unknown, _): name = unknown
    case RestructuringError.unknownPart(let unknown, _): name = unknown
    case RestructuringError.unknownKind(let word, let known):
      return NearestWord.of(word, among: known).map { "; did you mean \($0)?" } ?? ""
    default: return ""
    }
    let names = network.nodes.map(\.name) + network.blocks.map(\.name)
    return NearestWord.of(name, among: names).map { "; did you mean \($0)?" } ?? ""
  }
}
