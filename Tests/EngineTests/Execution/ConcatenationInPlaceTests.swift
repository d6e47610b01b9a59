import TestSupport
import Testing

@testable import Engine

/// Concatenations whose inputs are computed where they are wanted: nothing may be written over too early.
struct ConcatenationInPlaceTests {
  /// A module whose parts are read again behind it, stand in it twice or are modules themselves.
  private func network() -> Network {
    var builder = NetworkBuilder(input: [16, 12, 12])
    let stem = convolve("stem", 32, builder.input, &builder)
    let left = convolve("left", 16, stem, &builder)
    let pooled = builder.add("pooled", MaxPooling(kernel: 3, stride: 1, padding: 1), stem)
    let inner = builder.add("inner", Concatenation(), [left, pooled])
    let outer = builder.add("outer", Concatenation(), [stem, inner, left, inner])
    let main = convolve("main", 16, outer, &builder)
    // Would be added into the memory of `left`, which lies inside of that of `outer`.
    let sum = builder.add("sum", Addition(), [main, left])
    let relu = builder.add("relu", Activation(.relu), sum)
    let again = convolve("again", 144, relu, &builder)
    let both = builder.add("both", Addition(), [again, outer])
    let answer = builder.add("answer", Concatenation(), [both, outer, builder.input])
    return builder.network(name: "places", title: "Places", output: answer)
  }

  private func convolve(
    _ name: String, _ channels: Int, _ source: NetworkBuilder.Place,
    _ builder: inout NetworkBuilder
  ) -> NetworkBuilder.Place {
    builder.add(name, Convolution(channels: channels, kernel: 3, padding: 1), source)
  }

  private func setup(batch: Int) -> Setup {
    let network = network()
    return Setup(
      network: network, parameters: .random(seed: 5),
      input: .random(shape: network.inputShape, batch: batch, seed: 6))
  }

  @Test(arguments: [1, 2])
  func `a program gives what layer by layer gives`(batch: Int) async throws {
    let setup = setup(batch: batch)
    let slow = Session(exact: true)
    try await slow.run(setup, keeping: .everything)
    for targets in [["answer"], ["left", "inner", "outer", "answer"], ["stem", "both"]] {
      let indices = try targets.map { try #require(setup.network.index(of: $0)) }
      let fast = Session(exact: true)
      for _ in 0..<2 {
        try await fast.run(setup, to: indices, keeping: .onlyTargets)
        for index in indices {
          let expected = try await slow.activation(of: index, in: setup)
          let found = try await fast.activation(of: index, in: setup)
          #expect(found == expected)
        }
        await fast.forgetEverything()
      }
    }
  }

  @Test func `parts in blocks are not copied`() async throws {
    let setup = setup(batch: 1)
    let report = try await Session().profile(setup, passes: 1)
    let names = ["inner", "outer"]
    for step in report.steps where step.layout == ChannelOrder.blocked.rawValue {
      guard names.contains(setup.network.nodes[step.layers[0]].name) else { continue }
      #expect(step.kernel == "nothing")
      #expect(step.bytesWritten == 0)
    }
  }

  @Test func `a whole counts the offsets of parts within parts`() {
    var memories = ActivationMemories()
    let (part, inner, outer) = (memories.add(), memories.add(), memories.add())
    memories.hold(64, in: part)
    memories.hold(192, in: inner)
    let done = [
      memories.place(part, in: inner, at: 128, byteCount: 64),
      // It is a part already.
      memories.place(part, in: outer, at: 0, byteCount: 64),
      // It holds more.
      memories.place(inner, in: outer, at: 0, byteCount: 64),
      memories.place(inner, in: outer, at: 256, byteCount: 192),
      // That would be inside itself.
      memories.place(outer, in: part, at: 0, byteCount: 0),
    ]
    #expect(done == [true, false, false, true, false])
    #expect(memories.whole(part) == (outer, 384))
    #expect(memories.areTogether(part, outer))
  }
}
