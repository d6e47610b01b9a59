/// GoogLeNet as in torchvision, with its names: published weights load.
///
/// Szegedy et al. 2014, arXiv:1409.4842, Table 1; torchvision's googlenet.py, whose weights come from TensorFlow.
///
/// Input: RGB 224×224, −1 … 1.
enum GoogLeNetTorchvision {
  private static let unit = ConvolutionUnit.normalized(epsilon: 1e-3)

  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    let classes = options.classes ?? 1000
    var x = stem(&builder)
    var sideBranches = (1...).makeIterator()
    for row in GoogLeNet.table {
      x = builder.block("inception" + row.name, caption: "inception (\(row.name))") {
        $0.module(paths(row.module), unit, x)
      }
      switch row.next {
      case .module: break
      case .pooling: x = pooling(&builder, after: row.name, x)
      case .sideBranch: sideBranch(&builder, "aux" + sideBranches.name, row.name, classes, x)
      }
    }
    x = builder.add("avgpool", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("dropout", Dropout(probability: 0.2), x)
    x = builder.add("fc", FullyConnected(units: classes), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "googlenet-torchvision", title: "GoogLeNet (torchvision)", output: x,
      details: details(options))
  }

  private static func stem(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    let first = Convolution(channels: 64, kernel: 7, stride: 2, padding: 3)
    var x = builder.add("conv1", first, unit, builder.input)
    x = builder.add("maxpool1", MaxPooling(kernel: 3, stride: 2, roundsUp: true), x)
    x = builder.add("conv2", .same(64, 1), unit, x)
    x = builder.add("conv3", .same(192, 3), unit, x)
    return builder.add("maxpool2", MaxPooling(kernel: 3, stride: 2, roundsUp: true), x)
  }

  private static func paths(_ module: InceptionModule) -> [ModulePath] {
    [
      ModulePath("branch1", .same(module.ones, 1)),
      ModulePath("branch2", [.same(module.threesReduce, 1), .same(module.threes, 3)]),
      ModulePath("branch3", [.same(module.fivesReduce, 1), .same(module.fives, 3)]),
      ModulePath("branch4", [.pooling(InceptionModule.pooling), .same(module.poolProjection, 1)]),
    ]
  }

  private static func pooling(
    _ builder: inout NetworkBuilder, after module: String, _ input: NetworkBuilder.Place
  ) -> NetworkBuilder.Place {
    let isLast = module == "4e"
    let layer = MaxPooling(kernel: isLast ? 2 : 3, stride: 2, roundsUp: true)
    return builder.add(isLast ? "maxpool4" : "maxpool3", layer, input)
  }

  private static func sideBranch(
    _ builder: inout NetworkBuilder, _ name: String, _ module: String, _ classes: Int,
    _ input: NetworkBuilder.Place
  ) {
    builder.sideBranch(name) { builder in
      builder.block(name, caption: "side branch of (\(module))") { builder in
        var x = builder.add("pool", AdaptiveAveragePooling(output: 4), input)
        x = builder.add("conv", .same(128, 1), unit, x)
        x = builder.add("flatten", Flatten(), x)
        x = builder.add("fc1", FullyConnected(units: 1024), x)
        x = builder.add("relu", Activation(.relu), x)
        x = builder.add("dropout", Dropout(probability: 0.7), x)
        x = builder.add("fc2", FullyConnected(units: classes), x)
        _ = builder.add("softmax", Softmax(), x)
      }
    }
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "Szegedy et al. 2014, Going Deeper with Convolutions, arXiv:1409.4842, Table 1; "
        + "torchvision's googlenet",
      year: 2014,
      deviations: [
        "batch normalization takes the place of biases and local response normalization",
        "the 5×5 path has a 3×3 convolution, a mistake that torchvision keeps for its weights",
        "the last max pooling is 2×2, the side branches pool to 4×4 whatever comes",
        "dropout is 0.2, the paper has 0.4",
        "pictures are scaled to −1 … 1, which is what torchvision's transform_input makes of its "
          + "own normalization with the published weights",
      ],
      inputKind: .signed, labels: options.labels(.imageNet, of: 1000))
  }
}
