/// VGG-11, 13, 16 and 19, each also with batch normalization, as in torchvision.
///
/// Simonyan, Zisserman 2014, "Very Deep Convolutional Networks for Large-Scale Image Recognition",
/// arXiv:1409.1556, Table 1 (configurations A, B, D, E).
///
/// Input: RGB 224×224, normalized by ImageNet's mean and deviation.
enum VGG {
  // Table 1 turned on its side: a number is a 3×3 convolution with that many filters, a bracket ends with
  // 2×2 max pooling.
  // swift-format-ignore
  private static let table: [Int: [[Int]]] = [
    11: [[64],     [128],      [256, 256],           [512, 512],           [512, 512]],
    13: [[64, 64], [128, 128], [256, 256],           [512, 512],           [512, 512]],
    16: [[64, 64], [128, 128], [256, 256, 256],      [512, 512, 512],      [512, 512, 512]],
    19: [[64, 64], [128, 128], [256, 256, 256, 256], [512, 512, 512, 512], [512, 512, 512, 512]],
  ]

  static func network(depth: Int, normalizes: Bool, _ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    var x = builder.input
    x = builder.block("features") { builder in
      var numbers = (0...).makeIterator()
      for stage in table[depth] ?? [] {
        for channels in stage {
          let convolution = Convolution(channels: channels, kernel: 3, padding: 1)
          x = builder.add(numbers.name, convolution, x)
          if normalizes { x = builder.add(numbers.name, BatchNormalization(), x) }
          x = builder.add(numbers.name, Activation(.relu), x)
        }
        x = builder.add(numbers.name, MaxPooling(kernel: 2, stride: 2), x)
      }
      return x
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(output: 7), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.block("classifier") { classifier(&$0, x, classes: options.classes ?? 1000) }
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "vgg\(depth)" + (normalizes ? "-bn" : ""),
      title: "VGG-\(depth)" + (normalizes ? " with batch norm" : ""), output: x,
      details: details(normalizes, options))
  }

  private static func classifier(
    _ builder: inout NetworkBuilder, _ input: NetworkBuilder.Place, classes: Int
  ) -> NetworkBuilder.Place {
    var x = input
    for place in 0..<2 {
      x = builder.add("\(3 * place)", FullyConnected(units: 4096), x)
      x = builder.add("\(3 * place + 1)", Activation(.relu), x)
      x = builder.add("\(3 * place + 2)", Dropout(), x)
    }
    return builder.add("6", FullyConnected(units: classes), x)
  }

  private static func details(_ normalizes: Bool, _ options: ZooOptions) -> NetworkDetails {
    let own = normalizes ? ["batch normalization follows each convolution; the paper has none"] : []
    return NetworkDetails(
      source: "Simonyan, Zisserman 2014, Very Deep Convolutional Networks for Large-Scale Image "
        + "Recognition, arXiv:1409.1556, Table 1",
      year: 2014,
      deviations: own + [
        "an adaptive pooling to 7×7 takes any input size; at 224×224 it changes nothing"
      ],
      inputKind: .imageNet, labels: options.labels(.imageNet, of: 1000))
  }
}
