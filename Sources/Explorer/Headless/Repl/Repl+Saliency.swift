import Engine

extension Repl {
  /// Shows what a class's score depends on: where in the input, and which places of the chosen layer speak for it.
  mutating func saliency(_ name: String?) throws -> [String] {
    let labels = state.network.labels
    state.wantedClass = try name.map {
      try labels.classNumber(named: $0, count: state.network.classCount)
    }
    state.view = .saliency
    guard let layer = state.network.mapsLayer(for: state.chosen, state.analysis) else {
      throw ReplError.nothingToShow(state.network.mapsProblem)
    }
    let answer = try ask(.maps(layer: layer))
    guard case .maps(let maps) = answer.content else { return [] }
    var lines = [answer.score.line(labels: labels)]
    lines += picture("input", maps.input)
    lines += picture("saliency: |∂score/∂input|, the largest of the channels", maps.saliency)
    let title = "Grad-CAM at \(state.network.nodes[layer].name)"
    guard let map = maps.gradCAM else { return lines + ["", "\(title): \(maps.problem)"] }
    return lines + picture(maps.isEmpty ? title + ": speaks nowhere for it" : title, map)
  }

  /// Chooses what maps and weights show, nil for the next, and shows it.
  mutating func draw(_ numbers: DrawnNumbers?) throws -> [String] {
    let all = DrawnNumbers.allCases
    let place = all.firstIndex(of: state.numbers) ?? 0
    state.numbers = numbers ?? all[(place + 1) % all.count]
    let showsWeights = state.view == .weights || state.numbers == .change
    return ["showing \(state.numbers.words)"] + (try show(showsWeights ? .weights : .maps))
  }

  /// The gradient of the class's score by the chosen layer's activation.
  func gradient(of objective: ClassGradients.Objective) throws -> Tensor {
    let answer = try ask(.gradient(layer: state.chosen), objective)
    guard case .gradient(let gradient) = answer.content, let gradient
    else {
      throw ReplError.nothingToShow("the class's score does not depend on \(state.node.name)")
    }
    return gradient.tensor
  }

  /// A parameter of the chosen layer as it is looked at: its numbers, their change, or their gradient.
  func shownTensor(_ specification: ParameterSpecification) throws -> Tensor? {
    let name = state.node.name
    switch state.numbers {
    case .values: return try state.setup.parameters.tensor(specification, of: name)
    case .change:
      return try state.setup.parameters.tensor(specification, of: name)
        .difference(from: state.loadedParameters.tensor(specification, of: name))
    case .gradient, .loss:
      guard specification.isTrained, let objective = state.numbers.objective else { return nil }
      let (probe, setup, layer) = (probe, state.setup, state.chosen)
      let wanted = state.wantedClass
      return try waitFor {
        try await probe.parameterGradient(
          specification.name, of: layer, class: wanted, objective: objective, in: setup)
      }
    }
  }

  private func ask(
    _ question: ClassRequest.Question, _ objective: ClassGradients.Objective = .score
  ) throws -> ClassAnswer {
    let (probe, setup, wanted) = (probe, state.setup, state.wantedClass)
    return try waitFor {
      try await probe.answer(question, class: wanted, objective: objective, of: setup)
    }
  }

  /// A picture of at most 39 columns in characters, with its range.
  private func picture(_ title: String, _ image: HeatmapImage) -> [String] {
    let pane = Size(width: 78, height: 39)
    var buffer = CellBuffer(size: pane)
    let scale = ColorScale(range: image.range, policy: .layer)
    Heatmap(image: image, scale: scale, ladder: .ascii).draw(in: Rect(pane), to: &buffer)
    let legend = HeatmapLegend(scale: scale, ladder: .ascii, glyphs: .unicode)
    return ["", title] + lines(of: buffer)
      + [legend.line(image.summary).map(\.text).joined()]
  }
}
