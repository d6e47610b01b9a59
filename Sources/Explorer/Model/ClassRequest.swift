public import Engine

/// What was asked about a class's score.
public struct ClassRequest: Hashable, Sendable {
  /// What is looked at.
  public enum Question: Hashable, Sendable {
    /// Where the score depends on the input, and which places of a layer's maps speak for the class.
    case maps(layer: Int)
    /// The objective's derivative by a layer's activation.
    case gradient(layer: Int)
    /// The objective's derivative by layers' parameters.
    case weights(layers: [Int])
  }

  /// The setup.
  public let generation: Int
  /// The class; nil for the most probable one.
  public let wanted: Int?
  /// What is differentiated.
  public let objective: ClassGradients.Objective
  /// What is looked at.
  public let question: Question
}

/// What is known of a class's score.
public struct ClassAnswer: Sendable {
  /// What was looked at.
  public enum Content: Sendable {
    /// Saliency and Grad-CAM.
    case maps(SaliencyMaps)
    /// The score's derivative by an activation; nil where the score does not depend on it.
    case gradient(InspectedActivation?)
    /// The score's derivative by parameters.
    case weights(InspectedWeights)
  }

  /// The class, and how it scored.
  public let score: ClassGradients.Score
  /// What was looked at.
  public let content: Content
}

/// The input, where a class's score depends on it, and which places of a layer speak for the class.
public struct SaliencyMaps: Hashable, Sendable {
  /// The layer whose maps are weighed.
  public let layer: Int
  /// The input, the mean of its channels.
  public let input: HeatmapImage
  /// The largest derivative by size of each place.
  public let saliency: HeatmapImage
  /// Grad-CAM in the input's size; nil where it cannot be had.
  public let gradCAM: HeatmapImage?
  /// Why there is no Grad-CAM; empty where there is.
  public let problem: String

  /// Puts the maps together.
  ///
  /// - Parameters:
  ///   - layer: the layer whose maps are weighed.
  ///   - input: `[1, C, H, W]`.
  ///   - saliency: `[H, W]`.
  ///   - gradCAM: `[H, W]`; nil where it cannot be had.
  ///   - problem: why not.
  public init(layer: Int, input: Tensor, saliency: Tensor, gradCAM: Tensor?, problem: String = "") {
    self.layer = layer
    self.input = HeatmapImage(meanOfChannels: input)
    self.saliency = HeatmapImage(saliency)
    self.gradCAM = gradCAM.map { HeatmapImage($0) }
    self.problem = problem
  }

  /// Whether no place speaks for the class.
  public var isEmpty: Bool { gradCAM?.values.allSatisfy { $0 == 0 } ?? true }
}

extension HeatmapImage {
  /// A matrix `[H, W]`.
  init(_ matrix: Tensor) {
    self.init(width: matrix.shape[1], height: matrix.shape[0], values: matrix.elements)
  }

  /// The mean over the channels of the first of some maps `[N, C, H, W]`.
  init(meanOfChannels maps: Tensor) {
    let (channels, height, width) = (maps.shape[1], maps.shape[2], maps.shape[3])
    let count = height * width
    let values = maps.withElements { elements in
      (0..<count).map { place in
        var sum: Float = 0
        for channel in 0..<channels { sum += elements[channel * count + place] }
        return sum / Float(channels)
      }
    }
    self.init(width: width, height: height, values: values)
  }
}

extension Network {
  /// The layer whose maps Grad-CAM weighs where a layer is chosen: that layer where its maps have more than one place,
  /// else the last one whose maps do.
  func mapsLayer(for chosen: Int, _ analysis: NetworkAnalysis) -> Int? {
    func hasMaps(_ layer: Int) -> Bool {
      guard layer != 0, let output = analysis[layer]?.output else { return false }
      return output.isFeatureMaps && output[1] * output[2] > 1
    }
    if hasMaps(chosen), silence(of: chosen) == nil { return chosen }
    return nodesNeeded(for: [output]).last(where: hasMaps)
  }

  /// Why no layer has maps to look at.
  var mapsProblem: String {
    inputShape.isFeatureMaps
      ? "\(name): a layer with maps larger than 1×1 expected, none has them with an input of "
        + inputShape.compactDescription
      : "\(name) has no feature maps"
  }
}
