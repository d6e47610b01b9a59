import Engine

/// Differentiates classes' scores: keeps what was made ready for a setup, and the last pass.
actor ClassProbe {
  private var gradients: ClassGradients?
  private var last: Pass?

  /// A pass that was differentiated.
  private struct Pass {
    let setup: Setup
    let wanted: Int?
    let objective: ClassGradients.Objective
    let score: ClassGradients.Score
  }

  /// Answers a question.
  ///
  /// - Parameters:
  ///   - question: what is looked at.
  ///   - wanted: the class; nil for the most probable one.
  ///   - objective: what is differentiated.
  ///   - setup: the network, its parameters and its input.
  ///   - cancellation: looked at between layers.
  /// - Returns: the answer.
  /// - Throws: `ClassGradientError`.
  func answer(
    _ question: ClassRequest.Question, class wanted: Int?,
    objective: ClassGradients.Objective = .score, of setup: Setup,
    cancellation: Cancellation? = nil
  ) async throws(ClassGradientError) -> ClassAnswer {
    let withParameters = if case .weights = question { true } else { false }
    let gradients = try ready(for: setup, withParameters: withParameters)
    let score = try await score(gradients, wanted, objective, setup, cancellation)
    let content: ClassAnswer.Content =
      switch question {
      case .maps(let layer): .maps(try await maps(gradients, layer, setup))
      case .gradient(let layer): .gradient(try await gradient(gradients, layer))
      case .weights(let layers): .weights(await weights(gradients, layers, setup))
      }
    return ClassAnswer(score: score, content: content)
  }

  /// The score's derivative by one parameter of a layer; nil where there is none.
  ///
  /// - Throws: `ClassGradientError`.
  func parameterGradient(
    _ name: String, of layer: Int, class wanted: Int?, objective: ClassGradients.Objective,
    in setup: Setup
  ) async throws(ClassGradientError) -> Tensor? {
    let gradients = try ready(for: setup, withParameters: true)
    _ = try await score(gradients, wanted, objective, setup, nil)
    return await gradients.parameterGradients(of: layer).first { $0.name == name }?.gradient
  }

  private func ready(
    for setup: Setup, withParameters: Bool
  ) throws(ClassGradientError) -> ClassGradients {
    if let gradients,
      gradients.fits(
        setup.network, setup.parameters, withParameters: withParameters)
    {
      return gradients
    }
    // The old one's memory is given back before the new one's is taken.
    (gradients, last) = (nil, nil)
    let made = try ClassGradients(
      setup.network, parameters: setup.parameters, withParameters: withParameters, givesWay: true)
    gradients = made
    return made
  }

  private func score(
    _ gradients: ClassGradients, _ wanted: Int?, _ objective: ClassGradients.Objective,
    _ setup: Setup, _ cancellation: Cancellation?
  ) async throws(ClassGradientError) -> ClassGradients.Score {
    if let last, last.setup.computesTheSame(as: setup), last.objective == objective,
      last.wanted == wanted || last.score.index == wanted
    {
      return last.score
    }
    last = nil
    let score = try await gradients.differentiate(
      setup.input.tensor, class: wanted, objective: objective, cancellation: cancellation)
    last = Pass(setup: setup, wanted: wanted, objective: objective, score: score)
    return score
  }

  private func maps(
    _ gradients: ClassGradients, _ layer: Int, _ setup: Setup
  ) async throws(ClassGradientError) -> SaliencyMaps {
    let saliency = try await gradients.saliency()
    do throws(ClassGradientError) {
      return SaliencyMaps(
        layer: layer, input: setup.input.tensor, saliency: saliency,
        gradCAM: try await gradients.gradCAM(at: layer))
    } catch {
      return SaliencyMaps(
        layer: layer, input: setup.input.tensor, saliency: saliency, gradCAM: nil,
        problem: error.description)
    }
  }

  private func gradient(
    _ gradients: ClassGradients, _ layer: Int
  ) async throws(ClassGradientError) -> InspectedActivation? {
    try await gradients.gradient(of: layer).map { tensor in
      InspectedActivation(layer: layer, tensor: tensor, statistics: tensor.statistics)
    }
  }

  private func weights(
    _ gradients: ClassGradients, _ layers: [Int], _ setup: Setup
  ) async -> InspectedWeights {
    var parameters: [InspectedWeights.Parameter] = []
    for layer in layers {
      let name = setup.network.nodes[layer].name
      for (part, tensor) in await gradients.parameterGradients(of: layer) {
        parameters.append(InspectedWeights.Parameter(name: "\(name).\(part)", tensor: tensor))
      }
    }
    return InspectedWeights(layers: layers, parameters: parameters)
  }
}
