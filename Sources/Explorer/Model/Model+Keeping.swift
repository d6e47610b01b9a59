import Engine

extension Model {
  /// Ends the program; asks once where weights were trained that are in no file.
  ///
  /// - Parameter isOffered: whether the last sentence asked already.
  /// - Returns: what has to be done.
  mutating func quit(isOffered: Bool) -> [Effect] {
    if !isOffered, let words = unkeptWords {
      offerQuit(words + ", q again quits")
      return []
    }
    return [.cancelRun, .cancelProfile, .cancelClass, .quit]
  }

  /// Says a sentence after which quitting ends the program.
  mutating func offerQuit(_ sentence: String) {
    notice = Notice(text: sentence, isError: false, offersQuit: true)
  }

  /// What would be lost by quitting, and what keeps it; nil for nothing.
  var unkeptWords: String? {
    guard training.isUnkept else { return nil }
    let taking = isTrainedNow || setup.parameters.isTrained ? "" : ":train take, then "
    return "weights trained here are not saved: \(taking):export weights FILE keeps them"
  }

  /// Whether the open network is being trained: its weights are those of the run under way.
  var isTrainedNow: Bool {
    training.phase != .idle && training.phase != .preparing && !isTrainingTwins
      && training.network?.nodes == network.nodes
  }

  /// Whether the last order was one for twins, whose weights nobody takes but by `train take`.
  var isTrainingTwins: Bool { training.history.latest.count > 1 }

  /// The file is there, or could not be written.
  mutating func noteWritten(_ result: Result<String, Message.Failure>, areTrained: Bool) {
    switch result {
    case .success(let sentence):
      notice = Notice(text: sentence, isError: false)
      if areTrained { (training.isUnkept, training.wasUnkept) = (false, false) }
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: true)
    }
  }
}

extension Command {
  /// Whether it only opens or edits the line for commands.
  var isTyping: Bool {
    switch self {
    case .commandLine, .edit: true
    default: false
    }
  }
}
