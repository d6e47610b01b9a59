/// Addition of inputs of one shape, such as where a skip connection meets its block.
///
/// `y = s · x₁ + x₂ + …`: x₁ is what a residual block's layers made, s scales it; usually s = 1.
///
/// ## Shapes
/// - inputs and output: any, all the same
///
/// ## Source
/// He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, eq. 1. Scaling of
/// residuals: Szegedy, Ioffe, Vanhoucke, Alemi 2016, arXiv:1602.07261, §3.3.
public struct Addition: Layer {
  /// What the first input is multiplied by, s.
  public var scale: Float

  /// Makes an addition.
  public init(scale: Float = 1) {
    self.scale = scale
  }

  /// Its kind.
  public var kind: LayerKind { .addition }

  /// A few words for tables.
  public var caption: String { scale == 1 ? "" : "×\(scale)" }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<Addition>] {
    [.real("scale", \.scale, in: 0...1)]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    guard let first = inputs.first else {
      throw .inputCount(expected: "1 or more inputs", found: 0)
    }
    guard inputs.allSatisfy({ $0 == first }) else { throw .additionMismatch(inputs) }
    return first
  }

  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    guard inputs.count > 1 else {
      return Explanation(
        sentence: scale == 1 ? "Passes its only input on." : "Scales its only input by \(scale).",
        formula: "y = \(factor)x")
    }
    return Explanation(
      sentence: "Adds its \(inputs.count) inputs"
        + (scale == 1 ? "" : ", the first scaled by \(scale)") + ", value by value.",
      formula: "y = \(factor)x₁ + x₂" + (inputs.count > 2 ? " + …" : ""),
      lines: [Self.sizeLine(inputs, output)])
  }

  /// What stands before the first input in the sum; empty where it is not scaled.
  private var factor: String { scale == 1 ? "" : "\(scale)·" }

  private static func sizeLine(_ inputs: [Shape], _ output: Shape) -> Explanation.Line {
    Explanation.Line(
      "size", symbols: "unchanged",
      numbers: inputs.map(\.compactDescription).joined(separator: " + "),
      result: output.compactDescription)
  }

  /// What is added to F(x).
  struct Addend {
    /// In words.
    let phrase: String
    /// In a formula.
    let term: String
    /// What has to be said of it behind the formula; empty for nothing.
    let remark: String

    /// The block's input as it is.
    static let input = Addend(phrase: "the block's input", term: "x", remark: "")
  }

  /// The rule above where a skip connection ends, with what it adds; one input while it is off.
  func explanation(
    for inputs: [Shape], output: Shape, adding addend: Addend
  ) -> Explanation {
    let scaled = factor + "F(x)"
    guard inputs.count > 1 else {
      return Explanation(
        sentence: scale == 1
          ? "Passes its only input on: the skip connection is off."
          : "Scales its only input by \(scale): the skip connection is off.",
        formula: "y = \(scaled)")
    }
    return Explanation(
      sentence: "Adds \(addend.phrase) to what its layers made of it"
        + (scale == 1 ? "" : ", scaled by \(scale)") + ", value by value.",
      formula: "y = \(scaled) + \(addend.term)" + addend.remark,
      lines: [Self.sizeLine(inputs, output)])
  }
}
