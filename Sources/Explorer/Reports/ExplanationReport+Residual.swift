import Engine

/// What a skip connection does to its block.
extension ExplanationReport {
  func residual(
    _ block: Block, _ skip: SkipConnection, _ index: Int
  ) -> [Line] {
    let isOn = network.skipIsOn(index)
    let nodes = network.nodes
    let shape = analysis[skip.addition]?.output.compactDescription ?? "a shape not known"
    let count = network.weightLayerCount(under: skip)
    let (a, z) = ("a[l+\(count)]", "z[l+\(count)]")
    let scaled = network.scalePrefix(of: skip) + z
    let term = skip.kind == .projection ? "Ws a[l]" : "a[l]"
    func formula(_ sum: String, isNow: Bool) -> Line {
      let text = network.activates(skip) ? "\(a) = g(\(sum))" : "\(a) = \(sum)"
      return [Span(text, isNow ? .role(.accent, .bold) : .role(.muted))]
    }
    return [
      [Span("A residual block: its input jumps over its layers and is added to what they make.")],
      [],
      [Span(isOn ? "now:      " : "with it:  ", .role(.muted))]
        + formula("\(scaled) + \(term)", isNow: isOn),
      [Span(isOn ? "without:  " : "now:      ", .role(.muted))] + formula(scaled, isNow: !isOn),
      [],
      [
        Span("a[l] is the output of \(nodes[skip.source].name); \(z) and the sum in "),
        Span("\(nodes[skip.addition].name) are \(shape)"),
        Span(network.activates(skip) ? "; g is the activation after it." : "."),
      ],
      [Span(Self.layers(count, isParallel: isParallel(skip)))],
      [Span(Self.sentence(on: skip.kind))],
      [
        Span(
          isOn
            ? "Switched off, the addition passes on \(scaled) alone. No weight changes."
            : "The skip is OFF: the addition passes on \(scaled) alone.",
          isOn ? .standard : .bold)
      ],
    ]
  }

  /// Whether the block's layers lie side by side, so that counting them needs a word.
  private func isParallel(_ skip: SkipConnection) -> Bool {
    (skip.source..<skip.addition).contains { network.nodes[$0].layer is Concatenation }
  }

  private static func layers(_ count: Int, isParallel: Bool) -> String {
    "Between a[l] and the addition lie \(counted(count, "layer")) with weights"
      + (isParallel ? ", counted along the longest branch." : ".")
  }

  private static func sentence(on kind: SkipConnection.Kind) -> String {
    switch kind {
    case .identity: "The skip is the identity: input and output have one shape, it has no weights."
    case .projection:
      "The skip is a projection: a 1×1 convolution Ws gives the input the shape of the sum."
    case .zeroPadded: "The skip takes every second value and fills the new channels with zeros."
    }
  }
}
