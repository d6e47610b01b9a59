import Testing

@testable import Engine

/// What a session keeps, and what it does with numbers and layers that are not as they should be.
struct SessionMemoryTests {
  /// input → a → b → c, each a ReLU on three numbers, and `d` beside `b`.
  private func setup(_ values: [Float] = [-1, 0, 2]) -> Setup {
    var builder = NetworkBuilder(input: [3])
    let a = builder.add("a", Activation(.relu), builder.input)
    let b = builder.add("b", Activation(.tanh), a)
    _ = builder.add("d", FullyConnected(units: 2), a)
    let c = builder.add("c", Activation(.sigmoid), b)
    return Setup(
      network: builder.network(name: "small", title: "Small", output: c),
      parameters: .random(),
      input: NetworkInput(tensor: Tensor(values, shape: [1, 3]), name: "test"))
  }

  private func names(_ setup: Setup, _ session: Session) async -> [String] {
    let available = await session.available(in: setup)
    return setup.network.nodes.indices.filter { available[$0] }.map { setup.network.nodes[$0].name }
  }

  @Test func `everything on the way is remembered`() async throws {
    let (session, setup) = (Session(), setup())
    #expect(await names(setup, session) == [])
    try await session.run(setup)
    #expect(await names(setup, session) == ["input", "a", "b", "c"])
    await session.forgetEverything()
    #expect(await names(setup, session) == [])
  }

  @Test func `only the targets stay when nothing else is wanted`() async throws {
    let (session, setup) = (Session(), setup())
    let summary = try await session.run(setup, to: [2, 4], keeping: .onlyTargets)
    #expect(summary.computed == 4)
    #expect(await names(setup, session) == ["b", "c"])
  }

  @Test func `a target that is there already is kept and read`() async throws {
    let (session, setup) = (Session(), setup())
    try await session.run(setup, to: [1], keeping: .onlyTargets)
    let summary = try await session.run(setup, keeping: .onlyTargets)
    #expect(summary.computed == 2)
    #expect(summary.remembered == 1)
    #expect(await names(setup, session) == ["a", "c"])
  }

  @Test func `an activation is what its layer makes of the input`() async throws {
    let tensor = try await Session().activation(of: 1, in: setup())
    #expect(tensor == Tensor([0, 0, 2], shape: [1, 3]))
  }

  @Test func `NaN and infinities go through and are counted`() async throws {
    let setup = setup([.nan, .infinity, 2])
    let statistics = try await Session().statistics(of: 0, in: setup)
    #expect(statistics.nanCount == 1)
    #expect(statistics.infiniteCount == 1)
    #expect(statistics.mean == 2)
  }

  @Test func `what was cancelled goes on from where it stopped`() async throws {
    let (session, setup) = (Session(), setup())
    let wish = Cancellation()
    await #expect(throws: RunError.cancelled) {
      try await session.run(setup, cancellation: wish) { if $0.completed == 2 { wish.cancel() } }
    }
    #expect(try await session.run(setup).computed == 2)
  }

  @Test func `the error is that of the layer upstream, not of another one`() async throws {
    var builder = NetworkBuilder(input: [3])
    _ = builder.add("beside", Activation(.relu), [builder.input, builder.input])
    let wrong = builder.add("wrong", MaxPooling(kernel: 2, stride: 2), builder.input)
    let last = builder.add("last", Activation(.relu), wrong)
    var setup = setup()
    setup.network = builder.network(name: "illegal", title: "Illegal", output: last)
    let ready = setup
    let error = await #expect(throws: RunError.self) { try await Session().run(ready) }
    #expect(error == .illegalLayer("wrong", .featureMapsExpected(found: [3])))
    #expect(
      error?.description == "wrong: feature maps [C, H, W] expected, the input is a vector of 3")
  }

  @Test func `a parameter that the file lacks is an error with its name`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.file("empty.safetensors")
    try SafetensorsWriter.write([], to: path)
    var setup = setup()
    setup.parameters = .file(try SafetensorsFile(path: path))
    let ready = setup
    await #expect(
      throws: RunError.weights(.missingTensor(file: path, tensor: "d.weight"))
    ) { try await Session().run(ready, to: [3]) }
  }

  @Test func `synchronous code can wait for an answer or an error`() throws {
    let (session, setup) = (Session(), setup())
    #expect(try waitFor { try await session.run(setup) }.computed == 4)
    #expect(throws: RunError.cancelled) { try waitFor { throw RunError.cancelled } }
  }
}
