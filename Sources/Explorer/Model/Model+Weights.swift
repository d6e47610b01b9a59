import Engine

extension Model {
  /// The layers whose parameters the weights view shows: those of the chosen line, none for a block.
  var weightLayers: [Int] {
    guard rows.indices.contains(tree.list.selected), case .layer = selection else { return [] }
    return rows[tree.list.selected].layers.filter { analysis[$0]?.parameters.isEmpty == false }
  }

  /// Asks for the parameters where they are looked at and neither there nor on their way.
  mutating func inspectWeightsIfShown() -> [Effect] {
    let layers = weightLayers
    let showsChange = view.numbers == .change
    let wanted = WeightsRequest(layers: layers, generation: generation, showsChange: showsChange)
    guard view.kind == .weights, !layers.isEmpty, weightsRequest != wanted else { return [] }
    weightsRequest = wanted
    (weights, weightsProblem) = (nil, "")
    return [
      showsChange
        ? .inspectChange(layers: layers, generation: generation)
        : .inspectWeights(layers: layers, generation: generation)
    ]
  }

  /// Takes parameters that were asked for; others are dropped.
  mutating func noteWeights(
    _ result: Result<InspectedWeights, Message.Failure>, for request: WeightsRequest
  ) {
    guard request == weightsRequest else { return }
    switch result {
    case .success(let inspected): weights = inspected
    case .failure(let failure):
      weightsProblem = failure.sentence
      notice = Notice(text: failure.sentence, isError: true)
    }
  }

  /// The parameters, their change or their gradients, as they are looked at; nil while they are not here.
  var shownWeights: InspectedWeights? {
    guard view.numbers.objective != nil else { return weights }
    guard case .weights(let gradients)? = classAnswer?.content, gradients.layers == weightLayers
    else { return nil }
    return gradients
  }

  /// The extents of the picture that is zoomed into: a map, or a filter.
  var zoomedExtent: Size? {
    if view.kind == .saliency {
      return saliencyMaps.map { Size(width: $0.input.width, height: $0.input.height) }
    }
    guard view.kind == .weights else { return analysis[selectedLayer]?.output.mapSize }
    return shownWeights.flatMap { WeightsPicture($0, channel: view.channel) }?.size
  }
}

/// Which parameters were asked for.
public struct WeightsRequest: Hashable, Sendable {
  /// The layers.
  public let layers: [Int]
  /// The setup.
  public let generation: Int
  /// Whether the change since they were loaded was asked for, not the numbers themselves.
  public var showsChange = false
}

/// The filter or matrix of some weights that a channel chooses.
struct WeightsPicture: Hashable {
  /// The picture.
  let image: HeatmapImage
  /// What it is: `filter 3 of 64`.
  let caption: String

  /// Chooses a picture; nil where there are only vectors.
  init?(_ weights: InspectedWeights, channel: Int) {
    switch weights.drawn?.picture {
    case .filters(let images, _):
      guard let image = images.indices.contains(channel) ? images[channel] : images.last else {
        return nil
      }
      self.image = image
      caption = "filter \(min(channel, images.count - 1)) of \(images.count)"
    case .matrix(let image):
      self.image = image
      caption = "outputs down, inputs across"
    case .vector, nil: return nil
    }
  }

  /// The picture's columns and rows.
  var size: Size { Size(width: image.width, height: image.height) }
}
