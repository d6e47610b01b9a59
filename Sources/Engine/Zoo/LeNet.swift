/// LeNet-5 in the modern form of the lecture.
///
/// LeCun, Bottou, Bengio, Haffner 1998, "Gradient-Based Learning Applied to Document Recognition", Figure 2.
///
/// Input: grey 32×32 digits, bright on dark, (x/255 − 0.1) / 0.24.
enum LeNet {
  static func lenet5(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [1, 32, 32])
    var x = builder.input
    for (stage, channels) in [6, 16].enumerated() {
      let number = stage + 1
      x = builder.add("conv\(number)", Convolution(channels: channels, kernel: 5), x)
      x = builder.add("tanh\(number)", Activation(.tanh), x)
      x = builder.add("pool\(number)", AveragePooling(kernel: 2, stride: 2), x)
    }
    x = builder.add("flatten", Flatten(), x)
    for (place, units) in [120, 84].enumerated() {
      x = builder.add("fc\(place + 1)", FullyConnected(units: units), x)
      x = builder.add("tanh\(place + 3)", Activation(.tanh), x)
    }
    x = builder.add("fc3", FullyConnected(units: options.classes ?? 10), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(name: "lenet5", title: "LeNet-5", output: x, details: details(options))
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "LeCun, Bottou, Bengio, Haffner 1998, Gradient-Based Learning Applied to Document "
        + "Recognition, Figure 2",
      year: 1998,
      deviations: [
        "conv2 sees all six maps; the paper's C3 sees chosen ones (61,706 parameters, not 60,000)",
        "the pooling has no trained coefficients",
        "tanh is not scaled, and softmax takes the place of the radial basis functions",
      ],
      inputKind: .digits, labels: options.labels(.digits, of: 10))
  }
}
