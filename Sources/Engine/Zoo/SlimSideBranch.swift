extension NetworkBuilder {
  /// Adds the side branch that TF-Slim gives Inception v4 and Inception-ResNet v2 on their 17×17 maps.
  ///
  /// - Parameters:
  ///   - block: what the paper calls the block whose last one it reads.
  ///   - classes: the number of classes.
  ///   - input: the block's output.
  mutating func slimSideBranch(of block: String, classes: Int, _ input: Place) {
    let unit = ConvolutionUnit.normalized(epsilon: 1e-3)
    sideBranch("aux") { builder in
      builder.block("aux", caption: "side branch of the last \(block)") { builder in
        var x = builder.add("pool", AveragePooling(kernel: 5, stride: 3), input)
        x = builder.add("conv0", .same(128, 1), unit, x)
        x = builder.add("conv1", .valid(768, 5), unit, x)
        x = builder.add("flatten", Flatten(), x)
        x = builder.add("fc", FullyConnected(units: classes), x)
        _ = builder.add("softmax", Softmax(), x)
      }
    }
  }
}
