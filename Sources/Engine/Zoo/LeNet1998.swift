/// LeNet-5 as published: chosen connections, trained subsampling, scaled tanh, radial basis functions.
///
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", §II.B, Figure 2 and
/// Table I: 60,000 trained parameters, 340,908 connections.
///
/// Input: grey 32×32 digits, bright on dark, (x/255 − 0.1) / 0.24.
enum LeNet1998 {
  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [1, 32, 32])
    let layers: [(name: String, layer: any Layer)] = [
      ("C1", Convolution(channels: 6, kernel: 5)),
      ("S2", Subsampling(kernel: 2, stride: 2)),
      ("C3", TableConvolution(table: .leNetC3, kernel: 5)),
      ("S4", Subsampling(kernel: 2, stride: 2)),
      ("C5", Convolution(channels: 120, kernel: 5)),
      ("F6", FullyConnected(units: DigitPattern.size)),
    ]
    var x = builder.input
    for (place, (name, layer)) in layers.enumerated() {
      if name == "F6" { x = builder.add("flatten", Flatten(), x) }
      x = builder.add(name, layer, x)
      x = builder.add("tanh\(place + 1)", Activation(.scaledTanh), x)
    }
    x = builder.add("output", RadialBasis(classes: options.classes ?? 10), x)
    x = builder.add("softmax", Softmax(negates: true), x)
    return builder.network(
      name: "lenet5-1998", title: "LeNet-5 (1998)", output: x, details: details(options))
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document "
        + "Recognition, §II.B",
      year: 1998,
      deviations: [
        "the patterns of the digits are drawn after the style of the paper's Figure 3, not copied",
        "a softmax of the negated distances turns them into probabilities",
        "inputs are normalized as for lenet5; the paper has −0.1 for paper and 1.175 for ink",
        "C5 is a flattened convolution: on inputs larger than 32×32, F6 sees all its positions",
      ],
      inputKind: .digits, labels: options.labels(.digits, of: 10))
  }
}
