import Testing

@testable import Engine

/// Receptive fields against what the engine computes: a row of the input is raised, and the rows of every
/// layer's output that rise with it are noted.
struct ReceptiveFieldProbeTests {
  /// Networks of positive weights, so that nothing can hide a change.
  enum Case: String, CaseIterable, Sendable {
    case strides, dilated, lopsided, ceiling, branches, residual, subsampled, adaptive
  }

  @Test(arguments: Case.allCases)
  func `rows and columns that a place depends on are those of its field`(_ probed: Case)
    async throws
  {
    let network = Self.network(probed)
    try await check(network, \.vertical) {
      $0.height
    } raise: {
      $0 / $1.width
    }
    try await check(network, \.horizontal) {
      $0.width
    } raise: {
      $0 % $1.width
    }
  }

  @Test func `a skip that is off leaves the shortcut's places out`() async throws {
    let network = try Self.network(.residual).withSkip("block", on: false)
    try await check(network, \.vertical) {
      $0.height
    } raise: {
      $0 / $1.width
    }
  }

  /// Compares one side of every layer's field with what changes.
  private func check(
    _ network: Network, _ side: KeyPath<ReceptiveField, ReceptiveField.Side>,
    _ count: (Shape) -> Int, raise place: (Int, Shape) -> Int
  ) async throws {
    let analysis = NetworkAnalysis(network)
    let pixels = count(network.inputShape)
    var seen: [[Set<Int>]] = analysis.states.map { state in
      Array(repeating: [], count: state.facts.map { count($0.output) } ?? 0)
    }
    let plain = try await activations(network) { _ in false }
    for pixel in 0..<pixels {
      let raised = try await activations(network) { place($0, network.inputShape) == pixel }
      for index in network.nodes.indices {
        guard let shape = analysis[index]?.output else { continue }
        for (element, pair) in zip(plain[index], raised[index]).enumerated() where pair.0 != pair.1
        {
          seen[index][
            shape.isFeatureMaps ? place(element % (shape.height * shape.width), shape) : 0
          ]
          .insert(pixel)
        }
      }
    }
    for index in network.nodes.indices where network.nodes[index].layer.kind != .flatten {
      let field = try #require(analysis.receptiveFields[index])[keyPath: side]
      for (place, pixels) in seen[index].enumerated() {
        try compare(
          field, at: place, with: pixels, hasHoles: network.name == Case.dilated.rawValue,
          "\(network.nodes[index].name) place \(place)")
      }
    }
  }

  private func compare(
    _ field: ReceptiveField.Side, at place: Int, with pixels: Set<Int>, hasHoles: Bool,
    _ name: Comment
  ) throws {
    guard field.isRegular else {
      // An uneven field is an upper bound.
      let first = try #require(pixels.min())
      #expect(try #require(pixels.max()) - first + 1 <= field.size, name)
      return
    }
    let start = field.offset + place * field.stride
    let inside = (start..<start + field.size).clamped(to: 0..<field.input)
    if hasHoles, inside.count < field.size {
      // In the padding, the first pixel inside may lie between two taps.
      #expect(pixels.allSatisfy(inside.contains), name)
      return
    }
    #expect(pixels.min() == inside.first, name)
    #expect(pixels.max() == inside.last, name)
  }

  /// The activations of every layer for an input of ones, with a hundred where `isRaised`.
  private func activations(
    _ network: Network, _ isRaised: (Int) -> Bool
  ) async throws -> [[Float]] {
    let shape = network.inputShape
    let input = Tensor(shape: shape.batched(1)) { buffer in
      for index in buffer.indices {
        buffer[index] = isRaised(index % (shape.height * shape.width)) ? 100 : 1
      }
    }
    let parameters = ParameterStore.computed { _, specification in
      Tensor(shape: specification.shape) { buffer in
        for index in buffer.indices { buffer[index] = 0.125 }
      }
    }
    let setup = Setup(
      network: network, parameters: parameters, input: NetworkInput(tensor: input, name: "probe"))
    let session = Session()
    var all: [[Float]] = []
    for index in network.nodes.indices {
      all.append(try await session.activation(of: index, in: setup).elements)
    }
    return all
  }
}

extension ReceptiveFieldProbeTests {
  /// The networks, each with what can go wrong in its own way.
  private static func network(_ probed: Case) -> Network {
    var builder = NetworkBuilder(input: [2, 19, 17])
    let x = builder.input
    let y: NetworkBuilder.Place
    switch probed {
    case .strides:
      let a = builder.add("a", convolution(3, 2, padding: 1), x)
      let b = builder.add("b", MaxPooling(kernel: 3, stride: 2, padding: 1), a)
      y = builder.add("c", convolution(3, 1, padding: 1), b)
    case .dilated:
      let wide = Convolution(
        channels: 2, kernel: Extent(height: 3, width: 2), padding: 2,
        dilation: Extent(height: 2, width: 3))
      let a = builder.add("a", wide, x)
      y = builder.add("b", convolution(3, 2, padding: 0), a)
    case .lopsided:
      let tall = Convolution(
        channels: 2, kernel: Extent(height: 1, width: 5), stride: Extent(height: 1, width: 2),
        padding: Padding(top: 0, bottom: 0, left: 1, right: 3))
      let a = builder.add("a", tall, x)
      y = builder.add(
        "b",
        Convolution(channels: 1, kernel: 2, padding: Padding(top: 0, bottom: 1, left: 0, right: 1)),
        a)
    case .ceiling:
      let a = builder.add("a", MaxPooling(kernel: 3, stride: 2, roundsUp: true), x)
      let b = builder.add("b", AveragePooling(kernel: 2, stride: 2, roundsUp: true), a)
      y = builder.add("c", convolution(3, 1, padding: 1), b)
    case .branches: y = branches(&builder)
    case .residual: y = residual(&builder)
    case .subsampled:
      let a = builder.add("a", ZeroPaddedIdentity(channels: 4, stride: 2), x)
      let b = builder.add("b", LocalResponseNormalization(size: 3), a)
      y = builder.add("c", convolution(2, 1, padding: 0), b)
    case .adaptive:
      let a = builder.add("a", convolution(3, 1, padding: 1), x)
      let b = builder.add("b", AdaptiveAveragePooling(output: Extent(height: 4, width: 17)), a)
      let c = builder.add("c", convolution(2, 1, padding: 0), b)
      let d = builder.add("d", Flatten(), c)
      y = builder.add("e", FullyConnected(units: 2), d)
    }
    return builder.network(name: probed.rawValue, title: "", output: y)
  }

  private static func convolution(_ size: Int, _ stride: Int, padding: Int) -> Convolution {
    Convolution(
      channels: 2, kernel: Extent(height: size, width: size),
      stride: Extent(height: stride, width: stride), padding: Padding(integerLiteral: padding))
  }

  private static func branches(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    let x = builder.input
    let stem = builder.add("stem", convolution(3, 2, padding: 1), x)
    let one = builder.add("one", convolution(1, 1, padding: 0), stem)
    let three = builder.add("three", convolution(3, 1, padding: 1), one)
    let five = builder.add("five", convolution(5, 1, padding: 2), stem)
    let pool = builder.add("pool", MaxPooling(kernel: 3, stride: 1, padding: 1), stem)
    let all = builder.add("all", Concatenation(), one, three, five, pool)
    return builder.add("after", convolution(3, 2, padding: 0), all)
  }

  private static func residual(_ builder: inout NetworkBuilder) -> NetworkBuilder.Place {
    let x = builder.input
    let sum = builder.block("block") { builder in
      let a = builder.add("a", convolution(1, 2, padding: 0), x)
      let skip = builder.add("skip", convolution(5, 2, padding: 2), x)
      return builder.skipAddition("add", main: a, skip: skip, source: x, kind: .projection)
    }
    let pool = builder.add("pool", AdaptiveAveragePooling(), sum)
    return builder.add("again", convolution(1, 1, padding: 0), pool)
  }
}
