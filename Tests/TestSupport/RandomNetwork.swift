public import Engine

/// Small networks of every shape that networks have: chains, residual blocks, modules of branches, side branches.
public enum RandomNetwork {
  /// A network that can be computed; the same for the same numbers.
  public static func make(_ numbers: inout SplitMix) -> Network {
    let channels = numbers.pick([1, 3, 4])
    let side = numbers.pick([7, 8, 12, 16])
    var builder = NetworkBuilder(input: [channels, side, side])
    var x = builder.add(
      "stem", Convolution(channels: numbers.pick([4, 6, 8]), kernel: 3, padding: 1), builder.input)
    for place in 0..<numbers.pick(1...4) {
      x = addPart(place, x, &builder, &numbers)
    }
    if numbers.pick(0...2) == 0 { addSideBranch(x, &builder) }
    x = builder.add("avgpool", AdaptiveAveragePooling(output: numbers.pick([1, 2])), x)
    x = builder.add("flatten", Flatten(), x)
    x = builder.add("fc", FullyConnected(units: numbers.pick([1, 5, 10])), x)
    x = builder.add("softmax", Softmax(), x)
    return builder.network(name: "random", title: "Random", output: x)
  }

  private static func addPart(
    _ place: Int, _ x: NetworkBuilder.Place, _ builder: inout NetworkBuilder,
    _ numbers: inout SplitMix
  ) -> NetworkBuilder.Place {
    let name = "part\(place)"
    let kind = numbers.pick(0...3)
    let channels = numbers.pick([4, 8])
    return builder.block(name) { builder in
      switch kind {
      case 0: addResidual(x, &builder)
      case 1: addModule(x, channels, &builder)
      case 2:
        builder.add("pool", MaxPooling(kernel: 3, stride: 2, padding: 1, roundsUp: true), x)
      default:
        builder.add(
          "relu", Activation(.relu),
          builder.add(
            "norm", LocalResponseNormalization(),
            builder.add("conv", Convolution(channels: channels, kernel: 3, padding: 1), x)))
      }
    }
  }

  private static func addResidual(
    _ x: NetworkBuilder.Place, _ builder: inout NetworkBuilder
  ) -> NetworkBuilder.Place {
    var main = builder.add("conv1", Convolution(channels: 8, kernel: 3, padding: 1), x)
    main = builder.add("bn1", BatchNormalization(), main)
    main = builder.add("relu1", Activation(.relu), main)
    main = builder.add("conv2", Convolution(channels: 8, kernel: 3, padding: 1), main)
    let skip = builder.add("downsample", Convolution(channels: 8, kernel: 1), x)
    let sum = builder.skipAddition("add", main: main, skip: skip, source: x, kind: .projection)
    return builder.add("relu2", Activation(.relu), sum)
  }

  private static func addModule(
    _ x: NetworkBuilder.Place, _ channels: Int, _ builder: inout NetworkBuilder
  ) -> NetworkBuilder.Place {
    let paths = (1...3).map { number in
      builder.branch("branch\(number)") { builder in
        let path = builder.add("conv", Convolution(channels: channels, kernel: 1), x)
        return builder.add("relu", Activation(.relu), path)
      }
    }
    return builder.add("concat", Concatenation(), paths)
  }

  private static func addSideBranch(_ x: NetworkBuilder.Place, _ builder: inout NetworkBuilder) {
    builder.sideBranch("aux") { builder in
      let pool = builder.add("aux.pool", AdaptiveAveragePooling(), x)
      let flat = builder.add("aux.flatten", Flatten(), pool)
      _ = builder.add("aux.fc", FullyConnected(units: 5), flat)
    }
  }
}
