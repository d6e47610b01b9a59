/// One of the parallel paths of an Inception module, as a row of a table: its layers in order, and what they
/// are called in weight files.
struct ModulePath {
  /// One layer of a path; a convolution brings along what the network puts after each of them.
  struct Step {
    let layer: any Layer
    /// The last part of its name; empty where it has its path's name; nil where it has a number.
    var name: String?
  }

  /// The block's name.
  let name: String
  /// What stands in front of the layers' names, if not the block's name and a dot.
  let prefix: String?
  /// The layers, each with a name.
  let steps: [Step]
  /// Convolutions side by side that end the path.
  let fork: [Step]

  /// A path of several layers; those without a name are counted: `branch2.0`, `branch2.1`.
  init(
    _ name: String, prefix: String? = nil, from first: Int = 0, _ steps: [Step], fork: [Step] = []
  ) {
    self.name = name
    self.prefix = prefix
    self.steps = steps.enumerated().map {
      Step(layer: $0.element.layer, name: $0.element.name ?? "\(first + $0.offset)")
    }
    self.fork = fork
  }

  /// A path of one convolution, which has the path's name.
  init(_ name: String, _ convolution: Step) {
    self.init(name, [Step(layer: convolution.layer, name: "")])
  }

  /// The layers in a few words: `1×1, 3×3`, `max pool, 1×1`.
  var caption: String {
    let ends = fork.map(\.caption).joined(separator: " + ")
    return (steps.map(\.caption) + (ends.isEmpty ? [] : [ends])).joined(separator: ", ")
  }
}

extension ModulePath.Step {
  /// A convolution of stride 1 with as much padding as keeps height and width.
  static func same(
    _ channels: Int, _ height: Int, _ width: Int? = nil, named name: String? = nil
  ) -> Self {
    Self(layer: Convolution.same(channels, height, width), name: name)
  }

  /// A convolution without padding.
  static func valid(
    _ channels: Int, _ kernel: Extent, stride: Extent = 1, named name: String? = nil
  ) -> Self {
    Self(layer: Convolution.valid(channels, kernel, stride: stride), name: name)
  }

  /// A pooling.
  static func pooling(_ layer: any Layer, named name: String? = nil) -> Self {
    Self(layer: layer, name: name)
  }

  /// The layer in the caption of a path.
  fileprivate var caption: String {
    switch layer.kind {
    case .maxPooling: "max pool"
    case .averagePooling: "avg pool"
    default: layer.caption
    }
  }
}

/// What follows each convolution of a network.
enum ConvolutionUnit {
  /// ReLU: `conv2`, `conv2.relu`. The convolutions have biases.
  case plain
  /// Batch normalization and ReLU: `conv2.conv`, `conv2.bn`, `conv2.relu`. The convolutions have no biases.
  case normalized(epsilon: Float)
}

extension NetworkBuilder {
  /// Adds the paths of a module, each a branch, and the concatenation of what they make.
  mutating func module(
    _ paths: [ModulePath], concatenation: String = "cat", _ unit: ConvolutionUnit, _ input: Place
  ) -> Place {
    let outputs = paths.map { path in
      branch(path.name, caption: path.caption, prefix: path.prefix) { $0.add(path, unit, input) }
    }
    return add(concatenation, Concatenation(), outputs)
  }

  private mutating func add(
    _ path: ModulePath, _ unit: ConvolutionUnit, _ input: Place
  ) -> Place {
    var x = input
    for step in path.steps { x = add(step, unit, x) }
    guard !path.fork.isEmpty else { return x }
    let ends = path.fork.map { end in
      branch(end.name ?? "", caption: end.caption) {
        $0.add(ModulePath.Step(layer: end.layer, name: ""), unit, x)
      }
    }
    return add("cat", Concatenation(), ends)
  }

  private mutating func add(
    _ step: ModulePath.Step, _ unit: ConvolutionUnit, _ input: Place
  ) -> Place {
    let name = step.name ?? ""
    guard let convolution = step.layer as? Convolution else { return add(name, step.layer, input) }
    return add(name, convolution, unit, input)
  }

  /// Adds a convolution and what follows it.
  mutating func add(
    _ name: String, _ convolution: Convolution, _ unit: ConvolutionUnit, _ input: Place
  ) -> Place {
    let prefix = name.isEmpty ? "" : name + "."
    var convolution = convolution
    switch unit {
    case .plain:
      convolution.hasBias = true
      return add(prefix + "relu", Activation(.relu), add(name, convolution, input))
    case .normalized(let epsilon):
      convolution.hasBias = false
      let x = add(prefix + "conv", convolution, input)
      let normalized = add(prefix + "bn", BatchNormalization(epsilon: epsilon), x)
      return add(prefix + "relu", Activation(.relu), normalized)
    }
  }
}

extension Convolution {
  /// Stride 1 and as much padding as keeps height and width.
  static func same(_ channels: Int, _ height: Int, _ width: Int? = nil) -> Convolution {
    let kernel = Extent(height: height, width: width ?? height)
    return Convolution(
      channels: channels, kernel: kernel,
      padding: Padding(height: kernel.height / 2, width: kernel.width / 2))
  }

  /// No padding.
  static func valid(_ channels: Int, _ kernel: Extent, stride: Extent = 1) -> Convolution {
    Convolution(channels: channels, kernel: kernel, stride: stride)
  }
}
