import Engine

/// What a skip connection does to its block.
extension ExplanationReport {
  func residual(
    _ block: Block, _ skip: SkipConnection, _ index: Int
  ) -> [Line] {
    let isOn = network.skipIsOn(index)
    let nodes = network.nodes
    let shape = analysis[skip.addition]?.output.compactDescription ?? "a shape not known"
    let plain: Line = [Span("a[l+2] = g(z[l+2])", isOn ? .role(.muted) : .role(.accent, .bold))]
    let term = skip.kind == .identity ? "a[l]" : "Ws a[l]"
    let formula: Line = [
      Span("a[l+2] = g(z[l+2] + \(term))", isOn ? .role(.accent, .bold) : .role(.muted))
    ]
    return [
      [Span("A residual block: its input jumps over its layers and is added to what they make.")],
      [],
      [Span(isOn ? "now:      " : "with it:  ", .role(.muted))] + formula,
      [Span(isOn ? "without:  " : "now:      ", .role(.muted))] + plain,
      [],
      [
        Span("a[l] is the output of \(nodes[skip.source].name); z[l+2] and the sum in ")
      ] + [Span("\(nodes[skip.addition].name) are \(shape); g is the activation after it.")],
      [Span(Self.sentence(on: skip.kind))],
      [
        Span(
          isOn
            ? "Switched off, the addition passes on z[l+2] alone. No weight changes."
            : "The skip is OFF: the addition passes on z[l+2] alone.",
          isOn ? .standard : .bold)
      ],
    ]
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
