public import Engine

/// What an update asks the world to do; the event loop does it and answers with messages.
public enum Effect: Hashable, Sendable {
  /// Computes layers; nil for the network's answer.
  case run(number: Int, to: Int?)
  /// Stops the run under way.
  case cancelRun
  /// Trains in the background.
  case train(TrainingOrder)
  /// Stops training after the step under way.
  case stopTraining
  /// Fetches an activation that is there, with its statistics.
  case inspect(layer: Int, generation: Int)
  /// Reads the parameters of layers, to be looked at.
  case inspectWeights(layers: [Int], generation: Int)
  /// Reads how the parameters of layers differ from those that were loaded.
  case inspectChange(layers: [Int], generation: Int)
  /// Asks about a class's score.
  case askClass(ClassRequest)
  /// Gives up the question about a class's score.
  case cancelClass
  /// Fetches the statistics of layers one after the other.
  case gatherStatistics(layers: [Int], generation: Int)
  /// Measures where the time of a pass goes.
  case profile(number: Int)
  /// Stops the measurement under way.
  case cancelProfile
  /// Asks which activations are there.
  case askAvailable(generation: Int)
  /// Opens a network.
  case open(String)
  /// Loads an input.
  case loadInput(String)
  /// Loads weights for the open network, which may be an edited version of another.
  case loadWeights(String, original: Network)
  /// Writes text to a file; the screen's text is put in by the loop.
  case write(path: String, text: String)
  /// Writes the open network's parameters to a file; while they are trained, as far as they are.
  case exportWeights(path: String, inTraining: Bool)
  /// Writes the screen as text.
  case saveScreen(path: String)
  /// Paints everything anew.
  case repaint
  /// Listens to the mouse or not.
  case mouse(Bool)
  /// Ends the program.
  case quit
}
