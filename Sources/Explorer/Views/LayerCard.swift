public import Engine

/// The card of a layer or block as text: a title, a sentence, worked lines.
public struct LayerCard: Hashable, Sendable {
  /// A worked line: a short label and what stands beside it.
  public struct Entry: Hashable, Sendable {
    /// What the line is about: `size`, `params`, `MACs`.
    public let label: String
    /// The formula with numbers and the result.
    public let text: String
    /// A remark at the right: `no bias`, `2.8 % of the network`; empty for none.
    public let note: String
  }

  /// The full name.
  public let title: String
  /// Kind, hyper-parameters and what the paper calls the blocks around it.
  public let subtitle: String
  /// The shapes: `64×56×56 → 64×56×56`; empty where they are not known.
  public let shapes: String
  /// What it does, in one sentence.
  public let sentence: String
  /// The formula of the computation; empty for none.
  public let formula: String
  /// The worked lines.
  public let entries: [Entry]
  /// Why it cannot be computed; nil when it can.
  public let problem: String?
}

extension LayerCard {
  /// The card of a layer or of a block.
  public init(_ item: NetworkItem, of network: Network, _ analysis: NetworkAnalysis) {
    self =
      switch item {
      case .layer(let index): Self.layer(index, network, analysis)
      case .block(let index): Self.block(index, network, analysis)
      }
  }

  private static func layer(
    _ index: Int, _ network: Network, _ analysis: NetworkAnalysis
  ) -> LayerCard {
    let node = network.nodes[index]
    let captions = network.blockPath(of: index).map { network.blocks[$0].caption }
    let subtitle = ([node.layer.spokenCaption] + captions.filter { !$0.isEmpty })
      .joined(separator: ", ")
    guard let facts = analysis[index], let explanation = network.explanation(of: index, analysis)
    else { return problem(index, subtitle, network, analysis) }
    let active = network.effectiveInputs(of: index).compactMap { analysis[$0]?.output }
    let inputs = active.map(\.compactDescription).joined(separator: " + ")
    let output = facts.output.compactDescription
    let isCounted = node.sideBranch == nil || network.switches.sideBranches
    let entries = explanation.mainLines.map { line in
      Entry(line, share: line.label == "MACs" && isCounted ? share(facts, analysis) : "")
    }
    return LayerCard(
      title: node.name, subtitle: subtitle,
      shapes: inputs.isEmpty ? output : "\(inputs) → \(output)", sentence: explanation.sentence,
      formula: explanation.formula,
      entries: entries + (inputs.isEmpty ? [] : sees(index, analysis)),
      problem: nil)
  }

  private static func block(
    _ index: Int, _ network: Network, _ analysis: NetworkAnalysis
  ) -> LayerCard {
    let block = network.blocks[index]
    let layers = network.nodes.indices.filter { network.blockPath(of: $0).contains(index) }
    let facts = layers.compactMap { analysis[$0] }
    let macs = facts.map(\.multiplyAccumulates).saturatedSum()
    let isCounted = network.switches.sideBranches || network.sideBranch(of: layers) == nil
    let ends = [layers.first.flatMap { analysis[$0]?.inputs.first }, facts.last?.output]
    return LayerCard(
      title: block.name, subtitle: block.caption,
      shapes: ends.compactMap { $0?.compactDescription }.joined(separator: " → "),
      sentence: network.branchSentence(ofBlock: index, layers)
        ?? "A block of \(counted(layers.count, "layer"))" + skipPhrase(block, network)
        + network.modulePhrase(ofBlock: index) + ".",
      formula: block.skip.map { network.formula(of: $0, isOn: network.skipIsOn(index)) } ?? "",
      entries: [
        Entry(
          label: "params", text: NumberFormat.count(facts.map(\.parameterCount).saturatedSum()),
          note: ""),
        Entry(
          label: "MACs", text: NumberFormat.count(macs),
          note: isCounted ? share(macs, of: analysis.totals.multiplyAccumulates) : ""),
      ] + channels(of: index, network, analysis)
        + (layers.last.map { sees($0, analysis) } ?? []),
      problem: layers.lazy.compactMap { index in
        if case .illegal(let error) = analysis.states[index] {
          "\(network.nodes[index].name): \(error)"
        } else {
          nil
        }
      }.first)
  }

  /// Where a branch's channels stand in its module.
  private static func channels(
    of block: Int, _ network: Network, _ analysis: NetworkAnalysis
  ) -> [Entry] {
    guard let place = network.channels(ofBranch: block, analysis) else { return [] }
    let text = "\(place.channels.count) of \(place.all)"
    return [
      Entry(
        label: "channels", text: text,
        note: "\(place.channels.lowerBound) … \(place.channels.upperBound - 1) of "
          + network.nodes[place.concatenation].name)
    ]
  }

  private static func problem(
    _ index: Int, _ subtitle: String, _ network: Network, _ analysis: NetworkAnalysis
  ) -> LayerCard {
    let name = network.nodes[index].name
    let (sentence, problem): (String, String?) =
      switch analysis.states[index] {
      case .illegal(let error): ("This layer cannot be computed.", "\(name): \(error)")
      case .unknown(let cause):
        (
          "Nothing is known of this layer.",
          "\(network.nodes[cause].name), which it depends on, cannot be computed"
        )
      case .known: ("", nil)
      }
    return LayerCard(
      title: name, subtitle: subtitle, shapes: "", sentence: sentence, formula: "", entries: [],
      problem: problem)
  }

  private static func sees(_ layer: Int, _ analysis: NetworkAnalysis) -> [Entry] {
    guard let field = analysis.receptiveFields[layer] else { return [] }
    return [Entry(label: "sees", text: field.description, note: field.remark)]
  }

  private static func share(_ facts: LayerFacts, _ analysis: NetworkAnalysis) -> String {
    share(facts.multiplyAccumulates, of: analysis.totals.multiplyAccumulates)
  }

  private static func share(_ part: Int, of whole: Int) -> String {
    guard whole > 0, part > 0 else { return "" }
    return NumberFormat.percent(Double(part) / Double(whole)) + " of the network"
  }

  private static func skipPhrase(_ block: Block, _ network: Network) -> String {
    guard let skip = block.skip else { return "" }
    let source = network.nodes[skip.source].name
    let state = network.switches.skipsOff.contains(block.name) ? ", switched off" : ""
    return switch skip.kind {
    case .identity: " with an identity skip from \(source)\(state)"
    case .projection: " with a projection skip (1×1 convolution) from \(source)\(state)"
    case .zeroPadded: " with a zero-padded skip from \(source)\(state)"
    }
  }
}

extension LayerCard.Entry {
  init(_ line: Explanation.Line, share: String) {
    let result = line.result.isEmpty ? "" : " = " + line.result
    let note = [line.note, share].filter { !$0.isEmpty }.joined(separator: ", ")
    self.init(label: line.label, text: line.numbers + result, note: note)
  }
}

extension Layer {
  /// The kind in words with the caption behind: `convolution 3×3 /2`.
  var spokenCaption: String {
    let words = kind.rawValue.split(separator: "-").joined(separator: " ")
    return caption.isEmpty ? words : words + " " + caption
  }
}
