/// A convolution whose filters see chosen input maps only.
///
/// `y[k,p,q] = b[k] + Σ w[i,r,s] · x[c, u·p + r − v, u·q + s − v]`, summed over the window r, s and over the pairs
/// i = (k, c) of the table, which are counted row by row.
///
/// ## Shapes
/// - input: `[C, H, W]`
/// - weight: `[pairs, 1, R, S]`, bias: `[K]` with one output map for each row of the table
/// - output: `[K, ⌊(H + 2v − R)/u⌋ + 1, ⌊(W + 2v − S)/u⌋ + 1]`
///
/// ## Source
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", §II.B, layer C3 and
/// Table I: it breaks the symmetry between maps and bounds the number of connections.
public struct TableConvolution: Layer {
  /// Which input maps each output map sees.
  public var table: ConnectionTable
  /// The window: size, stride, padding.
  public var window: Window

  /// Makes a convolution by a table.
  public init(
    table: ConnectionTable, kernel: Extent, stride: Extent = 1, padding: Padding = 0
  ) {
    self.table = table
    window = Window(size: kernel, stride: stride, padding: padding)
  }

  /// Its kind.
  public var kind: LayerKind { .tableConvolution }

  /// A few words for tables.
  public var caption: String {
    window.size.caption + window.strideCaption + ", \(table.pairCount) pairs"
  }

  /// What can be read and edited by name.
  public static var properties: [LayerProperty<TableConvolution>] {
    [
      .table("table", \.table),
      .extent("kernel", \.window.size),
      .extent("stride", \.window.stride),
      .padding("padding", \.window.padding),
    ]
  }

  /// The output's shape by the rule above.
  public func outputShape(for inputs: [Shape]) throws(ShapeError) -> Shape {
    let input = try singleFeatureMaps(inputs)
    guard table.lastInput < input.channels else {
      throw .noSuchMap(table.lastInput, channels: input.channels)
    }
    let extent = try window.outputExtent(for: input)
    try weightShape.checkForSizeAsWeights()
    _ = try Shape([table.rows.count * input.channels, window.size.height, window.size.width])
      .checkedForSize()
    return try Shape([table.rows.count, extent.height, extent.width]).checkedForSize()
  }

  /// The window that slides over the input.
  public func spatialReach(for inputs: [Shape]) -> SpatialReach { .window(window) }

  /// The parameters with the shapes above.
  public func parameters(for inputs: [Shape]) -> [ParameterSpecification] {
    let inputsPerMap = max(1, table.pairCount / max(1, table.rows.count))
    let maps = max(1, inputs.first?.channels ?? 1)
    let area = window.size.height * window.size.width
    let fans = ParameterSpecification.Fans(
      input: inputsPerMap * area, output: max(1, table.pairCount / maps) * area)
    return [
      ParameterSpecification(
        name: "weight", shape: weightShape, role: .weight, initializer: .he(fanIn: fans.input),
        fans: fans),
      ParameterSpecification(name: "bias", shape: [table.rows.count], role: .bias),
    ]
  }

  /// One multiply-accumulate for each weight at each output position.
  public func multiplyAccumulates(for inputs: [Shape], output: Shape) -> Int {
    output.height * output.width * weightShape.elementCount
  }

  /// One for each weight and each bias at each output position.
  public func connections(for inputs: [Shape], output: Shape) -> Int {
    multiplyAccumulates(for: inputs, output: output) + output.elementCount
  }

  private var weightShape: Shape { [table.pairCount, 1, window.size.height, window.size.width] }

  /// The convolution that computes the same, with zeros where the table has no pair.
  var dense: Convolution {
    Convolution(
      channels: table.rows.count, kernel: window.size, stride: window.stride,
      padding: window.padding)
  }
}

extension TableConvolution {
  /// The rule above with the numbers of these shapes put in.
  public func explanation(for inputs: [Shape], output: Shape) -> Explanation {
    let (maps, channels) = (table.rows.count, inputs.first?.channels ?? 0)
    return Explanation(
      sentence:
        "\(maps) filters slide over the input; the table lets them see \(table.pairCount) of "
        + "\(maps * channels) pairs of maps.",
      formula: "y[k,p,q] = Σ w[t,i,j] · x[c, \(window.positions)] + b[k], t = (k, c) in the table",
      lines: (inputs.first.map { window.sizeLines(for: $0, output: output) } ?? []) + [
        Explanation.Line(
          "params", symbols: "pairs·R·S + K",
          numbers: "\(table.pairCount)·\(window.size.height)·\(window.size.width) + \(maps)",
          result: (weightShape.elementCount + maps).grouped),
        Explanation.Line(
          "MACs", symbols: "P·Q · pairs·R·S",
          numbers: "\(output.height)·\(output.width) · \(table.pairCount)·\(window.size.height)·"
            + "\(window.size.width)",
          result: multiplyAccumulates(for: inputs, output: output).grouped),
        Explanation.Line(
          "links", symbols: "P·Q · (pairs·R·S + K)",
          numbers: "\(output.height)·\(output.width) · \(weightShape.elementCount + maps)",
          result: connections(for: inputs, output: output).grouped, note: "connections"),
      ])
  }
}
