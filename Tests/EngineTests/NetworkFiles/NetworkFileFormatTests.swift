import Testing

@testable import Engine

/// What the lines of a network file mean.
struct NetworkFileFormatTests {
  @Test func `a layer reads the one above, or those it names`() throws {
    let network = try network(
      of: networkFile(
        "a: relu", "b: {kind: conv, channels: 3, kernel: 1x3, padding: [0, 0, 1, 1]}",
        "c: {kind: tanh, from: a}", "d: {kind: addition, from: [b, c]}", "e: relu"))
    #expect(network.inputs(of: "a") == ["input"])
    #expect(network.inputs(of: "b") == ["a"])
    #expect(network.inputs(of: "c") == ["a"])
    #expect(network.inputs(of: "d") == ["b", "c"])
    #expect(network.output == 5)
    let convolution = try #require(network.nodes[2].layer as? Convolution)
    #expect(
      convolution
        == Convolution(
          channels: 3, kernel: Extent(height: 1, width: 3), padding: Padding(height: 0, width: 1)))
  }

  @Test func `title, output and switches are what the file says, the rest has defaults`() throws {
    let plain = try network(of: "network: n\ninput: 12\nlayers: [a: relu]\n")
    #expect(plain.title == "n")
    #expect(plain.inputShape == [12])
    #expect(plain.output == 1)
    #expect(plain.details == NetworkDetails())
    let full = try network(
      of: "network: n\ntitle: N\nyear: 1998\ninput: [1, 2, 3]\nlabels: cifar10\n"
        + "preprocessing: cifar\nlayers: [a: relu, b: relu]\noutput: a\nside-branches: on\n")
    #expect(full.title == "N")
    #expect(full.inputShape == [1, 2, 3])
    #expect(full.output == 1)
    #expect(full.switches.sideBranches)
    #expect(
      full.details == NetworkDetails(year: 1998, inputKind: .cifar, labels: .cifar10))
  }

  @Test func `names are looked for in the block and then around it`() throws {
    let network = try network(
      of: networkFile(
        "a: relu",
        "one: {layers: [a: relu, b: {kind: relu, from: block-input}, c: {kind: relu, from: a},"
          + " d: {kind: relu, from: /a}, e: {kind: relu, from: input}]}",
        "two: {layers: [f: {kind: relu, from: one}, g: {kind: relu, from: one.c}]}"))
    #expect(network.inputs(of: "one.a") == ["a"])
    #expect(network.inputs(of: "one.b") == ["a"])
    #expect(network.inputs(of: "one.c") == ["one.a"])
    #expect(network.inputs(of: "one.d") == ["a"])
    #expect(network.inputs(of: "one.e") == ["input"])
    #expect(network.inputs(of: "two.f") == ["one.e"])
    #expect(network.inputs(of: "two.g") == ["one.c"])
  }

  @Test func `names may continue that of a block further out`() throws {
    let network = try network(
      of: networkFile("one: {layers: [two: {layers: [../a: relu, ../../b: relu, /c.d: relu]}]}"))
    #expect(network.layerNames == ["one.a", "b", "c.d"])
    #expect(network.nodes.dropFirst().allSatisfy { $0.block == 1 })
    #expect(try network.writtenAndRead() == network)
  }

  @Test func `branches begin together, and the layer behind them reads all`() throws {
    let network = try network(
      of: networkFile(
        "stem: relu",
        "branches: [one: {layers: [a: relu, b: relu]}, two: tanh, three: {layers: []}]",
        "join: concatenation"))
    #expect(network.inputs(of: "one.a") == ["stem"])
    #expect(network.inputs(of: "two") == ["stem"])
    #expect(network.inputs(of: "join") == ["one.b", "two", "stem"])
    #expect(network.blocks.map(\.isBranch) == [true, true])
  }

  @Test func `a side branch leaves the main path as it is`() throws {
    let network = try network(
      of: networkFile(
        "a: relu", "aux: {side-branch: aux, layers: [b: relu, c: softmax]}",
        "d: {kind: tanh, side-branch: aux}", "e: relu"))
    #expect(network.inputs(of: "aux.b") == ["a"])
    #expect(network.inputs(of: "d") == ["aux.c"])
    #expect(network.inputs(of: "e") == ["a"])
    #expect(network.nodes.map(\.sideBranch) == [nil, nil, "aux", "aux", "aux", nil])
    #expect(network.nodes[network.output].name == "e")
  }

  @Test func `a skip connection ends in the block's addition`() throws {
    let network = try network(
      of: networkFile(
        "a: relu", "one: {skip: identity, layers: [b: relu, c: addition, d: relu]}",
        "two: {skip: projection, layers: [b: relu, c: add], shortcut: [s: bn]}"))
    #expect(
      network.blocks[0].skip
        == SkipConnection(kind: .identity, source: 1, addition: 3, inputPosition: 1))
    #expect(network.inputs(of: "one.c") == ["one.b", "a"])
    #expect(network.layerNames.suffix(3) == ["two.b", "two.s", "two.c"])
    #expect(network.inputs(of: "two.c") == ["two.b", "two.s"])
    #expect(network.blocks[1].skip?.kind == .projection)
    #expect(network.blocks[1].skip?.source == 4)
  }

  @Test func `a skip connection may name its layers`() throws {
    let network = try network(
      of: networkFile(
        "a: relu",
        "one: {skip: {kind: identity, from: a, addition: c, position: 0}, layers: [b: relu,"
          + " c: {kind: addition, from: [a, b]}]}"))
    #expect(
      network.blocks[0].skip
        == SkipConnection(kind: .identity, source: 1, addition: 3, inputPosition: 0))
  }

  @Test func `repeats count names and captions up, each fed by the one before`() throws {
    let network = try network(
      of: networkFile(
        "stem: relu",
        "block3: {repeat: 2, caption: \"{n} is {n-2} of {n+10}\", layers: [a: relu, b: relu]}"))
    #expect(network.layerNames == ["stem", "block3.a", "block3.b", "block4.a", "block4.b"])
    #expect(network.blocks.map(\.caption) == ["3 is 1 of 13", "4 is 2 of 14"])
    #expect(network.inputs(of: "block4.a") == ["block3.b"])
  }

  @Test func `definitions are used with parameters, and what stands beside use counts more`() throws
  {
    let network = try network(
      of: networkFile(
        "x: {use: two, width: 5, caption: outer}",
        "y: {use: one, channels: 6, skip: projection, shortcut: [s: relu]}",
        define: [
          "one: {takes: [channels, kernel: 3], caption: inner, skip: identity,",
          "  layers: [c: {kind: conv, channels: $channels, kernel: $kernel}, add: add]}",
          "two: {takes: [width], layers: [p: {use: one, channels: $width, kernel: 1}]}",
        ]))
    #expect(network.layerNames == ["x.p.c", "x.p.add", "y.c", "y.s", "y.add"])
    #expect(network.blocks.map(\.caption) == ["outer", "inner", "inner"])
    #expect(network.nodes[1].layer.isEqual(to: Convolution(channels: 5, kernel: 1)))
    #expect(network.nodes[3].layer.isEqual(to: Convolution(channels: 6, kernel: 3)))
    #expect(network.blocks[2].skip?.kind == .projection)
  }

  @Test func `a parameter in quotes is text`() throws {
    let network = try network(
      of: networkFile(
        "x: {use: one, n: 1}",
        define: ["one: {takes: [n], caption: \"$n\", layers: [a: relu]}"]))
    #expect(network.blocks[0].caption == "$n")
  }
}
