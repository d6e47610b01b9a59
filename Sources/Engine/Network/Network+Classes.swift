extension Network {
  /// The layer whose outputs are the classes: the last fully connected layer, convolution or layer of radial basis
  /// functions before the answer.
  public var classifier: Int? { classifier(before: output) }

  /// How many classes the network tells apart; nil where no layer decides that.
  public var classCount: Int? {
    classifier.flatMap { Int(nodes[$0].layer.classProperty?.value ?? "") }
  }

  /// This network for another number of classes, side branches included.
  ///
  /// - Throws: `NetworkError.noClasses`, or `.badProperty` for a number that cannot be.
  public func withClasses(_ count: Int) throws(NetworkError) -> Network {
    try settingClasses(to: String(count))
  }

  /// This network for another number of classes, side branches included.
  ///
  /// - Parameter count: the number as a person writes it.
  /// - Returns: the network.
  /// - Throws: `NetworkError.noClasses`, or `.badProperty` for what is no number from 1.
  public func settingClasses(to count: String) throws(NetworkError) -> Network {
    guard let last = classifier else { throw .noClasses(network: name) }
    var changed = self
    for layer in [last] + sideBranchOutputs.compactMap(classifier(before:)) {
      guard let property = nodes[layer].layer.classProperty else { continue }
      changed = try changed.setting(property.name, of: nodes[layer].name, to: count)
    }
    return changed
  }

  /// Whether a layer's values are scores or probabilities of the classes: an answer's, or those of the layers from
  /// the one that decides between classes on.
  public func scoresClasses(at layer: Int) -> Bool {
    ([output] + sideBranchOutputs).contains { end in
      guard let first = classifier(before: end), first <= layer else { return false }
      var place = end
      while place != layer, place != first { place = nodes[place].inputs[0] }
      return place == layer
    }
  }

  /// Goes up from a layer as long as there is one way only, and as many channels.
  private func classifier(before end: Int) -> Int? {
    var layer = end
    while nodes[layer].layer.classProperty == nil {
      guard let input = nodes[layer].inputs.first, nodes[layer].inputs.count == 1,
        nodes[layer].layer.keepsChannels
      else { return nil }
      layer = input
    }
    return layer
  }
}

extension Layer {
  /// The property that says how many outputs the layer has; nil where its input decides.
  fileprivate var classProperty: EditableProperty? {
    let name: String
    switch kind {
    case .fullyConnected: name = "units"
    case .convolution: name = "channels"
    case .radialBasis: name = "classes"
    default: return nil
    }
    return editableProperties.first { $0.name == name }
  }

  /// Whether it makes no channels that its input does not have.
  fileprivate var keepsChannels: Bool { kind != .tableConvolution && kind != .zeroPaddedIdentity }
}
