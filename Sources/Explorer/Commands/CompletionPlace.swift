import Engine

/// One place of a command's line: what may stand there, by the kind of its argument.
struct CompletionPlace {
  /// The command.
  let entry: CommandEntry
  /// The words that stand before.
  let given: [String]
  let context: CompletionContext

  /// The candidates of one kind that fit what has been typed.
  func candidates(_ typed: String, of kind: CommandArgument.Kind) -> [CompletionCandidate] {
    switch kind {
    case .words(let words): matching(typed, words.map { CompletionCandidate($0) })
    case .layer: layers(typed)
    case .block: NameTree.level(typed, of: context.skipBlocks)
    case .branch: NameTree.level(typed, of: context.branches)
    case .network: networks(typed)
    case .file(let endings): files(typed, endings: endings)
    case .property: matching(typed, properties)
    case .setting: matching(typed, settings)
    case .command: CommandCompletion.verbs(typed)
    case .trainingWish: matching(typed, trainingWords)
    case .class: matching(typed, context.classNames)
    case .twinsWish: matching(typed, twinsWords)
    case .text: matching(typed, values)
    case .number: []
    }
  }

  private func matching(
    _ typed: String, _ all: [CompletionCandidate]
  ) -> [CompletionCandidate] {
    all.filter { $0.text.hasPrefix(typed) }
  }

  private var takesProperty: Bool {
    entry.arguments.contains { $0.kinds.contains(.property) }
  }

  private func layers(_ typed: String) -> [CompletionCandidate] {
    guard takesProperty else {
      return NameTree.level(typed, of: context.layers + context.blocks)
    }
    return NameTree.level(
      typed, of: context.layers.filter { !context.properties($0.text).isEmpty })
  }

  private func networks(_ typed: String) -> [CompletionCandidate] {
    let named = matching(typed.lowercased().replacing("_", with: "-"), context.networks)
    let files = files(typed, endings: NetworkFile.endings)
    return named.isEmpty ? files : named + files.filter { !$0.isPartial }
  }

  private var properties: [CompletionCandidate] {
    if given.first == "classes" {
      return context.classes.map { [CompletionCandidate("\($0)", help: "as it is")] } ?? []
    }
    return context.properties(given.first ?? "").map {
      CompletionCandidate($0.name, help: "now \($0.value); \($0.expected)")
    }
  }

  /// What can be set of a layer that is put in, each as far as its value.
  private var settings: [CompletionCandidate] {
    guard given.count > 2, let kind = LayerKind(word: given[2]) else { return [] }
    let joins = kind == .addition || kind == .concatenation
    let own = kind.editableProperties.map {
      CompletionCandidate("\($0.name)=", help: $0.expected, isPartial: true)
    }
    return own + [CompletionCandidate("name=", help: "a name of its own", isPartial: true)]
      + (joins ? [CompletionCandidate("with=", help: "what else it reads", isPartial: true)] : [])
  }

  /// What may follow the words of a training command: a value behind a setting, else another setting.
  private var trainingWords: [CompletionCandidate] {
    let wishes = [
      ("stop", "stop after this step"), ("continue", "go on from the last step"),
      ("take", "take the trained weights"),
    ].map { CompletionCandidate($0.0, help: $0.1) }
    return settingWords(data: given.isEmpty, first: given.isEmpty ? wishes : [])
  }

  /// What may follow `compare`: two networks, then data, then settings.
  private var twinsWords: [CompletionCandidate] {
    let depths = [8, 14, 20, 32, 44, 56, 110]
    let word = given.isEmpty ? "plain" : "resnet"
    let twins = depths.map { CompletionCandidate("\(word)\($0)", help: "\($0) layers, 32×32") }
    let isNamed = given.count == 2 && given.allSatisfy { TrainingSetting.named($0) == nil }
    return settingWords(data: given.isEmpty || isNamed, first: given.count < 2 ? twins : [])
  }

  private func settingWords(
    data: Bool, first: [CompletionCandidate]
  ) -> [CompletionCandidate] {
    if let last = given.last, let setting = TrainingSetting.named(last) {
      return setting.choices.map { CompletionCandidate($0, help: setting.expected) }
    }
    let sources = [
      ("digits", "the program's own digits"), ("shapes", "the program's own shapes"),
    ].map { CompletionCandidate($0.0, help: $0.1) }
    let settings = TrainingSetting.all.map { CompletionCandidate($0.name, help: $0.expected) }
    return first + (data ? sources : []) + settings
  }

  /// The values of the hyper-parameter named before: the choices, else the value as it is.
  private var values: [CompletionCandidate] {
    guard takesProperty, given.count == 2,
      let property = context.properties(given[0]).first(where: { $0.name == given[1] })
    else { return [] }
    guard !property.choices.isEmpty else {
      return [CompletionCandidate(property.value, help: "as it is; \(property.expected)")]
    }
    return property.choices.map {
      CompletionCandidate($0, help: $0 == property.value ? "as it is" : "")
    }
  }

  private func files(_ typed: String, endings: [String]) -> [CompletionCandidate] {
    let slash = typed.lastIndex(of: "/")
    let folder = slash.map { String(typed[...$0]) } ?? ""
    let name = slash.map { String(typed[typed.index(after: $0)...]) } ?? typed
    return context.files(folder)
      .filter { file in
        file.name.hasPrefix(name) && (name.hasPrefix(".") || !file.name.hasPrefix("."))
          && (file.isFolder || endings.isEmpty
            || endings.contains { file.name.lowercased().hasSuffix($0) })
      }
      .sorted { ($0.isFolder ? 1 : 0, $0.name) < ($1.isFolder ? 1 : 0, $1.name) }
      .map {
        CompletionCandidate(
          folder + $0.name + ($0.isFolder ? "/" : ""), help: $0.isFolder ? "folder" : "",
          isPartial: $0.isFolder)
      }
  }
}
