/// ResNet-50 of the lab: 64×64×3 pictures of hand signs, 6 classes.
///
/// The course notebook "Residual Networks" (DeepLearning.AI, Convolutional Neural Networks, week 2), after
/// keras-applications' resnet50.py.
///
/// Input: RGB 64×64, 0 … 1.
///
/// Deviations from torchvision's ResNet-50: every convolution has a bias, the stride is in a block's first 1×1, the
/// max pooling has no padding, ε is 1e-3, and the end is a 2×2 average pooling.
enum ResNetLab {
  // Stage 2 … 5: a convolution block and so many identity blocks.
  private static let identityBlocks = [2, 3, 5, 2]

  static func network(_ options: ZooOptions) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? [3, 64, 64])
    var x = builder.input
    x = builder.add("conv1", Convolution(channels: 64, kernel: 7, stride: 2, padding: 3), x)
    x = builder.add("bn1", normalization, x)
    x = builder.add("relu", Activation(.relu), x)
    x = builder.add("maxpool", MaxPooling(kernel: 3, stride: 2), x)
    for (stage, count) in identityBlocks.enumerated() {
      x = builder.block("layer\(stage + 1)", caption: "stage \(stage + 2)") { builder in
        for place in 0...count {
          let caption = place == 0 ? "convolution block" : "identity block \(place) of \(count)"
          let block = ResNetLab.block(
            width: 64 << stage, stride: stage > 0 && place == 0 ? 2 : 1,
            place == 0 ? .projection : .identity)
          x = builder.block("\(place)", caption: caption) { block.add(to: &$0, x) }
        }
        return x
      }
    }
    x = builder.add("avgpool", AveragePooling(kernel: 2, stride: 2), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("fc", FullyConnected(units: options.classes ?? 6), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(
      name: "resnet50-lab", title: "ResNet-50 (lab)", output: x, details: details(options))
  }

  private static let normalization = BatchNormalization(epsilon: 1e-3, momentum: 0.01)

  /// One of the lab's two blocks.
  static func block(
    width: Int, stride: Int, _ shortcut: ResidualBlock.Shortcut
  ) -> ResidualBlock {
    ResidualBlock(
      unit: .bottleneck, width: width, stride: stride, shortcut: shortcut, stridesFirst: true,
      hasBias: true, normalization: normalization)
  }

  private static func details(_ options: ZooOptions) -> NetworkDetails {
    NetworkDetails(
      source: "the lab's notebook on residual networks, after keras-applications' resnet50",
      year: 2017,
      deviations: [
        "every convolution has a bias although batch normalization follows",
        "stride 2 is in the first 1×1 of a block, as in the paper",
        "max pooling without padding: stage 2 is 15×15",
        "batch normalization's ε is 1e-3",
      ],
      inputKind: .unitScaled, labels: options.labels(.signs, of: 6))
  }
}
