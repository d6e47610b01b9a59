/// GoogLeNet, "Inception v1".
///
/// Szegedy et al. 2014, "Going Deeper with Convolutions", arXiv:1409.4842, Table 1. Layers are named as in the
/// authors' Caffe model (BVLC's bvlc_googlenet), with a dot for its slash.
///
/// Input: RGB 224×224, 0 … 255 minus the mean colour.
enum GoogLeNet {
  /// What follows a module.
  enum Next {
    case module, pooling, sideBranch
  }

  // Table 1: #1×1, #3×3 reduce, #3×3, #5×5 reduce, #5×5, pool proj.
  // swift-format-ignore
  static let table: [(name: String, module: InceptionModule, next: Next)] = [
    ("3a", InceptionModule(64,  96,  128, 16, 32,  32),  .module),
    ("3b", InceptionModule(128, 128, 192, 32, 96,  64),  .pooling),
    ("4a", InceptionModule(192, 96,  208, 16, 48,  64),  .sideBranch),
    ("4b", InceptionModule(160, 112, 224, 24, 64,  64),  .module),
    ("4c", InceptionModule(128, 128, 256, 24, 64,  64),  .module),
    ("4d", InceptionModule(112, 144, 288, 32, 64,  64),  .sideBranch),
    ("4e", InceptionModule(256, 160, 320, 32, 128, 128), .pooling),
    ("5a", InceptionModule(256, 160, 320, 32, 128, 128), .module),
    ("5b", InceptionModule(384, 192, 384, 48, 128, 128), .module),
  ]

  private static let pooling = MaxPooling(kernel: 3, stride: 2, roundsUp: true)

  static func paper(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 224, 224])
    let classes = options.classes ?? 1000
    var x = stem(&builder)
    var pools = (3...).makeIterator()
    var sideBranches = (1...).makeIterator()
    for row in table {
      x = builder.block("inception_" + row.name, caption: "inception (\(row.name))") {
        $0.module(row.module.paths, concatenation: "output", .plain, x)
      }
      switch row.next {
      case .module: break
      case .pooling: x = builder.add("pool" + pools.name, pooling, x)
      case .sideBranch: sideBranch(&builder, "aux" + sideBranches.name, row.name, classes, x)
      }
    }
    x = builder.add("pool5", AdaptiveAveragePooling(), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("drop", Dropout(probability: 0.4), x)
    x = builder.add("classifier", FullyConnected(units: classes), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "googlenet", title: "GoogLeNet", output: x, details: details(options))
  }

  private static func stem(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    let first = Convolution(channels: 64, kernel: 7, stride: 2, padding: 3)
    var x = builder.add("conv1", first, .plain, builder.input)
    x = builder.add("pool1", pooling, x)
    x = builder.add("norm1", LocalResponseNormalization(), x)
    x = builder.add("conv2_reduce", .same(64, 1), .plain, x)
    x = builder.add("conv2", .same(192, 3), .plain, x)
    x = builder.add("norm2", LocalResponseNormalization(), x)
    return builder.add("pool2", pooling, x)
  }

  /// §5: an auxiliary classifier, whose loss counts 0.3 while training.
  private static func sideBranch(
    _ builder: inout NetworkBuilder, _ name: String, _ module: String, _ classes: Int,
    _ input: NetworkBuilder.Place
  ) {
    builder.sideBranch(name) { builder in
      builder.block(name, caption: "side branch of (\(module))") { builder in
        var x = builder.add("pool", AveragePooling(kernel: 5, stride: 3), input)
        x = builder.add("conv", .same(128, 1), .plain, x)
        x = builder.add("flatten", Flatten(), x)
        x = builder.add("fc1", FullyConnected(units: 1024), x)
        x = builder.add("fc1.relu", Activation(.relu), x)
        x = builder.add("drop", Dropout(probability: 0.7), x)
        x = builder.add("classifier", FullyConnected(units: classes), x)
        _ = builder.add("softmax", Softmax(), x)
      }
    }
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "Szegedy et al. 2014, Going Deeper with Convolutions, arXiv:1409.4842, Table 1",
      year: 2014,
      deviations: [
        "the first convolution is a whole 7×7, as in the authors' Caffe model; Table 1's 2.7 K "
          + "parameters and 34 M operations are those of a separable one",
        "local response normalization has AlexNet's constants; the paper does not print any",
        "poolings of stride 2 round up, which gives the paper's 56, 28, 14 and 7",
      ],
      inputKind: .meanSubtracted, labels: options.labels(.imageNet, of: 1000))
  }
}
