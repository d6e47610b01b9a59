@testable import Engine
import Testing

@testable import Explorer

/// Verdicts by the rule that the screen prints.
struct GradientVerdictTests {
  /// A step in which a layer has a gradient of a norm over 100 numbers, beside one whose gradient has the norm 1.
  private func verdict(
    norm: Double, update: Double = 0.01, loss: Double = 2
  ) throws -> GradientVerdict {
    func profile(_ layer: Int, _ norm: Double, _ update: Double) -> ParameterProfile {
      ParameterProfile(
        layer: layer, name: "fc\(layer).weight", role: .weight, count: 100, gradientNorm: norm,
        valueNorm: 1, updateNorm: update)
    }
    let report = StepReport(
      step: 0, loss: loss, answerLoss: loss, correct: 0, count: 1,
      gradientNorm: norm.isFinite ? norm : .nan, rate: 0.1,
      profiles: [profile(1, norm, update), profile(2, 1, 0.01)], activations: [])
    return try #require(GradientProfile(report)?.layers.first).verdict
  }

  @Test(arguments: [
    (1.0, 0.01, GradientVerdict.healthy), (0, 0, .dead), (101, 0.01, .exploding),
    (99, 0.01, .healthy), (1, 1.1, .exploding), (0.0009, 0.01, .vanishing),
    (0.0011, 0.01, .healthy), (1, 0.9e-5, .vanishing), (1, 1.1e-5, .healthy),
    (.nan, 0.01, .notFinite), (1, .infinity, .notFinite),
  ])
  func `a layer is judged by the rule`(norm: Double, update: Double, expected: GradientVerdict)
    throws
  {
    #expect(try verdict(norm: norm, update: update) == expected)
  }

  @Test func `where nearly all is learnt small updates are healthy`() throws {
    #expect(try verdict(norm: 1, update: 1e-7, loss: 0.09) == .healthy)
    #expect(try verdict(norm: 1, update: 1e-7, loss: 0.11) == .vanishing)
  }

  @Test func `the rule says the numbers it uses`() {
    for number in ["g > 10", "u > 1;", "g = 0", "1/1000", "u < 1e-5", "above 0.1"] {
      #expect(GradientVerdict.rule.contains(number))
    }
    #expect(GradientVerdict.vanishingShare == 1.0 / 1000)
    #expect(GradientVerdict.vanishingRatio == 1e-5)
    #expect(GradientVerdict.explodingScale == 10)
    #expect(GradientVerdict.explodingRatio == 1)
    #expect(GradientVerdict.learntLoss == 0.1)
  }
}
