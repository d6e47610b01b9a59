@testable import Engine
@testable import Explorer

/// Answers about a class's score that are made up: pictures from formulas, the classes in a given order.
enum SaliencyFixture {
  static func score(_ index: Int, of count: Int = 10) -> ClassGradients.Score {
    ClassGradients.Score(
      index: index, logit: 4.25, probability: 0.75, ranking: [7] + (0..<count).filter { $0 != 7 })
  }

  static func answer(to request: ClassRequest, in model: Model) -> ClassAnswer? {
    let content: ClassAnswer.Content
    switch request.question {
    case .maps(let layer): content = .maps(maps(at: layer, in: model))
    case .gradient(let layer):
      content = .gradient(ModelFixtures.activation(of: layer, in: model))
    case .weights: return nil
    }
    return ClassAnswer(score: score(request.wanted ?? 7), content: content)
  }

  /// A bright square, its edges, and a spot.
  private static func maps(at layer: Int, in model: Model) -> SaliencyMaps {
    let shape = model.network.inputShape
    let (height, width) = (shape[1], shape[2])
    func picture(_ value: (Int, Int) -> Float) -> [Float] {
      (0..<height).flatMap { row in (0..<width).map { value(row, $0) } }
    }
    func isInside(_ row: Int, _ column: Int) -> Bool {
      (height / 4..<3 * height / 4).contains(row) && (width / 4..<3 * width / 4).contains(column)
    }
    let input = picture { isInside($0, $1) ? 1 : -0.5 }
    let saliency = picture { isInside($0, $1) == isInside($0 + 2, $1) ? 0.01 : 0.125 }
    let map = picture { row, column in
      let (y, x) = (Float(row) / Float(height) - 0.25, Float(column) / Float(width) - 0.25)
      return max(0, 1 - 4 * (y * y + x * x))
    }
    return SaliencyMaps(
      layer: layer,
      input: Tensor(
        Array(repeating: input, count: shape[0]).joined().map { $0 }, shape: shape.batched(1)),
      saliency: Tensor(saliency, shape: [height, width]),
      gradCAM: Tensor(map, shape: [height, width]))
  }

  /// The model after every question about a class's score was answered.
  static func answered(_ model: Model) -> Model {
    var model = model
    for effect in model.update(.resized(model.size)) + [] {
      if case .askClass(let request) = effect { answer(request, &model) }
    }
    if let request = model.classInquiry.request, model.classAnswer == nil {
      answer(request, &model)
    }
    return model
  }

  private static func answer(_ request: ClassRequest, _ model: inout Model) {
    guard let answer = answer(to: request, in: model) else { return }
    _ = model.update(.classAnswered(request, .success(answer)))
  }
}
