public import Engine

/// A small network of all that can be switched: a module of three branches, a residual block around a module
/// with a module inside one of its branches, a side branch.
public enum ModuleNetwork {
  /// Makes it for inputs of 8 × 9 × 9.
  public static func make() -> Network {
    var builder = NetworkBuilder(input: [8, 9, 9])
    let stem = convolution("stem", 16, kernel: 3, builder.input, &builder)
    let module = builder.block("module", caption: "inception (1)") { builder in
      let parts = [
        builder.branch("branch1") { convolution("conv", 16, kernel: 1, stem, &$0) },
        builder.branch("branch2") { builder in
          let reduced = convolution("0", 5, kernel: 1, stem, &builder)
          return convolution("1", 24, kernel: 3, reduced, &builder)
        },
        builder.branch("branch3") { builder in
          let pooled = builder.add("0", MaxPooling(kernel: 3, stride: 1, padding: 1), stem)
          return convolution("1", 3, kernel: 1, pooled, &builder)
        },
      ]
      return builder.add("concat", Concatenation(), parts)
    }
    let residual = residual(module, &builder)
    let pooled = builder.add("avgpool", AdaptiveAveragePooling(output: 1), residual)
    let flat = builder.add("flatten", Flatten(), pooled)
    let scores = builder.add("fc", FullyConnected(units: 4), flat)
    builder.sideBranch("aux1") { builder in
      builder.block("aux1", caption: "side branch") { builder in
        let pooled = builder.add("pool", AdaptiveAveragePooling(output: 2), module)
        let flat = builder.add("flatten", Flatten(), pooled)
        let scores = builder.add("fc", FullyConnected(units: 4), flat)
        _ = builder.add("softmax", Softmax(), scores)
      }
    }
    let answer = builder.add("softmax", Softmax(), scores)
    return builder.network(name: "modules", title: "Modules", output: answer)
  }

  /// A setup of it with random numbers.
  public static func setup(batch: Int = 1, seed: UInt64 = 4) -> Setup {
    let network = make()
    return Setup(
      network: network, parameters: .random(seed: 3),
      input: .random(shape: network.inputShape, batch: batch, seed: seed))
  }

  private static func residual(
    _ source: NetworkBuilder.Place, _ builder: inout NetworkBuilder
  ) -> NetworkBuilder.Place {
    builder.block("residual", caption: "inception-resnet (2)") { builder in
      let parts = [
        builder.branch("branch0") { convolution("conv", 8, kernel: 1, source, &$0) },
        builder.branch("branch1") { builder in
          let inner = [
            builder.branch("left") { convolution("conv", 4, kernel: 1, source, &$0) },
            builder.branch("right") { convolution("conv", 4, kernel: 3, source, &$0) },
          ]
          return builder.add("concat", Concatenation(), inner)
        },
      ]
      let whole = builder.add("concat", Concatenation(), parts)
      let main = builder.add("conv", Convolution(channels: 43, kernel: 1), whole)
      return builder.skipAddition(
        "add", main: main, skip: source, source: source, kind: .identity)
    }
  }

  private static func convolution(
    _ name: String, _ channels: Int, kernel: Int, _ source: NetworkBuilder.Place,
    _ builder: inout NetworkBuilder
  ) -> NetworkBuilder.Place {
    let layer =
      kernel == 1
      ? Convolution(channels: channels, kernel: 1)
      : Convolution(channels: channels, kernel: 3, padding: 1)
    return builder.add(name, layer, source)
  }
}
