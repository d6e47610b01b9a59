extension Network {
  /// What a layer does with the switches as they are; nil where its shapes are not known.
  ///
  /// An addition of two, of which one comes through a skip connection, says what the skip does to the block's input.
  public func explanation(of index: Int, _ analysis: NetworkAnalysis) -> Explanation? {
    guard let output = analysis[index]?.output else { return nil }
    let inputs = effectiveInputs(of: index).compactMap { analysis[$0]?.output }
    let layer = effectiveLayer(of: index, analysis)
    guard let addition = layer as? Addition, nodes[index].inputs.count == 2,
      let skip = skip(endingAt: index)
    else {
      return layer.explanation(for: inputs, output: output)
    }
    return addition.explanation(for: inputs, output: output, adding: skip.kind.addend)
  }

  /// The skip connection that ends at an addition; nil for none.
  func skip(endingAt addition: Int) -> SkipConnection? {
    blocks.lazy.compactMap(\.skip).first { $0.addition == addition }
  }

  /// What a block with a skip connection computes, on or off: `y = g(F(x) + Ws x)`, with the scale of its residual.
  public func formula(of skip: SkipConnection, isOn: Bool) -> String {
    let sum = scalePrefix(of: skip) + "F(x)" + (isOn ? " + " + skip.kind.addend.term : "")
    let remark = isOn ? skip.kind.addend.remark : ""
    return (activates(skip) ? "y = g(\(sum))" : "y = \(sum)") + remark
  }

  /// What stands before the residual in the sum: `0.17·`; empty where it is not scaled.
  public func scalePrefix(of skip: SkipConnection) -> String {
    let scale = (nodes[skip.addition].layer as? Addition)?.scale ?? 1
    return scale == 1 ? "" : "\(scale)·"
  }

  /// Whether an activation function, and nothing else, reads the addition at which a skip connection ends.
  public func activates(_ skip: SkipConnection) -> Bool {
    let readers = nodes.filter { $0.inputs.contains(skip.addition) }
    return skip.addition != output && readers.count == 1 && readers[0].layer is Activation
  }

  /// How many layers with weights a skip connection jumps over; of parallel branches the longest counts.
  public func weightLayerCount(under skip: SkipConnection) -> Int {
    guard skip.source < skip.addition else { return 0 }
    var counts: [Int: Int] = [skip.source: 0]
    for index in skip.source + 1...skip.addition {
      var inputs = nodes[index].inputs
      if index == skip.addition, inputs.indices.contains(skip.inputPosition) {
        inputs.remove(at: skip.inputPosition)
      }
      guard let before = inputs.compactMap({ counts[$0] }).max() else { continue }
      let layer = nodes[index].layer
      counts[index] = before + (layer is Convolution || layer is FullyConnected ? 1 : 0)
    }
    return counts[skip.addition] ?? 0
  }
}

extension SkipConnection.Kind {
  /// What the skip adds.
  fileprivate var addend: Addition.Addend {
    switch self {
    case .identity: .input
    case .projection:
      Addition.Addend(
        phrase: "the block's input, projected by a 1×1 convolution Ws,", term: "Ws x", remark: "")
    case .zeroPadded:
      Addition.Addend(
        phrase: "the block's input, with zeros for the channels that it lacks,", term: "x",
        remark: ", x padded with zeros")
    }
  }
}
