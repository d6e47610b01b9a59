public import Engine

extension TrainingOutcome {
  /// How it ended, in words.
  public var sentence: String {
    switch ending {
    case .finished: "\(network.name) trained: \(counted(steps, "step"))"
    case .cancelled: "\(network.name) stopped after \(counted(steps, "step"))"
    case .notFinite(let step):
      "\(network.name): loss or gradients are no numbers any more at step \(step + 1)"
        + (origin.map { "; " + $0.sentence } ?? "")
    }
  }
}

extension NotFiniteOrigin {
  /// Where it began, in words.
  public var sentence: String {
    switch place {
    case .activation: "the first layer whose output is not a number is \(name)"
    case .judgedActivation:
      "with other examples, the first layer whose output is not a number is \(name)"
    case .gradient: "going back, the first gradient that is not a number is that of \(name)"
    }
  }
}

extension TrainedRun {
  /// Step, loss and accuracy in words: means over the latest steps.
  public var progress: String {
    guard let step = latestStep else { return name }
    let right = Double(step.correct) / Double(max(1, step.count))
    return "\(name)  loss \(NumberFormat.float(step.answerLoss, digits: 3))  "
      + "\(NumberFormat.percent(right)) right"
  }
}

extension EpochReport {
  /// The epoch in one line.
  public func line(of epochs: Int) -> String {
    var parts = [
      "epoch \(epoch + 1) of \(epochs)", "loss \(NumberFormat.float(loss))",
      "\(NumberFormat.percent(accuracy, places: 1)) right",
    ]
    if let loss = validationLoss, let accuracy = validationAccuracy {
      parts.append(
        "validation loss \(NumberFormat.float(loss)), \(NumberFormat.percent(accuracy, places: 1)) right"
      )
    }
    return parts.joined(separator: "   ")
  }
}
