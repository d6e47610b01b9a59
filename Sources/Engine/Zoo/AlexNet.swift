/// AlexNet as in the paper, and torchvision's.
///
/// Krizhevsky, Sutskever, Hinton 2012, "ImageNet Classification with Deep Convolutional Neural Networks", Figure 2;
/// torchvision's follows Krizhevsky 2014, "One weird trick for parallelizing convolutional neural
/// networks", arXiv:1404.5997.
///
/// Input: the paper's is 227×227 (its text says 224, which does not give 55×55), RGB 0 … 255 minus the mean
/// colour; torchvision's is 224×224, normalized.
enum AlexNet {
  private struct Row {
    let channels: Int
    let kernel: Extent
    let stride: Extent
    let padding: Padding
    let groups: Int
    let normalizes: Bool
    let pools: Bool
  }

  // The paper's Figure 2 and §3.3–3.5.
  // swift-format-ignore
  private static let paperRows = [
    Row(channels: 96,  kernel: 11, stride: 4, padding: 0, groups: 1, normalizes: true,  pools: true),
    Row(channels: 256, kernel: 5,  stride: 1, padding: 2, groups: 2, normalizes: true,  pools: true),
    Row(channels: 384, kernel: 3,  stride: 1, padding: 1, groups: 1, normalizes: false, pools: false),
    Row(channels: 384, kernel: 3,  stride: 1, padding: 1, groups: 2, normalizes: false, pools: false),
    Row(channels: 256, kernel: 3,  stride: 1, padding: 1, groups: 2, normalizes: false, pools: true),
  ]

  // torchvision's alexnet.py.
  // swift-format-ignore
  private static let torchvisionRows = [
    Row(channels: 64,  kernel: 11, stride: 4, padding: 2, groups: 1, normalizes: false, pools: true),
    Row(channels: 192, kernel: 5,  stride: 1, padding: 2, groups: 1, normalizes: false, pools: true),
    Row(channels: 384, kernel: 3,  stride: 1, padding: 1, groups: 1, normalizes: false, pools: false),
    Row(channels: 256, kernel: 3,  stride: 1, padding: 1, groups: 1, normalizes: false, pools: false),
    Row(channels: 256, kernel: 3,  stride: 1, padding: 1, groups: 1, normalizes: false, pools: true),
  ]

  static func paper(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 227, 227])
    var x = builder.input
    for (place, row) in paperRows.enumerated() {
      let number = place + 1
      x = builder.add("conv\(number)", convolution(row), x)
      x = builder.add("relu\(number)", Activation(.relu), x)
      if row.normalizes { x = builder.add("norm\(number)", LocalResponseNormalization(), x) }
      if row.pools { x = builder.add("pool\(number)", MaxPooling(kernel: 3, stride: 2), x) }
    }
    x = builder.add("flatten", Flatten(), x)
    for number in 6...7 {
      x = builder.add("fc\(number)", FullyConnected(units: 4096), x)
      x = builder.add("relu\(number)", Activation(.relu), x)
      x = builder.add("drop\(number)", Dropout(), x)
    }
    x = builder.add("fc8", FullyConnected(units: options.classes ?? 1000), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "alexnet", title: "AlexNet", output: x,
      details: NetworkDetails(
        source: "Krizhevsky, Sutskever, Hinton 2012, ImageNet Classification with Deep "
          + "Convolutional Neural Networks, Figure 2",
        year: 2012,
        deviations: [
          "the input is 227×227: with the paper's 224 the first layer would not give 55×55",
          "both halves run on one machine, as two groups in conv2, conv4 and conv5",
        ],
        inputKind: .meanSubtracted, labels: options.labels(.imageNet, of: 1000)))
  }

  static func torchvision(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    var x = builder.input
    x = builder.block("features") { builder in
      var numbers = (0...).makeIterator()
      for row in torchvisionRows {
        x = builder.add(numbers.name, convolution(row), x)
        x = builder.add(numbers.name, Activation(.relu), x)
        if row.pools { x = builder.add(numbers.name, MaxPooling(kernel: 3, stride: 2), x) }
      }
      return x
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(output: 6), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.block("classifier") { builder in
      x = builder.add("0", Dropout(), x)
      x = builder.add("1", FullyConnected(units: 4096), x)
      x = builder.add("2", Activation(.relu), x)
      x = builder.add("3", Dropout(), x)
      x = builder.add("4", FullyConnected(units: 4096), x)
      x = builder.add("5", Activation(.relu), x)
      return builder.add("6", FullyConnected(units: options.classes ?? 1000), x)
    }
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "alexnet-torchvision", title: "AlexNet (torchvision)", output: x,
      details: NetworkDetails(
        source: "Krizhevsky 2014, One weird trick for parallelizing convolutional neural networks, "
          + "arXiv:1404.5997; torchvision's alexnet",
        year: 2014,
        deviations: [
          "one column without groups and without local response normalization",
          "64, 192, 384, 256, 256 filters; an adaptive pooling takes any input size",
        ],
        inputKind: .imageNet, labels: options.labels(.imageNet, of: 1000)))
  }

  private static func convolution(_ row: Row) -> Convolution {
    Convolution(
      channels: row.channels, kernel: row.kernel, stride: row.stride, padding: row.padding,
      groups: row.groups)
  }
}

extension IteratorProtocol<Int> {
  /// The next number as a name, as torchvision counts the parts of a sequence.
  var name: String {
    mutating get { next().map(String.init) ?? "" }
  }
}
