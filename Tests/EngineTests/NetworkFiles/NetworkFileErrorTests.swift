import Testing

@testable import Engine

/// Each mistake gets one sentence with the file, the line, what was expected and what was found.
struct NetworkFileErrorTests {
  /// A line at the top level, and what is said about it; it is line 4 of the file.
  private static let lines: [(line: String, problem: String)] = [
    ("a: rellu", "a kind of layer expected, found rellu; the nearest is relu"),
    ("a: {kind: 7}", "a kind of layer expected, found 7; there are convolution, max-pooling,"),
    ("a:", "a kind of layer expected, found nothing"),
    ("a: {kind: [relu]}", "a kind of layer expected, found a list"),
    ("a: input", "a kind of layer expected, found input"),
    ("a: convolution", "a convolution layer needs channels and kernel, channels is missing"),
    ("a: {kind: max-pooling, kernel: 2}", "needs kernel and stride, stride is missing"),
    ("a: {kind: fc, units: many}", "units: a whole number from 1 expected, found many"),
    ("a: {kind: fc, units: 0}", "units: a whole number from 1 expected, found 0"),
    ("a: {kind: fc, units: [1, 2]}", "units: a whole number from 1 expected, found 1,2"),
    ("a: {kind: fc, units: {x: 1}}", "units: a whole number from 1 expected, found x: …"),
    ("a: {kind: fc, unit: 3}", "has units, bias, not unit; the nearest is units"),
    ("a: {kind: relu, from: b}", "a layer or block above expected, found b"),
    ("a: {kind: relu, from: {x: 1}}", "the name of a layer expected, found x: …"),
    ("a: {kind: relu, side-branch: }", "a name expected, found nothing"),
    ("a: [relu]", "(layers: … or use: …) expected for a, found a list"),
    ("a: {caption: x}", "(layers: … or use: …) expected for a, found caption: …"),
    ("relu", "NAME: LAYER, such as conv1: {kind: convolution, …}, expected, found relu"),
    ("{a: relu, b: relu}", "one NAME: LAYER after each dash expected, found 2 names"),
    ("input: relu", "every layer needs a name of its own, input is taken by the network's input"),
    ("..: relu", "without spaces or / expected, found .."),
    (".: relu", "without spaces or / expected, found ."),
    ("../a: relu", "without spaces or / expected, found ../a"),
    ("a/b: relu", "without spaces or / expected, found a/b"),
    ("? a b\n    : relu", "without spaces or / expected, found a b"),
    ("x: {layers: {a: relu}}", "a list of layers, each line beginning with a dash expected"),
    ("x: {layers: [], capton: y}", "not capton; the nearest is caption"),
    ("x: {layers: [], repeat: 2}", "a name that ends with a number expected, to be counted up"),
    ("x1: {layers: [], repeat: -1}", "a number of repeats from 1 to 20000 expected, found -1"),
    ("x1: {layers: [], repeat: 2, caption: \"{m}\"}", "{n}, {n+1} or such expected in the caption"),
    ("x: {use: nothing}", "the name of a definition above expected, found nothing"),
    ("x: {layers: [a: $n]}", "$n stands for a parameter and is for definitions only"),
    ("x: {skip: identity, layers: [a: relu]}", "a layer of kind addition without from expected"),
    ("x: {skip: none, layers: []}", "one of identity, projection, zero-padded expected"),
    ("x: {skip: projection, layers: [a: add]}", "shortcut expected beside skip: projection"),
    ("x: {skip: identity, shortcut: [], layers: [a: add]}", "no shortcut expected beside skip"),
    ("x: {shortcut: [b: relu], layers: [a: add]}", "skip: projection or zero-padded expected"),
    ("x: {skip: projection, shortcut: [], layers: [a: add]}", "layers that end in one expected"),
    ("x: {skip: {kind: identity, from: input}, layers: []}", "addition expected: the name of"),
    (
      "x: {skip: {kind: identity, from: input, addition: a}, layers: [a: relu]}",
      "an addition expected, x.a is of kind relu"
    ),
    ("x: {continue: on, layers: []}", "a block above expected to be continued, found x"),
    ("branches: []", "one branch or more expected, found none"),
    ("branches: [one]", "NAME: BRANCH expected, found one"),
    ("a: *b", "no alias expected"),
    ("a: relu: b", "mapping values are not allowed in this context"),
    ("a: {kind: relu", "valid YAML expected, but did not find expected"),
    (
      "a: relu\n\t- b: relu",
      "found a tab character that violates indentation (lines are indented with"
    ),
    ("a: {kind: relu, kind: tanh}", "every name once expected in one place, kind occurs twice"),
    ("a: \"\\e[2J\"", "without control characters expected"),
  ]

  @Test(arguments: lines.indices)
  func `a mistake in a line is told with its line`(place: Int) throws {
    let (line, problem) = Self.lines[place]
    let error = try #require(throws: NetworkFileError.self) {
      try network(of: networkFile(line))
    }
    #expect(error.description.contains(problem), "\(error)")
    let lines = line.hasPrefix("?") || line.contains("\n") || line.hasSuffix("relu") ? 3...6 : 4...4
    #expect(lines.contains { error.description.hasPrefix("net.yaml, line \($0)") }, "\(error)")
  }

  @Test(arguments: [
    ("", "net.yaml: a network expected, the file is empty"),
    ("# nothing\n", "net.yaml: a network expected, the file is empty"),
    ("lenet5\n", "line 1: a network: names with values, such as network: my-net expected"),
    ("network: x\nlayers: []\n", "input expected: the input's shape, such as input: 3x224x224"),
    ("network: x\ninput: 3\nlayers: []\n", "line 3: one layer or more expected, found none"),
    (
      "network: x\ninput: 3\nlayers:\n- a:\n    kind: relu\n    # kind:\n\n    kind: tanh\n",
      "line 8: every name once expected in one place, kind occurs twice"
    ),
    (
      "network: x\nlayers: " + String(repeating: "[", count: 2_000),
      "at most 200 levels of nesting expected, found more"
    ),
    ("network: x\ninput: 3x8x8\n", "layers expected: the layers; it is missing"),
    ("network:\ninput: 3\nlayers: []\n", "line 1: a name expected, found nothing"),
    ("network: [x]\ninput: 3\nlayers: []\n", "line 1: a name expected, found a list"),
    ("network: x\ninput: 3x8\nlayers: []\n", "line 2: CHANNELSxHEIGHTxWIDTH"),
    ("network: x\ninput: 0x8x8\nlayers: []\n", "or a number of features expected, found 0x8x8"),
    ("network: x\ninput: 3\nlayer: []\n", "line 3: a network file has network, title, source,"),
    ("network: x\ninput: 3\nyear: soon\nlayers: []\n", "line 3: a year from 0 to 9999 expected"),
    ("network: x\ninput: 3\nlabels: cats\nlayers: []\n", "line 3: one of digits, imagenet, signs,"),
    ("network: x\ninput: 3\nlayers: []\noutput: a\n", "line 4: a layer or block above expected"),
    (
      "network: x\ninput: 3\nlayers: []\nskips-off: [a]\n",
      "a block with a skip connection expected"
    ),
    ("network: x\ninput: 3\nlayers: []\nbranches-off: a\n", "a list of blocks expected, found a"),
    ("network: x\ninput: 3\nlayers: []\nside-branches: 7\n", "line 4: on or off expected, found 7"),
    (
      "network: x\ninput: 3\nlayers: []\nsample: {values: [1, 2]}\n",
      "line 4: 3 numbers expected for 3, found 2"
    ),
    (
      "network: x\ninput: 3\nlayers: []\nsample:\n  values: [1, nan, 3]\n",
      "line 5: a number expected, found nan"
    ),
    (
      "network: x\ninput: 3\nlayers: []\nsample: {shape: 2, values: []}\n",
      "line 4: 2 numbers expected for 2, found 0"
    ),
    (
      "network: x\ninput: 3\nlayers: [f: {kind: fc, units: 2}]\nparameters: {f.weight: [1]}\n",
      "line 4: 6 numbers expected for f.weight, 2×3, found 1"
    ),
    (
      "network: x\ninput: 3\nlayers: [f: {kind: fc, units: 2}]\nparameters: {f.wait: [1]}\n",
      "line 4: f has weight, bias, found f.wait"
    ),
    (
      "network: x\ninput: 3\nlayers: [f: relu]\nparameters: {g.weight: [1]}\n",
      "line 4: LAYER.PARAMETER expected, found g.weight"
    ),
    (
      "network: x\ninput: 3\nlayers: []\n---\nnetwork: y\n",
      "line 4: one document in a file expected"
    ),
    (
      "network: x\ninput: 3\nlayers: []\ninput: 4\n",
      "line 4: every name once expected in one place, input"
    ),
    (
      "network: x\ninput: 3\nlayers:\n- branches: [a: relu, b: relu]\n", "one layer expected at the"
    ),
    ("network: x\ninput: 3\nlayers:\n- a: relu\n- a: relu\n", "line 5: every layer needs a name"),
    ("network: x\ninput: 3\nlayers:\n- a: relu\n- a: relu\n", "a is taken by line 4"),
    ("network: x\ntitle: \u{7}\ninput: 3\nlayers: []\n", "text in UTF-8 expected"),
  ])
  func `a mistake in the whole is told`(text: String, problem: String) throws {
    let error = try #require(throws: NetworkFileError.self) { try network(of: text) }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test(arguments: [
    ("{use: one}", "line 6: one takes n; n is missing"),
    ("{use: one, n: [1]}", "one value expected for n, found a list"),
    ("{use: one, n: 1, m: 2}", "not m; the nearest is n"),
    ("{use: one, n: x}", "line 6: units: a whole number from 1 expected, found x"),
    ("{use: two}", "line 5, used in line 6: a kind of layer expected, found rellu"),
  ])
  func `a mistake in a definition names both lines`(use: String, problem: String) throws {
    let text = networkFile(
      "x: " + use,
      define: [
        "one: {takes: [n], layers: [a: {kind: fc, units: $n}]}\n  two: {layers: [a: rellu]}"
      ]
    ).replacing("layers:\n  -", with: "layers: \n  -")
    let error = try #require(throws: NetworkFileError.self) { try network(of: text) }
    let shifted = problem.replacing("line 6", with: "line 7")
    #expect(error.description.contains(shifted), "\(error)")
  }

  @Test(arguments: [
    ("one: {takes: [a, a], layers: []}", "every parameter once expected, found a twice"),
    ("one: {takes: [repeat], layers: []}", "another name expected: repeat says something"),
    ("one: {takes: [a b], layers: []}", "a parameter's name of letters, digits"),
    ("one: {takes: [{a: 1, b: 2}], layers: []}", "NAME or NAME: VALUE expected"),
    ("one: {takes: a, layers: []}", "a list of parameters, [channels, stride: 1], expected"),
    ("one: {laiers: []}", "not laiers; the nearest is layers"),
    ("one: relu", "a block with layers expected, found relu"),
    ("one: {use: one}\n  two: {use: one}", "the name of a definition above expected, found one"),
    ("one: {takes: [a]}", "layers expected: the block's layers; they are missing"),
  ])
  func `a mistake in definitions is told`(definition: String, problem: String) throws {
    let text = networkFile("x: {use: one, a: 1}", define: [definition])
    let error = try #require(throws: NetworkFileError.self) { try network(of: text) }
    #expect(error.description.contains(problem), "\(error)")
  }

  @Test func `files that cannot be opened or are no text are told`() throws {
    let folder = try TemporaryFolder()
    let bytes = Array("network: x\n".utf8) + [0xFF, 0xFE]
    #expect(
      throws: NetworkFileError.malformed(
        file: folder.file("a"), line: 2, problem: "text in UTF-8 expected, found other bytes")
    ) { try NetworkFile.read(path: folder.write(bytes, as: "a")) }
    let missing = try #require(throws: NetworkFileError.self) {
      try NetworkFile.read(path: folder.file("b.yaml"))
    }
    #expect(missing.description.contains("b.yaml: cannot open the file"))
    let folderError = try #require(throws: NetworkFileError.self) {
      try NetworkFile.read(path: folder.path)
    }
    #expect(folderError.description.contains("a regular file expected, this is a folder"))
  }
}
