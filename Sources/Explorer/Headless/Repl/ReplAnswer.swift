import Engine

/// The most probable classes of one run and what they were computed with.
struct ReplAnswer {
  var caption: String
  var prediction: Prediction
  /// What was run.
  var setup: Setup
}

extension Repl {
  /// Computes layers; nil for the network's answer.
  mutating func run(to targets: [Int]?) throws -> [String] {
    if targets == [state.chosen] { try requireSound(state.chosen) }
    let (session, setup) = (session, state.setup)
    let summary = try waitFor { try await session.run(setup, to: targets) }
    let remembered = summary.remembered > 0 ? ", \(summary.remembered) were there already" : ""
    let time = NumberFormat.milliseconds(summary.milliseconds)
    let line = "computed \(counted(summary.computed, "layer")) in \(time)\(remembered)"
    guard targets == nil else { return [line, try statisticsLine(of: state.chosen)] }
    guard setup.network.givesClasses else {
      let output = setup.network.output
      let answer = try waitFor { try await session.activation(of: output, in: setup) }
      return [line] + AnswerText.lines(of: answer)
    }
    let prediction = try waitFor { try await session.prediction(of: setup, classes: 5) }
    if answers.last?.setup.computesTheSame(as: setup) == true { answers.removeLast() }
    answers.append(
      ReplAnswer(caption: switchesCaption, prediction: prediction, setup: setup))
    if answers.count > 2 { answers.removeFirst() }
    return [line] + predictionLines(prediction)
  }

  /// Refuses a layer that is switched off, with the command that switches it on.
  func requireSound(_ layer: Int) throws(ReplError) {
    if let sentence = silenceSentence(of: layer) { throw .silent(sentence) }
  }

  /// Why a layer does not run, and the command that brings it back; nil when it runs.
  func silenceSentence(of layer: Int) -> String? {
    state.network.silence(of: layer).map {
      "\(state.network.sentence($0)); \($0.command(in: state.network).text) brings it back"
    }
  }

  /// Before and after: the answers of the last two runs beside each other.
  func comparison() throws -> [String] {
    guard answers.count == 2 else {
      throw ReplError.nothingToShow("two runs are needed to compare: run, change something, run")
    }
    let columns = answers.map { [$0.caption] + predictionLines($0.prediction) }
    let count = max(columns[0].count, columns[1].count)
    let rows = (0..<count).map { row in columns.map { row < $0.count ? $0[row] : "" } }
    let classes = TextColumns.lines(rows, alignments: [.left, .left], glyphs: glyphs)
    return classes + [""] + (try spread(answers[0].setup, answers[1].setup))
      + (try difference(answers[0].setup, answers[1].setup))
  }

  private var switchesCaption: String {
    let network = state.network
    return ([network.name, state.setup.input.name] + SwitchCaption.parts(network))
      .joined(separator: ", ")
  }

  /// The classes of the answer, then those of each side branch under its name.
  private func predictionLines(_ prediction: Prediction) -> [String] {
    classLines(prediction.top)
      + prediction.sideBranches.flatMap { ["\($0.name):"] + classLines($0.top) }
  }

  private func classLines(_ classes: [TopClass]) -> [String] {
    classes.map { entry in
      let percent = NumberFormat.percent(Double(entry.probability), places: 2)
      return percent.padded(to: 9, onTheLeft: true) + "  " + entry.label
    }
  }

  /// One line on a layer's activation, which is computed if it must be.
  func statisticsLine(of index: Int) throws -> String {
    let (session, setup) = (session, state.setup)
    let found = try waitFor { try await session.statistics(of: index, in: setup) }
    guard found.hasFinite else {
      return (["no finite values"] + found.nonFiniteTexts).joined(separator: "   ")
    }
    var parts = [
      "mean \(NumberFormat.float(found.mean))",
      "σ \(NumberFormat.float(found.standardDeviation))",
      "\(NumberFormat.float(found.minimum)) … \(NumberFormat.float(found.maximum))",
      "zeros \(NumberFormat.percent(Double(found.zeroShare)))",
      "dead \(found.deadChannels) of \(found.channelCount)",
    ]
    parts += found.nonFiniteTexts
    return parts.joined(separator: "   ")
  }

  /// Which layers are computed; those that are switched off count as not.
  func available() -> [Bool] {
    let (session, setup) = (session, state.setup)
    let known = (try? waitFor { await session.available(in: setup) }) ?? []
    return known.enumerated().map { $0.element && setup.network.silence(of: $0.offset) == nil }
  }
}
