import Engine

/// Looks for numbers that are not finite in what a pass was given and in what came of it.
enum FiniteCheck {
  /// A sentence about where they begin; nil where the input and the answer have none.
  static func remark(on setup: Setup, answer: Tensor, _ session: Session) throws -> String? {
    let given = setup.input.tensor.statistics.nonFiniteTexts
    guard given.isEmpty else {
      return "\(setup.input.name): finite values expected, the input has "
        + given.joined(separator: ", ")
    }
    let found = answer.statistics.nonFiniteTexts
    guard !found.isEmpty else { return nil }
    return
      "the answer is not finite (\(found.joined(separator: ", "))); the first layer whose output "
      + "is not is \(try firstLayer(in: setup, session))"
  }

  private static func firstLayer(in setup: Setup, _ session: Session) throws -> String {
    _ = try waitFor { try await session.run(setup, keeping: .everything) }
    let first = try setup.network.activeNodes.first { index in
      let statistics = try waitFor { try await session.statistics(of: index, in: setup) }
      return !statistics.nonFiniteTexts.isEmpty
    }
    return setup.network.nodes[first ?? setup.network.output].name
  }
}
