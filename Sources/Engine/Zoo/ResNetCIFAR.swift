/// ResNet-20 … 1202 for CIFAR-10, and the plain networks of the same depths.
///
/// He, Zhang, Ren, Sun 2015, "Deep Residual Learning for Image Recognition", arXiv:1512.03385, §4.2 and Table 6:
/// 6n + 2 layers with weights; shortcuts are identities everywhere (option A). Parameter names are those of
/// akamaster/pytorch_resnet_cifar10.
///
/// Input: RGB 32×32, normalized by CIFAR-10's mean and deviation.
enum ResNetCIFAR {
  static func residual(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, isPlain: false, options)
  }

  static func plain(depth: Int, _ options: ZooOptions) -> Network {
    network(depth: depth, isPlain: true, options)
  }

  /// Builds `resnet26` or `plain26`: any of the paper's depths 6n + 2 from 8 to 110; nil for other names.
  static func network(named name: String, _ options: ZooOptions) -> Network? {
    let kinds = [("plain", true), ("resnet", false)]
    guard let (word, isPlain) = kinds.first(where: { name.hasPrefix($0.0) }),
      let depth = Int(name.dropFirst(word.count)), name == "\(word)\(depth)",
      (8...110).contains(depth), depth % 6 == 2
    else { return nil }
    return network(depth: depth, isPlain: isPlain, options)
  }

  private static func network(depth: Int, isPlain: Bool, _ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 32, 32])
    var x = builder.input
    x = builder.add("conv1", Convolution(channels: 16, kernel: 3, padding: 1, hasBias: false), x)
    x = builder.add("bn1", BatchNormalization(), x)
    x = builder.add("relu", Activation(.relu), x)
    let count = (depth - 2) / 6
    for (stage, width) in [16, 32, 64].enumerated() {
      let caption = "stage \(stage + 1), \(width) channels"
      x = builder.block("layer\(stage + 1)", caption: caption) { builder in
        for place in 0..<count {
          let shrinks = stage > 0 && place == 0
          let block = ResidualBlock(
            unit: .basic, width: width, stride: shrinks ? 2 : 1,
            shortcut: isPlain ? .none : shrinks ? .zeroPadded : .identity)
          x = builder.block("\(place)", caption: "block \(place + 1) of \(count)") {
            block.add(to: &$0, x)
          }
        }
        return x
      }
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("linear", FullyConnected(units: options.classes ?? 10), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: (isPlain ? "plain" : "resnet") + "\(depth)",
      title: (isPlain ? "Plain-" : "ResNet-") + "\(depth) (CIFAR)", output: x,
      details: NetworkDetails(
        source: "He, Zhang, Ren, Sun 2015, Deep Residual Learning for Image Recognition, "
          + "arXiv:1512.03385, §4.2",
        year: 2015, inputKind: .cifar, labels: options.labels(.cifar10, of: 10)))
  }
}
