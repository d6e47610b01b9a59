import Engine

extension Model {
  /// Ends the program; asks once where something would be lost, and waits for files that are being written.
  ///
  /// - Parameter isOffered: whether the last sentence asked already.
  /// - Returns: what has to be done.
  mutating func quit(isOffered: Bool) -> [Effect] {
    if !isOffered, writing.count > 0 {
      awaitFiles()
      return []
    }
    if !isOffered, let words = unkeptWords {
      offerQuit(words + ", q again quits")
      return []
    }
    return [.cancelRun, .cancelProfile, .cancelClass, .quit]
  }

  private mutating func awaitFiles() {
    writing.isAwaited = true
    offerQuit(Writing.words + ": the program ends when it is there, q again quits at once")
  }

  /// Says a sentence after which quitting ends the program.
  mutating func offerQuit(_ sentence: String) {
    notice = Notice(text: sentence, isError: false, offersQuit: true)
  }

  /// What would be lost by quitting at once; nil for nothing.
  var lossWords: String? { writing.count > 0 ? Writing.words : unkeptWords }

  /// What would be lost of training, and what keeps it; nil for nothing.
  private var unkeptWords: String? {
    guard training.isUnkept else {
      return training.isActive ? "training is under way" : nil
    }
    let isTaken = setup.parameters.isTrained && !training.isUntaken
    let taking = isTrainedNow || isTaken ? "" : ":train take, then "
    return "weights trained here are not saved: \(taking):export weights FILE keeps them"
  }

  /// Whether the open network is being trained: its weights are those of the run under way.
  var isTrainedNow: Bool {
    training.phase != .idle && training.phase != .preparing && !isTrainingTwins
      && training.network?.nodes == network.nodes
  }

  /// Whether the last order was one for twins, whose weights nobody takes but by `train take`.
  var isTrainingTwins: Bool { training.history.latest.count > 1 }

  /// A file is there, or could not be written; the program ends after the last one where that was wished.
  mutating func noteWritten(_ result: Result<String, Message.Failure>) -> [Effect] {
    writing.count = max(0, writing.count - 1)
    switch result {
    case .success(let sentence): notice = Notice(text: sentence, isError: false)
    case .failure(let failure):
      writing.isAwaited = false
      notice = Notice(text: failure.sentence, isError: true)
    }
    return writing.isAwaited ? quit(isOffered: false) : []
  }

  /// Weights are in a file, or could not be written.
  mutating func noteWritten(
    _ result: Result<String, Message.Failure>, areTrained: Bool
  ) -> [Effect] {
    if case .success = result, areTrained, !training.isUntaken {
      (training.isUnkept, training.wasUnkept) = (false, false)
    }
    return noteWritten(result)
  }
}

/// The files that are being written.
struct Writing: Hashable, Sendable {
  /// What to say of them.
  static let words = "a file is being written"

  /// How many there are.
  var count = 0
  /// Whether the program is to end when all are there.
  var isAwaited = false
}

extension Effect {
  /// Whether it writes a file, of which a message tells.
  var writesFile: Bool {
    switch self {
    case .write, .exportWeights, .saveScreen: true
    default: false
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
