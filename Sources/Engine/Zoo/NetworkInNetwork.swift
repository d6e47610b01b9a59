/// Network in Network for CIFAR-10: 1×1 convolutions after each convolution, no fully connected layer.
///
/// Lin, Chen, Yan 2013, "Network In Network", arXiv:1312.4400, §3 and §4.2; the widths are those of the authors'
/// CIFAR-10 definition for cuda-convnet ("cccp": cascaded cross-channel parametric pooling, their word for 1×1).
///
/// Input: RGB 32×32, normalized by CIFAR-10's mean and deviation.
enum NetworkInNetwork {
  static func cifar(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 32, 32])
    var x = builder.input
    x = perceptron(&builder, x, 1, Convolution(channels: 192, kernel: 5, padding: 2), [160, 96])
    x = builder.add("pool1", MaxPooling(kernel: 3, stride: 2, roundsUp: true), x)
    x = builder.add("drop1", Dropout(), x)
    x = perceptron(&builder, x, 2, Convolution(channels: 192, kernel: 5, padding: 2), [192, 192])
    x = builder.add("pool2", AveragePooling(kernel: 3, stride: 2, roundsUp: true), x)
    x = builder.add("drop2", Dropout(), x)
    x = perceptron(
      &builder, x, 3, Convolution(channels: 192, kernel: 3, padding: 1),
      [192, options.classes ?? 10])
    x = builder.add("pool3", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "nin", title: "Network in Network (CIFAR)", output: x, details: details(options))
  }

  /// An "mlpconv" layer: a convolution, and a small network over the channels of each position.
  private static func perceptron(
    _ builder: inout NetworkBuilder, _ input: NetworkBuilder.Place, _ number: Int,
    _ convolution: Convolution, _ widths: [Int]
  ) -> NetworkBuilder.Place {
    builder.block("mlpconv\(number)", caption: "mlpconv layer \(number)") { builder in
      var x = builder.add("conv\(number)", convolution, input)
      x = builder.add("relu1", Activation(.relu), x)
      for (place, width) in widths.enumerated() {
        let name = "cccp\(2 * number - 1 + place)"
        x = builder.add(name, Convolution(channels: width, kernel: 1), x)
        x = builder.add("relu\(place + 2)", Activation(.relu), x)
      }
      return x
    }
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "Lin, Chen, Yan 2013, Network In Network, arXiv:1312.4400, §4.2, and the authors' "
        + "definition for cuda-convnet",
      year: 2013,
      deviations: [
        "inputs are normalized by mean and deviation; the paper whitens them",
        "pool2 takes means, as in the authors' definition; several ports take maxima",
      ],
      inputKind: .cifar, labels: options.labels(.cifar10, of: 10))
  }
}
