public import Engine

/// Everything that can happen to the explorer.
public enum Message: Sendable {
  /// A command from a key, the command line or a script.
  case command(Command)
  /// A printable character for the line that is being typed.
  case typed(String)
  /// The mouse did something.
  case mouse(MouseEvent)
  /// The terminal has another size.
  case resized(Size)
  /// A layer of a run has been computed.
  case layerDone(run: Int, Session.LayerResult)
  /// A run has ended; the answer is there where the network's end was reached.
  case runEnded(run: Int, Result<RunOutcome, Failure>)
  /// An activation that was asked for.
  case inspected(layer: Int, generation: Int, Result<InspectedActivation, Failure>)
  /// The statistics of a layer that were asked for.
  case statistics(layer: Int, generation: Int, TensorStatistics)
  /// Parameters that were asked for.
  case weightsInspected(WeightsRequest, Result<InspectedWeights, Failure>)
  /// A question about a class's score is answered.
  case classAnswered(ClassRequest, Result<ClassAnswer, Failure>)
  /// So many passes of a measurement are done.
  case profilePass(number: Int, done: Int)
  /// A measurement has ended.
  case profiled(number: Int, Result<PlanReport, Failure>)
  /// Which activations are remembered for a setup.
  case available([Bool], generation: Int)
  /// What training in the background tells.
  case training(order: Int, TrainingNews)
  /// Something was opened or loaded.
  case loaded(Result<Loaded, Failure>)
  /// A file was written.
  case written(Result<String, Failure>)
  /// Weights were written; a sentence says which.
  case weightsWritten(Result<String, Failure>, areTrained: Bool)

  /// A sentence that says what went wrong.
  public struct Failure: Error, Hashable, Sendable {
    /// The sentence.
    public let sentence: String

    /// Makes a failure of an error's own sentence.
    public init(_ error: any Error) {
      sentence = "\(error)"
    }
  }
}

/// What a run brought.
public struct RunOutcome: Hashable, Sendable {
  /// What was computed.
  public let summary: Session.Summary
  /// The most probable classes; nil when the run did not go to the end.
  public let prediction: Prediction?
}

/// Something that was opened or loaded.
public enum Loaded: Sendable {
  /// A network with its parameters and input.
  case setup(Setup)
  /// An input for the network that was open when it was asked for.
  case input(NetworkInput, for: Network)
  /// Weights for the network that was open when they were asked for.
  case parameters(ParameterStore, for: Network)
}
