/// Where numbers first stopped being numbers in a training step, or when an epoch was judged.
public struct NotFiniteOrigin: Hashable, Sendable {
  /// What of the layer it was.
  public enum Place: Hashable, Sendable {
    /// Its output, on the way forward.
    case activation
    /// Its output, on the way forward, while the network was judged.
    case judgedActivation
    /// The gradient of its parameters, on the way backward.
    case gradient
  }

  /// The layer.
  public let layer: Int
  /// Its name.
  public let name: String
  /// What of it.
  public let place: Place
}

extension Trainer {
  /// The first layer that made a NaN or infinity in the last pass: on the way forward, else on the way back.
  ///
  /// A layer whose weights overflowed in the step before is the first one whose output shows it.
  ///
  /// - Returns: the layer; nil where all activations and gradients are numbers.
  /// - Throws: `RunError`.
  public func firstNotFinite() throws(RunError) -> NotFiniteOrigin? {
    guard let (graph, isTraining) = lastPass else { return nil }
    for layer in graph.layers {
      guard let values = try graph.activation(of: layer) else { continue }
      if values.hasNotFinite { return origin(layer, isTraining ? .activation : .judgedActivation) }
    }
    guard isTraining else { return nil }
    for entry in entries.reversed() where entry.specification.isTrained {
      if gradient(of: entry)?.hasNotFinite == true { return origin(entry.layer, .gradient) }
    }
    return nil
  }

  private func origin(_ layer: Int, _ place: NotFiniteOrigin.Place) -> NotFiniteOrigin {
    NotFiniteOrigin(layer: layer, name: name(of: layer), place: place)
  }
}

extension Tensor {
  /// Whether one of its numbers is NaN or infinite.
  fileprivate var hasNotFinite: Bool { withElements { !$0.allSatisfy(\.isFinite) } }
}
