import Engine

/// Questions about a class's score: what is looked at of its gradients.
extension Model {
  /// The layer whose maps Grad-CAM weighs.
  var mapsLayer: Int? { network.mapsLayer(for: selectedLayer, analysis) }

  /// What the view that is shown asks about the class's score; nil for one that asks nothing.
  private var classQuestion: ClassRequest.Question? {
    switch view.kind {
    case .saliency: mapsLayer.map { .maps(layer: $0) }
    case .maps where view.numbers.objective != nil: .gradient(layer: selectedLayer)
    case .weights where view.numbers.objective != nil && !weightLayers.isEmpty:
      .weights(layers: weightLayers)
    default: nil
    }
  }

  /// Asks about the class's score where it is looked at and neither known nor on its way.
  mutating func askClassIfShown() -> [Effect] {
    guard let question = classQuestion, run == nil, analysis.firstError == nil else { return [] }
    let objective = view.kind == .saliency ? nil : view.numbers.objective
    let wanted = ClassRequest(
      generation: generation, wanted: view.wantedClass, objective: objective ?? .score,
      question: question)
    guard classInquiry.request != wanted else { return [] }
    classInquiry.request = wanted
    classInquiry.problem = ""
    return [.askClass(wanted)]
  }

  /// Takes an answer about a class's score; others are dropped.
  mutating func noteClass(
    _ result: Result<ClassAnswer, Message.Failure>, for request: ClassRequest
  ) {
    guard classInquiry.request == request else { return }
    switch result {
    case .success(let answer): (classInquiry.answer, classInquiry.answered) = (answer, request)
    case .failure(let failure):
      let isCancelled = failure.sentence == "cancelled"
      classInquiry.problem = isCancelled ? "Cancelled: y computes it." : failure.sentence
    }
  }

  /// Forgets what was asked; of another network also which class.
  mutating func forgetClass() { classInquiry = ClassInquiry() }

  /// The answer to the last question; nil while it is being computed.
  var classAnswer: ClassAnswer? {
    classInquiry.answered == classInquiry.request ? classInquiry.answer : nil
  }

  /// Whether an answer is on its way.
  var isAskingClass: Bool {
    classInquiry.request != nil && classInquiry.request != classInquiry.answered
      && classInquiry.problem.isEmpty
  }

  /// The maps of the saliency view; those of the last class or layer while others are being computed.
  var saliencyMaps: SaliencyMaps? {
    guard classInquiry.answered?.generation == generation,
      case .maps(let maps)? = classInquiry.answer?.content
    else { return nil }
    return maps
  }

  /// The score's derivative by the chosen layer's activation, if it is here.
  var inspectedGradient: InspectedActivation? {
    guard case .gradient(let gradient)? = classAnswer?.content else { return nil }
    return gradient
  }

  /// What stands in the place of gradients that are not here.
  var missingGradient: String {
    if !classInquiry.problem.isEmpty { return classInquiry.problem }
    if let problem = analysis.firstError {
      return "\(network.nodes[problem.index].name) cannot be computed: \(problem.error)"
    }
    if case .gradient(nil)? = classAnswer?.content {
      return "The class's score does not depend on \(network.nodes[selectedLayer].name)."
    }
    return run == nil
      ? "Computing gradients of the class's score; Ctrl-C cancels."
      : "A run is under way: this comes after it."
  }

  /// The class whose score is looked at, in words: `7 seven`; which one while that is not known.
  var classWords: String {
    guard let score = classInquiry.answer?.score else { return "the most probable class" }
    return words(ofClass: score.index)
  }

  /// Whose gradient is shown in the place of maps and weights.
  var gradientWords: String {
    view.numbers == .loss
      ? "gradient of the loss if right were \(classWords)"
      : "gradient of the score of \(classWords)"
  }

  /// The names of a layer's values where these are scores or probabilities of named classes; else none.
  func classNames(of layer: Int) -> [String] {
    guard network.scoresClasses(at: layer),
      analysis[layer]?.output.elementCount == labels.count
    else { return [] }
    return labels.map(\.sanitized)
  }

  private func words(ofClass index: Int) -> String {
    let label = labels.indices.contains(index) ? labels[index].sanitized : ""
    return label.isEmpty || label == "\(index)" ? "class \(index)" : "class \(index), \(label)"
  }

  // MARK: - Commands

  /// Shows what a class's score depends on; by its number or name, nil for the most probable one.
  mutating func performSaliency(_ name: String?) {
    guard let name else {
      view.wantedClass = nil
      performLook(.show(.saliency))
      return
    }
    do throws(ClassNameError) {
      view.wantedClass = try labels.classNumber(named: name, count: network.classCount)
      performLook(.show(.saliency))
    } catch {
      notice = Notice(text: error.description, isError: true)
    }
  }

  /// Takes the class after or before in the order of their probabilities.
  mutating func stepClass(by step: Int) {
    guard let score = classInquiry.answer?.score,
      let place = score.ranking.firstIndex(of: view.wantedClass ?? score.index)
    else { return }
    let next = max(0, min(place + step, score.ranking.count - 1))
    view.wantedClass = score.ranking[next]
    notice = Notice(
      text: "\(words(ofClass: score.ranking[next])): place \(next + 1) of \(score.ranking.count)",
      isError: false)
  }

  /// Chooses what maps and weights show; nil takes the next.
  mutating func chooseNumbers(_ numbers: DrawnNumbers?) {
    let choices: [DrawnNumbers] =
      view.kind == .weights ? DrawnNumbers.allCases : [.values, .gradient, .loss]
    let place = choices.firstIndex(of: view.numbers) ?? 0
    view.numbers = numbers ?? choices[(place + 1) % choices.count]
    if view.numbers == .change, view.kind != .weights { performLook(.show(.weights)) }
    if view.kind != .weights, view.kind != .maps { performLook(.show(.maps)) }
    notice = Notice(text: "showing \(view.numbers.words)", isError: false)
  }
}

/// What was asked about a class's score, and what came of it.
struct ClassInquiry {
  /// What was asked last.
  var request: ClassRequest?
  /// What the answer belongs to.
  var answered: ClassRequest?
  /// The last answer.
  var answer: ClassAnswer?
  /// Why there is none to the last question; empty otherwise.
  var problem = ""
}

/// Why a word names no class.
enum ClassNameError: Error, Hashable, CustomStringConvertible {
  /// There are fewer classes.
  case tooLarge(Int, count: Int)
  /// No class, or more than one, has this in its name.
  case unknown(String, candidates: [String])

  var description: String {
    switch self {
    case .tooLarge(let number, let count):
      "a class from 0 to \(count - 1) expected, found \(number)"
    case .unknown(let name, let candidates):
      candidates.isEmpty || name.isEmpty
        ? "no class is called \(name.safeToShow): a number or a name expected"
        : "\(name.sanitized) is part of the names of several classes: "
          + candidates.prefix(4).map { "\($0.sanitized)" }.joined(separator: "; ")
    }
  }
}

extension [String] {
  /// The number of the class of a number or name; part of a name will do where it is part of only one.
  func classNumber(named name: String, count: Int?) throws(ClassNameError) -> Int {
    let isDigits = !name.isEmpty && name.allSatisfy { $0.isASCII && $0.isNumber }
    if isDigits, let number = Int(name) {
      if let count, number >= count { throw .tooLarge(number, count: count) }
      return number
    }
    let wanted = name.lowercased()
    if let exact = firstIndex(where: { $0.lowercased() == wanted }) { return exact }
    let found = indices.filter { self[$0].lowercased().contains(wanted) }
    guard found.count == 1 else {
      throw .unknown(name, candidates: found.map { self[$0] })
    }
    return found[0]
  }
}
