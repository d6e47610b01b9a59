import Engine

/// One condition of training by its name: `rate 0.05`.
struct TrainingSetting: Sendable {
  /// The name.
  let name: String
  /// What may stand behind it.
  let expected: String
  /// Words to offer behind it.
  let choices: [String]
  /// Its written form, as it is.
  let text: @Sendable (TrainingConditions) -> String
  /// Sets it; false where the word does not fit.
  let set: @Sendable (inout TrainingConditions, String) -> Bool

  init(
    _ name: String, _ expected: String, choices: [String] = [],
    text: @escaping @Sendable (TrainingConditions) -> String,
    set: @escaping @Sendable (inout TrainingConditions, String) -> Bool
  ) {
    self.name = name
    self.expected = expected
    self.choices = choices
    self.text = text
    self.set = set
  }

  /// All settings, in the order of completion.
  static let all: [TrainingSetting] = data + method

  /// The setting of a name.
  static func named(_ name: String) -> TrainingSetting? { all.first { $0.name == name } }

  private static let data: [TrainingSetting] = [
    TrainingSetting(
      "data", DataSource.forms, choices: ["digits", "shapes"], text: { $0.data?.text ?? "fitting" }
    ) { conditions, word in
      guard let source = try? DataSource(word) else { return false }
      conditions.data = source
      return true
    },
    number("examples", \.examples, in: 1...DataSource.drawingLimit),
    number("validation", \.validation, in: 0...DataSource.drawingLimit),
    flag("flips", \.flips), number("shift", \.shift, in: 0...1000),
    number("epochs", \.epochs, in: 1...100_000), number("batch", \.batch, in: 1...4096),
  ]

  private static let method: [TrainingSetting] = [
    choice("optimizer", \.optimizer),
    TrainingSetting("rate", "a number of 0 or more", text: { NumberFormat.float($0.usedRate) }) {
      guard let rate = Double($1), rate.isFinite, rate >= 0 else { return false }
      $0.rate = rate
      return true
    },
    decimal("momentum", "a number from 0 to below 1", \.momentum) { $0 >= 0 && $0 < 1 },
    TrainingSetting("decay", "a number of 0 or more", text: { NumberFormat.float($0.usedDecay) }) {
      guard let decay = Float($1), decay.isFinite, decay >= 0 else { return false }
      $0.decay = decay
      return true
    },
    choice("schedule", \.schedule), number("warm-up", \.warmUp, in: 0...1_000_000),
    clip("clip", { if case .norm(let bound) = $0 { bound } else { nil } }) { .norm($0) },
    clip("clip-value", { if case .value(let bound) = $0 { bound } else { nil } }) { .value($0) },
    TrainingSetting(
      "initializer", "now, he, glorot or normal:DEVIATION",
      choices: ["now", "he", "glorot", "normal:0.01"], text: { $0.initializer?.text ?? "now" }
    ) { conditions, word in
      let initializer = WeightInitializer(word)
      guard word == "now" || initializer != nil else { return false }
      conditions.initializer = initializer
      return true
    },
    flag("batch-norm", \.normalizes),
    TrainingSetting("seed", "a whole number", text: { "\($0.seed)" }) { conditions, word in
      guard let seed = UInt64(word) else { return false }
      conditions.seed = seed
      return true
    },
  ]

  // MARK: - Kinds of settings

  /// A bound of gradients; it takes the place of a bound of the other kind.
  private static func clip(
    _ name: String, _ bound: @escaping @Sendable (GradientClipping?) -> Float?,
    _ make: @escaping @Sendable (Float) -> GradientClipping
  ) -> TrainingSetting {
    TrainingSetting(
      name, "off or a number above 0", choices: ["off", "1"],
      text: { bound($0.clipping).map { NumberFormat.float($0) } ?? "off" }
    ) { conditions, word in
      if word == "off" {
        if bound(conditions.clipping) != nil { conditions.clipping = nil }
        return true
      }
      guard let number = Float(word), number.isFinite, number > 0 else { return false }
      conditions.clipping = make(number)
      return true
    }
  }

  private static func flag(
    _ name: String, _ path: any WritableKeyPath<TrainingConditions, Bool> & Sendable
  ) -> TrainingSetting {
    TrainingSetting(
      name, "on or off", choices: ["on", "off"], text: { $0[keyPath: path] ? "on" : "off" }
    ) { conditions, word in
      guard let isOn = ["on": true, "off": false][word] else { return false }
      conditions[keyPath: path] = isOn
      return true
    }
  }

  private static func number(
    _ name: String, _ path: any WritableKeyPath<TrainingConditions, Int> & Sendable,
    in range: ClosedRange<Int>
  ) -> TrainingSetting {
    TrainingSetting(
      name, "a whole number from \(range.lowerBound) to \(range.upperBound)",
      text: { "\($0[keyPath: path])" }
    ) { conditions, word in
      guard let value = Int(word), range.contains(value) else { return false }
      conditions[keyPath: path] = value
      return true
    }
  }

  private static func decimal(
    _ name: String, _ expected: String,
    _ path: any WritableKeyPath<TrainingConditions, Float> & Sendable,
    _ fits: @escaping @Sendable (Float) -> Bool
  ) -> TrainingSetting {
    TrainingSetting(name, expected, text: { NumberFormat.float($0[keyPath: path]) }) {
      conditions, word in
      guard let value = Float(word), value.isFinite, fits(value) else { return false }
      conditions[keyPath: path] = value
      return true
    }
  }

  private static func choice<Word: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<TrainingConditions, Word> & Sendable
  ) -> TrainingSetting {
    let words = Word.allCases.map(\.rawValue)
    return TrainingSetting(
      name, words.dropLast().joined(separator: ", ") + " or " + (words.last ?? ""), choices: words,
      text: { $0[keyPath: path].rawValue }
    ) { conditions, word in
      guard let value = Word(rawValue: word) else { return false }
      conditions[keyPath: path] = value
      return true
    }
  }
}
