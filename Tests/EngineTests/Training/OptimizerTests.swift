import Testing

@testable import Engine

/// Optimizers, losses and clipping against PyTorch: `Scripts/fixtures/optimizers.py` made the numbers.
struct OptimizerTests {
  struct Case: CustomStringConvertible {
    let name: String
    let optimizer: Optimizer
    var description: String { name }
  }

  static let cases = [
    Case(name: "sgd", optimizer: .sgd(momentum: 0)),
    Case(name: "sgd-decay", optimizer: .sgd(momentum: 0, weightDecay: 0.05)),
    Case(name: "momentum", optimizer: .sgd(momentum: 0.9, weightDecay: 0.01)),
    Case(name: "nesterov", optimizer: .sgd(momentum: 0.9, nesterov: true, weightDecay: 0.01)),
    Case(name: "adam", optimizer: .adam()),
    Case(name: "adam-decay", optimizer: .adam(weightDecay: 0.1)),
    Case(name: "adamw", optimizer: .adamW(weightDecay: 0.1)),
  ]

  @Test(arguments: cases)
  func `five steps are PyTorch's`(_ given: Case) throws {
    let fixture = try OptimizerFixture.load()
    let expected = try #require(fixture.optimizers[given.name])
    let values = storage(fixture.start)
    let state = try OptimizerState(
      given.optimizer, count: fixture.start.count, reached: fixture.start.count)
    for (step, gradient) in fixture.gradients.enumerated() {
      state.step(values, storage(gradient), scale: 1, rate: Float(fixture.rates[step]))
      // A few roundings a step in float32, of numbers of about 1.
      #expect(worst(values, expected[step]) <= 1e-5, "step \(step)")
    }
  }

  @Test(arguments: [Loss.crossEntropy, .meanSquaredError])
  func `losses and their gradients are PyTorch's`(_ loss: Loss) throws {
    let losses = try OptimizerFixture.load().losses
    let expected = loss == .crossEntropy ? losses.crossEntropy : losses.meanSquaredError
    let logits = Tensor(losses.logits.flatMap(\.self), shape: [4, 5])
    let value = loss.value(of: logits, labels: losses.labels)
    #expect(abs(value.loss - expected.loss) <= 1e-6 * max(1, expected.loss))
    let gradient = Tensor(expected.gradient.flatMap(\.self), shape: [4, 5])
    #expect(value.gradient.worstDifference(from: gradient) <= 1e-6)
  }

  @Test func `a weight multiplies loss and gradient`() throws {
    let logits = Tensor([1, 2, 3, -1], shape: [2, 2])
    let whole = Loss.crossEntropy.value(of: logits, labels: [0, 1])
    let part = Loss.crossEntropy.value(of: logits, labels: [0, 1], weight: 0.5)
    #expect(part.loss == whole.loss / 2)
    #expect(part.gradient.elements == whole.gradient.elements.map { $0 / 2 })
    #expect(part.correct == whole.correct)
  }

  @Test func `an answer that is not a number is wrong, and its loss shows it`() {
    let value = Loss.crossEntropy.value(of: Tensor([.nan, 0], shape: [1, 2]), labels: [0])
    #expect(value.correct == 0)
    #expect(!value.loss.isFinite)
  }

  @Test func `clipping by norm and by value is PyTorch's`() throws {
    let fixture = try OptimizerFixture.load()
    for (name, clipping) in [("norm", GradientClipping.norm(1.5)), ("value", .value(0.4))] {
      var gradient = fixture.gradients[0]
      let norm = gradient.reduce(0.0) { $0 + Double($1) * Double($1) }.squareRoot()
      let scale = gradient.withUnsafeMutableBufferPointer { clipping.apply(to: $0, norm: norm) }
      let expected = try #require(fixture.clipped[name])
      for (ours, theirs) in zip(gradient, expected) { #expect(abs(ours * scale - theirs) <= 1e-6) }
    }
  }

  @Test func `clipping leaves NaN to be seen`() {
    var gradient: [Float] = [.nan, 5]
    _ = gradient.withUnsafeMutableBufferPointer { GradientClipping.value(1).apply(to: $0, norm: 0) }
    #expect(gradient[0].isNaN)
    #expect(gradient[1] == 1)
  }

  private func storage(_ numbers: [Float]) -> Storage {
    let storage = Storage(count: numbers.count)
    for (index, number) in numbers.enumerated() { storage.base[index] = number }
    return storage
  }

  private func worst(_ storage: Storage, _ expected: [Float]) -> Float {
    expected.indices.map { abs(storage.base[$0] - expected[$0]) }.max() ?? 0
  }
}
