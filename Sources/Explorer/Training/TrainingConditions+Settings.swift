import Engine

extension TrainingConditions {
  /// The conditions with some settings changed.
  ///
  /// - Parameter words: names and values in turn, `rate 0.05 epochs 3`; a first word without a name is the data.
  /// - Returns: the changed conditions.
  /// - Throws: `TrainingSettingError`, a sentence with what was expected and what was found.
  public func changed(by words: [String]) throws -> TrainingConditions {
    var changed = self
    var rest = words[...]
    if let first = rest.first, TrainingSetting.named(first) == nil {
      guard let source = try? DataSource(first) else {
        throw TrainingSettingError.unknown(first)
      }
      changed.data = source
      rest = rest.dropFirst()
    }
    while let name = rest.popFirst() {
      guard let setting = TrainingSetting.named(name) else {
        throw TrainingSettingError.unknown(name)
      }
      guard let value = rest.popFirst() else {
        throw TrainingSettingError.noValue(name, expected: setting.expected)
      }
      guard setting.set(&changed, value) else {
        throw TrainingSettingError.badValue(name, expected: setting.expected, found: value)
      }
    }
    return changed
  }
}

extension TrainingConditions {
  /// The settings that are others than in other conditions, as they are written here: `clip 1`.
  func differences(from other: TrainingConditions) -> [String] {
    TrainingSetting.all.compactMap { setting in
      let text = setting.text(self)
      return text == setting.text(other) ? nil : "\(setting.name) \(text)"
    }
  }
}

extension TrainingConditions {
  /// The conditions of a run that goes on: to the end of its epochs, or for so many more.
  ///
  /// - Parameters:
  ///   - words: nothing, or `epochs 3`: the others stay as they are.
  ///   - last: the last epoch that was done.
  /// - Returns: the conditions, with the number of all epochs.
  /// - Throws: `TrainingSettingError`.
  func continued(by words: [String], after last: EpochReport?) throws -> TrainingConditions {
    if let other = words.first, other != "epochs" { throw TrainingSettingError.onlyEpochs(other) }
    let done = (last?.epoch ?? -1) + 1
    var continued = try changed(by: words)
    if !words.isEmpty {
      continued.epochs += done
    } else if done >= epochs {
      continued.epochs += done
    }
    return continued
  }
}

/// Why conditions cannot be set so.
enum TrainingSettingError: Error, Hashable, CustomStringConvertible {
  /// No data and no setting has this name.
  case unknown(String)
  /// A run that goes on takes only another number of epochs.
  case onlyEpochs(String)
  /// The value is missing.
  case noValue(String, expected: String)
  /// The value does not fit.
  case badValue(String, expected: String, found: String)

  var description: String {
    switch self {
    case .unknown(let word):
      "train: data (\(DataSource.forms)) or a setting expected ("
        + TrainingSetting.all.map(\.name).joined(separator: ", ")
        + "), found \(word.sanitized)"
    case .onlyEpochs(let word):
      "train continue: epochs and a number expected, found \(word.sanitized); the other conditions stay"
    case .noValue(let name, let expected): "\(name): \(expected) expected, found nothing"
    case .badValue(let name, let expected, let found):
      "\(name): \(expected) expected, found \(found.sanitized)"
    }
  }
}
