/// What a layer's gradient and update say of its training, by a rule that screens print.
public enum GradientVerdict: String, Hashable, Sendable, CaseIterable {
  /// The gradient or the weights are no numbers any more.
  case notFinite = "NaN"
  /// A step changes the weights by more than themselves, or the gradient's root mean square is above 10.
  case exploding
  /// No gradient at all.
  case dead
  /// The gradient is less than a thousandth of that of the layer with the largest, or too small to move the weights.
  case vanishing
  /// None of these.
  case healthy

  /// Below this share of the largest root mean square, a gradient counts as vanishing.
  public static let vanishingShare = 1e-3
  /// Below this share of the weights, an update counts as vanishing: a thousand such steps change a hundredth.
  public static let vanishingRatio = 1e-5
  /// Above this share of the weights, an update counts as exploding.
  public static let explodingRatio = 1.0
  /// Above this root mean square, a gradient counts as exploding.
  public static let explodingScale = 10.0

  /// Up to this loss there is little left to learn, and small updates are as they should be.
  public static let learntLoss = 0.1

  /// Judges a layer beside the network's largest gradient.
  init(_ layer: GradientProfile.Layer, largestScale: Double, loss: Double) {
    if !layer.norm.isFinite || layer.updateRatio?.isFinite == false {
      self = .notFinite
    } else if layer.norm == 0 {
      self = .dead
    } else if layer.scale > Self.explodingScale || (layer.updateRatio ?? 0) > Self.explodingRatio {
      self = .exploding
    } else if layer.scale < Self.vanishingShare * largestScale
      || (loss > Self.learntLoss && (layer.updateRatio ?? 1) < Self.vanishingRatio)
    {
      self = .vanishing
    } else {
      self = .healthy
    }
  }

  /// The rule in one sentence.
  public static let rule =
    "g = root mean square of the weights' gradient, u = update / weights (norms). NaN: no number; "
    + "exploding: g > 10 or u > 1; dead: g = 0; vanishing: g < 1/1000 of the largest layer's or u < 1e-5 at a loss above 0.1; else healthy."
}
