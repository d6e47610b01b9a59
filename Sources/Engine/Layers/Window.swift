/// The window that convolution and pooling slide over an input, and the sizes that follow.
///
/// A side of the output has ⌊(n + p₀ + p₁ − d(f − 1) − 1) / s⌋ + 1 elements, with n the input's
/// side, f the window's, s the stride, d the dilation and p₀, p₁ the padding before and after.
public struct Window: Hashable, Sendable {
  /// The window's height and width, f.
  public var size: Extent
  /// The step between two places of the window, s.
  public var stride: Extent
  /// Zeros around the input, p.
  public var padding: Padding
  /// The distance between two elements of the window, d; 1 for adjacent ones.
  public var dilation: Extent
  /// Whether a last window that hangs over the edge counts (ceil instead of floor).
  public var roundsUp: Bool

  /// Makes a window.
  public init(
    size: Extent, stride: Extent = 1, padding: Padding = 0, dilation: Extent = 1,
    roundsUp: Bool = false
  ) {
    self.size = size
    self.stride = stride
    self.padding = padding
    self.dilation = dilation
    self.roundsUp = roundsUp
  }

  /// One side of a window over one side of an input.
  struct Side: Hashable {
    let name: String
    let size: Int
    let stride: Int
    let before: Int
    let after: Int
    let dilation: Int
    let roundsUp: Bool

    /// What the window covers: d(f − 1) + 1.
    var covered: Int { dilation * (size - 1) + 1 }

    /// How far it reaches beyond one element, no farther than padding can be.
    var overhang: Int { min(covered - 1, 2 * Extent.largestSide) }
  }

  /// The padding that keeps the size where the stride is 1: d(f − 1) on both sides together, the odd one behind.
  var sizeKeepingPadding: Padding {
    Padding(
      top: vertical.overhang / 2, bottom: (vertical.overhang + 1) / 2,
      left: horizontal.overhang / 2, right: (horizontal.overhang + 1) / 2)
  }

  /// The padding of pooling, with which a stride of s leaves the s-th part: (f − 1)/2 on each side, rounded down.
  var pooledPadding: Padding {
    Padding(height: vertical.overhang / 2, width: horizontal.overhang / 2)
  }

  var vertical: Side {
    Side(
      name: "height", size: size.height, stride: stride.height, before: padding.top,
      after: padding.bottom, dilation: dilation.height, roundsUp: roundsUp)
  }

  var horizontal: Side {
    Side(
      name: "width", size: size.width, stride: stride.width, before: padding.left,
      after: padding.right, dilation: dilation.width, roundsUp: roundsUp)
  }

  /// The height and width of the output over an input of feature maps.
  ///
  /// - Throws: `ShapeError.windowTooLarge` or `.badHyperParameter`.
  public func outputExtent(for input: Shape) throws(ShapeError) -> Extent {
    Extent(
      height: try vertical.outputSize(for: input.height, of: input),
      width: try horizontal.outputSize(for: input.width, of: input))
  }
}

extension Window.Side {
  func outputSize(for side: Int, of input: Shape) throws(ShapeError) -> Int {
    for (label, value, minimum) in [
      ("window \(name)", size, 1), ("stride", stride, 1), ("dilation", dilation, 1),
      ("padding", min(before, after), 0),
    ] where value < minimum {
      throw .badHyperParameter(name: label, value: value, minimum: minimum)
    }
    let padded = side + before + after
    guard padded >= covered else {
      throw .windowTooLarge(side: name, window: covered, padded: padded, input: input)
    }
    return steps(for: side) + 1
  }

  /// How often the window can move on: the quotient, rounded down or up.
  private func steps(for side: Int) -> Int {
    let room = side + before + after - covered
    guard roundsUp else { return room / stride }
    let steps = (room + stride - 1) / stride
    // A last window that would start in the padding after the input does not count (PyTorch).
    return steps * stride >= side + before ? steps - 1 : steps
  }

  /// The zeros after the input that make the kernel produce exactly the output's size.
  func effectiveAfter(for side: Int, output: Int) -> Int {
    (output - 1) * stride + covered - side - before
  }

  /// The size formula with letters, as short as this window allows.
  var symbols: String {
    let padding = before == after ? (before == 0 ? "" : " + 2p") : " + p₀ + p₁"
    let window = dilation == 1 ? "f" : "(d(f − 1) + 1)"
    return "\(open)(n\(padding) − \(window)) / s\(close) + 1"
  }

  /// The size formula with this window's numbers.
  func numbers(for side: Int) -> String {
    let padding =
      before == after ? (before == 0 ? "" : " + 2·\(before)") : " + \(before) + \(after)"
    let window = dilation == 1 ? "\(size)" : "(\(dilation)·(\(size) − 1) + 1)"
    return "\(open)(\(side)\(padding) − \(window)) / \(stride)\(close) + 1"
  }

  /// The size formula with the quotient worked out: `⌊53.25⌋ + 1`.
  func step(for side: Int) -> String {
    let room = side + before + after - covered
    return "\(open)\(Self.quotient(room, stride))\(close) + 1"
  }

  /// What the letters stand for.
  func letters(for side: Int) -> String {
    let padding = before == after ? "p = \(before)" : "p₀ = \(before), p₁ = \(after)"
    let spacing = dilation == 1 ? "" : ", d = \(dilation) dilation"
    return "n = \(side) input, f = \(size) window, s = \(stride) stride, \(padding) padding"
      + spacing
  }

  /// A quotient in decimals; an ellipsis where there are more than two.
  private static func quotient(_ dividend: Int, _ divisor: Int) -> String {
    let (whole, rest) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard rest > 0 else { return "\(whole)" }
    let hundredths = rest * 100 / divisor
    let digits = (hundredths < 10 ? "0" : "") + "\(hundredths)"
    let isExact = hundredths * divisor == rest * 100
    return "\(whole)." + (isExact && digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
      + (isExact ? "" : "…")
  }

  private var open: String { roundsUp ? "⌈" : "⌊" }
  private var close: String { roundsUp ? "⌉" : "⌋" }
}

extension Window {
  /// The row and column of the input under the window's element i, j at the output's place p, q, as formulas on the
  /// screen have them: s is the stride, as in the line of sizes, d the dilation.
  var positions: String {
    let spacing = dilation == 1 ? "" : "d·"
    return "s·p+\(spacing)i−pad, s·q+\(spacing)j−pad"
  }

  /// The worked size lines: one for square inputs and windows, else one for each side.
  func sizeLines(for input: Shape, output: Shape) -> [Explanation.Line] {
    let rows = Explanation.Line(
      "size", symbols: vertical.symbols, numbers: vertical.numbers(for: input.height),
      step: vertical.step(for: input.height), result: "\(output.height)",
      note: note(vertical, input.height, output.height),
      letters: vertical.letters(for: input.height))
    let columns = Explanation.Line(
      "width", symbols: horizontal.symbols, numbers: horizontal.numbers(for: input.width),
      step: horizontal.step(for: input.width), result: "\(output.width)",
      note: note(horizontal, input.width, output.width),
      letters: horizontal.letters(for: input.width))
    let isSquare = rows.numbers == columns.numbers
    return isSquare ? [rows] : [rows.labelled("height"), columns]
  }

  private func note(_ side: Side, _ input: Int, _ output: Int) -> String {
    let room = input + side.before + side.after - side.covered
    let rounded = (room + side.stride - 1) / side.stride + 1
    return side.roundsUp && output < rounded
      ? "one less: a window may not start in the padding" : ""
  }

  /// Pooling and normalization keep the channels.
  static func channelsLine(_ input: Shape) -> Explanation.Line {
    Explanation.Line(
      "channels", symbols: "C, as the input", numbers: "", result: "\(input.channels)",
      isDetail: true)
  }

  /// The stride and padding in a few words: ` /2`.
  var strideCaption: String {
    stride == 1 ? "" : " /" + stride.text
  }
}

extension Explanation.Line {
  func labelled(_ label: String) -> Self {
    Self(
      label, symbols: symbols, numbers: numbers, step: step, result: result, note: note,
      letters: letters, isDetail: isDetail)
  }
}
