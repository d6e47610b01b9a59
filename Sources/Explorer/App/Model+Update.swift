import Engine

extension Model {
  /// Takes a message and says what is to be done.
  ///
  /// Pure: no file, no clock, no terminal. What takes time is an effect whose answer comes back as a message.
  public mutating func update(_ message: Message) -> [Effect] {
    switch message {
    case .command(let command):
      return perform(command)
    case .typed(let text):
      prompt?.insert(text)
    case .mouse(let event):
      return handle(event)
    case .resized(let size):
      self.size = size
    case .layerDone(let number, let result):
      return layerDone(number, result)
    case .runEnded(let number, let result):
      return runEnded(number, result)
    case .inspected(let layer, .success(let activation)):
      if layer == selectedLayer { inspected = activation }
    case .available(let available):
      noteAvailable(available)
      return inspectIfThere()
    case .loaded(let result):
      return loaded(result)
    case .inspected(_, .failure(let failure)), .written(.failure(let failure)):
      notice = Notice(text: failure.sentence, isError: true)
    case .written(.success(let path)):
      notice = Notice(text: "wrote \(path)", isError: false)
    }
    return []
  }

  private mutating func layerDone(_ number: Int, _ result: Session.LayerResult) -> [Effect] {
    guard run?.number == number else { return [] }
    run?.completed = result.completed
    run?.total = result.total
    if activations.indices.contains(result.index) { activations[result.index] = .computed }
    return result.index == selectedLayer ? [.inspect(layer: result.index)] : []
  }

  private mutating func runEnded(
    _ number: Int, _ result: Result<RunOutcome, Message.Failure>
  ) -> [Effect] {
    guard run?.number == number else { return [] }
    run = nil
    switch result {
    case .success(let outcome):
      if !outcome.top.isEmpty {
        answers.now = outcome.top
        answers.milliseconds = outcome.summary.milliseconds
      }
      let layers = outcome.summary.computed == 1 ? "layer" : "layers"
      notice = Notice(
        text: "computed \(outcome.summary.computed) \(layers) in "
          + NumberFormat.milliseconds(outcome.summary.milliseconds), isError: false)
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: failure.sentence != "cancelled")
    }
    return [.askAvailable]
  }

  private mutating func noteAvailable(_ available: [Bool]) {
    guard available.count == network.nodes.count else { return }
    activations = available.map { $0 ? .computed : .missing }
  }

  /// Fetches the chosen layer's activation if it is there and not looked at yet.
  func inspectIfThere() -> [Effect] {
    let layer = selectedLayer
    guard inspected?.layer != layer, activations.indices.contains(layer),
      activations[layer] == .computed
    else { return [] }
    return [.inspect(layer: layer)]
  }

  private mutating func loaded(_ result: Result<Loaded, Message.Failure>) -> [Effect] {
    switch result {
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: true)
      return []
    case .success(let loaded):
      var fresh = Model(setup: loaded.setup, labels: loaded.labels)
      fresh.size = size
      fresh.glyphs = glyphs
      fresh.lastRun = lastRun + 1
      fresh.history = history
      fresh.view = view
      fresh.view.isZoomed = false
      fresh.view.channel = 0
      if loaded.setup.network == network {
        fresh.tree = tree
        fresh.refreshRows()
      }
      fresh.usesMouse = usesMouse
      fresh.notice = Notice(text: loaded.notice, isError: false)
      self = fresh
      return [.cancelRun, .askAvailable]
    }
  }
}
