@testable import Engine
@testable import Explorer

/// Made-up news of training, the same every time.
enum TrainingFixtures {
  /// News of runs of so many steps: the loss falls, and shallow gradients do where a run is plain.
  static func train(
    _ names: [String], steps: Int = 40, to model: inout Model, command: String = "train shapes"
  ) throws {
    _ = try ModelFixtures.say(command, to: &model)
    let order = model.training.lastNumber
    let conditions = model.training.order?.conditions ?? TrainingConditions()
    _ = model.update(
      .training(order: order, .began(names: names, steps: steps, conditions)))
    for step in 0..<steps {
      let records = names.indices.map { place in
        TrainingRecord(place: place, event: .step(report(step, place: place)))
      }
      _ = model.update(.training(order: order, .events(records, examplesPerSecond: 640)))
      guard step % 10 == 9 else { continue }
      let epochs = names.indices.map { place in
        TrainingRecord(place: place, event: .epoch(epoch(step / 10, place: place)))
      }
      _ = model.update(.training(order: order, .events(epochs, examplesPerSecond: 640)))
    }
    model.notice = nil
  }

  /// A step of a run with eight layers.
  static func report(_ step: Int, place: Int = 0) -> StepReport {
    let share = Double(step) / 40
    let loss = 2.3 - (place == 0 ? 0.5 : 1.8) * share + (step % 2 == 0 ? 0.05 : -0.05)
    return StepReport(
      step: step, loss: loss, answerLoss: loss, correct: 6 + step, count: 64, gradientNorm: 1.5,
      rate: 0.1, profiles: step % 5 == 0 ? profiles(share, isPlain: place == 0) : [],
      activations: (0..<8).map { ActivationProfile(layer: $0, deviation: 1 / Double($0 + 1)) })
  }

  private static func profiles(_ share: Double, isPlain: Bool) -> [ParameterProfile] {
    (0..<8).map { layer in
      let decades = isPlain ? Double(7 - layer) * (0.3 + 0.3 * share) : 0.1 * Double(7 - layer)
      let norm = 3 * (0..<Int(decades * 10)).reduce(1.0) { value, _ in value * 0.794328 }
      return ParameterProfile(
        layer: layer, name: "layer\(layer + 1).conv.weight", role: .weight, count: 900,
        gradientNorm: norm, valueNorm: 10, updateNorm: norm / 10)
    }
  }

  static func epoch(_ epoch: Int, place: Int) -> EpochReport {
    let loss = 2.25 - (place == 0 ? 0.1 : 0.4) * Double(epoch + 1)
    return EpochReport(
      epoch: epoch, steps: 10 * (epoch + 1), loss: loss, accuracy: 0.2 + 0.1 * Double(epoch),
      validationLoss: loss + 0.1, validationAccuracy: 0.15 + 0.1 * Double(epoch))
  }
}
