import Synchronization
import Testing

@testable import Engine

/// What a session does for others while a run is under way.
struct SessionInterleavingTests {
  /// input → 1 → 2 → … → 200: layers so small that giving way is what takes time.
  private func setup() -> Setup {
    var builder = NetworkBuilder(input: [3])
    var last = builder.input
    for number in 1...200 { last = builder.add("\(number)", Activation(.tanh), last) }
    return Setup(
      network: builder.network(name: "chain", title: "Chain", output: last),
      parameters: .random(),
      input: NetworkInput(tensor: Tensor([-1, 0, 1], shape: [1, 3]), name: "test"))
  }

  /// Starts a run and, at a layer of it, a request; both go on as soon as the request waits for the thread.
  private func asking(
    at layer: Int, of session: Session, _ setup: Setup,
    _ request: @escaping @Sendable () async throws -> Void
  ) async throws -> Session.Summary {
    let asked = Mutex<Task<Void, any Error>?>(nil)
    let summary = try await session.run(setup) { result in
      guard result.index == layer else { return }
      asked.withLock { $0 = Task.detached(operation: request) }
      while !session.isAwaited {}
    }
    try await asked.withLock(\.self)?.value
    return summary
  }

  @Test func `what is there is answered between two layers of a run`() async throws {
    let (session, setup) = (Session(), setup())
    let wish = Cancellation()
    let asked = Mutex<Task<Tensor, any Error>?>(nil)
    await #expect(throws: RunError.cancelled) {
      try await session.run(setup, cancellation: wish) { result in
        guard result.index == 5 else { return }
        asked.withLock {
          $0 = Task.detached {
            defer { wish.cancel() }
            return try await session.activation(of: 1, in: setup)
          }
        }
        while !session.isAwaited {}
      }
    }
    let answer = try await asked.withLock(\.self)?.value
    #expect(answer == (try await Session().activation(of: 1, in: setup)))
    #expect(await session.available(in: setup).last == false)
  }

  @Test func `two runs of the same share their work`() async throws {
    let (session, setup) = (Session(), setup())
    let second = Mutex(0)
    let first = try await asking(at: 5, of: session, setup) {
      let summary = try await session.run(setup)
      second.withLock { $0 = summary.computed }
    }
    #expect(first.computed + second.withLock(\.self) == 201)
    #expect(second.withLock(\.self) > 0)
  }

  @Test func `a run is right when another one uses up the memory budget`() async throws {
    let (session, setup) = (Session(memoryBudget: 100), setup())
    var changed = setup
    changed.input = NetworkInput(tensor: Tensor([4, 5, 6], shape: [1, 3]), name: "other")
    let other = changed
    let answers = Mutex<[Tensor]>([])
    _ = try await asking(at: 5, of: session, setup) {
      let answer = try await session.activation(of: 200, in: other)
      answers.withLock { $0.append(answer) }
    }
    let found = try await session.activation(of: 200, in: setup)
    #expect(found == (try await Session().activation(of: 200, in: setup)))
    #expect(answers.withLock(\.self) == [try await Session().activation(of: 200, in: other)])
  }

  @Test func `forgetting everything during a run harms nothing`() async throws {
    let (session, setup) = (Session(), setup())
    _ = try await asking(at: 5, of: session, setup) { await session.forgetEverything() }
    let found = try await session.activation(of: 200, in: setup)
    #expect(found == (try await Session().activation(of: 200, in: setup)))
  }
}
