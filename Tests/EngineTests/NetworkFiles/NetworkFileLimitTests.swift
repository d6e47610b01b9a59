import Testing

@testable import Engine

/// Small files that stand for something enormous are refused at once.
struct NetworkFileLimitTests {
  private func problem(_ text: String) throws -> String {
    try #require(throws: NetworkFileError.self) { try network(of: text) }.description
  }

  @Test func `aliases are refused before they are followed`() throws {
    let levels = (1...40).map { "k\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]" }
    #expect(
      try problem((["k0: &a0 x"] + levels + ["? *a40", ": x"]).joined(separator: "\n"))
        .hasPrefix("net.yaml, line 2: no alias expected"))
    for text in [
      "a: [*b]", "{*b : 1}", "a: -*b", "a:\n-\t*b", "# x\u{85}*b", "a: !t *b", "[\"x # y\", *b]",
      "[\"x\n# y\", *b]", "['x\n y # z', *b]",
    ] {
      #expect(try problem(text).contains("no alias expected"), "\(text)")
    }
  }

  @Test func `asterisks that are no aliases are text`() throws {
    for text in ["5 * 5", "a*b", "x # of *some* kind", "x\n# of *some* kind", "\"\\x2A x\""] {
      _ = try network(of: "network: x\ntitle: \(text)\ninput: 3\nlayers: [a: relu]\n")
    }
  }

  @Test(arguments: [
    ("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{a: [", "]}]"), ("{? ", "}"),
  ])
  func `deep nesting is refused`(open: String, close: String) throws {
    for depth in [101, 999, 20_000] {
      let text =
        String(repeating: open, count: depth) + "x" + String(repeating: close, count: depth)
      #expect(throws: NetworkFileError.self) { try network(of: "network: x\nlayers: " + text) }
      #expect(throws: NetworkFileError.self) { try network(of: text) }
    }
  }

  @Test func `blocks nest 32 deep and no deeper`() throws {
    func file(_ depth: Int) -> String {
      networkFile(
        String(repeating: "x: {layers: [", count: depth) + "a: relu"
          + String(repeating: "]}", count: depth))
    }
    #expect(try network(of: file(32)).blocks.count == 32)
    #expect(try problem(file(33)).contains("at most 32 blocks one in the other expected"))
  }

  @Test func `repeats of repeats are counted`() throws {
    let block = "x0: {repeat: 20000, layers: [y0: {repeat: 20000, layers: [a: relu]}]}"
    #expect(try problem(networkFile(block)).contains("at most 20000"))
    let empty = "x0: {repeat: 20000, layers: [y0: {repeat: 20000, layers: []}]}"
    #expect(try problem(networkFile(empty)).contains("at most 20000 blocks expected"))
    #expect(try problem(networkFile("x0: {repeat: 20001, layers: []}")).contains("20000"))
  }

  @Test func `definitions that double are counted`() throws {
    let levels = (1...40).map { level in
      "d\(level): {layers: [a: {use: d\(level - 1)}, b: {use: d\(level - 1)}]}"
    }
    let text = networkFile("x: {use: d40}", define: ["d0: {layers: []}"] + levels)
    #expect(try problem(text).contains("at most"))
    let wide = (1...20).map { level in
      "d\(level): {layers: [a: {use: d\(level - 1)}, b: {use: d\(level - 1)}]}"
    }
    let other = networkFile("x: {use: d20}", define: ["d0: {layers: []}"] + wide)
    #expect(try problem(other).contains("at most 20000 blocks expected"))
  }

  @Test func `blocks that are continued again and again are counted`() throws {
    let items = Array(repeating: "/x: {continue: on, layers: []}", count: 200)
    let text = networkFile(
      "x: {layers: []}", "y0: {use: d0, repeat: 1000}",
      define: ["d0: {layers: [\(items.joined(separator: ", "))]}"])
    #expect(try problem(text).contains("at most 100000 layers and blocks expected"))
  }

  @Test func `a definition may take 32 parameters and no more`() throws {
    let names = (0...32).map { "p\($0)" }.joined(separator: ", ")
    let text = networkFile("a: relu", define: ["d0: {takes: [\(names)], layers: []}"])
    #expect(try problem(text).contains("at most 32 parameters expected"))
  }

  @Test func `long chains of definitions are refused`() throws {
    let levels = (1...5_000).map { "d\($0): {use: d\($0 - 1)}" }
    let text = networkFile("x: {use: d5000}", define: ["d0: {layers: []}"] + levels)
    #expect(try problem(text).contains("definitions that use each other expected"))
  }

  @Test func `inputs of all layers are counted`() throws {
    let names = Array(repeating: "input", count: 1_000).joined(separator: ", ")
    let text = networkFile("x0: {repeat: 1000, layers: [a: {kind: add, from: [\(names)]}]}")
    #expect(try problem(text).contains("at most 200000 inputs of all layers expected"))
  }

  @Test func `long names and texts are refused`() throws {
    let long = String(repeating: "x", count: 1_000)
    #expect(try problem(networkFile("\(long): relu")).contains("a name of 1 to 200 characters"))
    #expect(
      try problem("network: x\ntitle: \(long)\(long)\(long)\ninput: 3\nlayers: []")
        .contains("of at most 2000 characters expected, found 3000"))
  }

  @Test func `a file may have 1 MiB and no more`() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write([UInt8](repeating: 35, count: NetworkFile.byteLimit + 1), as: "a")
    let error = try #require(throws: NetworkFileError.self) { try NetworkFile.read(path: path) }
    #expect(error.description.contains("at most 1048576 bytes expected"))
  }

  @Test func `a network of twenty thousand layers is read`() throws {
    let network = try network(of: networkFile("x0: {repeat: 20000, layers: [a: relu]}"))
    #expect(network.nodes.count == 20_001)
    #expect(try network.writtenAndRead() == network)
  }
}
