/// The lab's two blocks by themselves, as they stand at the beginning of its ResNet-50.
///
/// The course notebook "Residual Networks" (DeepLearning.AI, Convolutional Neural Networks, week 2): `identity_block` and
/// `convolutional_block`. Stage 2, filters 64, 64, 256, on 15×15 maps.
enum LabBlocks {
  /// Input and output have one shape: the shortcut is the input itself.
  static func identity(_ options: ZooOptions) -> Network {
    network(
      "identity-block", "Identity block", input: [256, 15, 15], .identity, options,
      deviations: [
        "the lab's convolutions have biases: 70,784 trained parameters, 71,552 with statistics as "
          + "Keras counts; without biases they are 70,400"
      ])
  }

  /// 64 channels become 256: the shortcut needs a convolution.
  static func convolution(_ options: ZooOptions) -> Network {
    network(
      "convolution-block", "Convolution block", input: [64, 15, 15], .projection, options,
      deviations: [
        "the lab's convolutions have biases: 75,648 trained parameters, 76,928 with statistics as "
          + "Keras counts; without biases they are 75,008",
        "stage 2 keeps height and width (stride 1); from stage 3 on the block has stride 2",
      ])
  }

  private static func network(
    _ name: String, _ title: String, input: Shape, _ shortcut: ResidualBlock.Shortcut,
    _ options: ZooOptions, deviations: [String]
  ) -> Network {
    var builder = NetworkBuilder(input: options.inputShape ?? input)
    let block = ResNetLab.block(width: 64, stride: 1, shortcut)
    let x = builder.block("block", caption: title.lowercased()) { [input = builder.input] in
      block.add(to: &$0, input)
    }
    return builder.network(
      name: name, title: title, output: x,
      details: NetworkDetails(
        source: "the lab's notebook on residual networks", year: 2017, deviations: deviations,
        inputKind: .numbers))
  }
}
