import Engine

extension Model {
  /// Takes a message and says what is to be done.
  ///
  /// Pure: no file, no clock, no terminal. What takes time is an effect whose answer comes back as a message.
  @discardableResult
  public mutating func update(_ message: Message) -> [Effect] {
    let effects = take(message)
    writing.count += effects.count(where: \.writesFile)
    reconcileIfShown()
    measureTableIfShown()
    return effects + inspectWeightsIfShown() + inspectEarlierIfShown() + askClassIfShown()
  }

  private mutating func take(_ message: Message) -> [Effect] {
    switch message {
    case .command(let command):
      return perform(command)
    case .typed(let text):
      type(text)
    case .mouse(let event):
      return handle(event)
    case .resized(let size):
      self.size = size
    case .layerDone(let number, let result):
      return layerDone(number, result)
    case .runEnded(let number, let result):
      return runEnded(number, result)
    case .inspected(let layer, let generation, let result):
      if generation != self.generation {
        noteEarlierInspected(result, for: InspectionRequest(layer: layer, generation: generation))
      } else if layer == selectedLayer {
        noteInspected(result)
      }
    case .weightsInspected(let request, let result):
      noteWeights(result, for: request)
    case .statistics(let layer, let generation, let values):
      return noteStatistics(layer, values, of: generation)
    case .classAnswered(let request, let result):
      noteClass(result, for: request)
    case .profilePass(let number, let done):
      if profiling?.number == number { profiling?.done = done }
    case .profiled(let number, let result):
      noteProfile(result, number: number)
    case .available(let available, let generation):
      guard generation == self.generation else { return [] }
      noteAvailable(available)
      return inspectIfThere() + gatherStatistics()
    case .training(let order, let news):
      return noteTraining(news, of: order)
    case .loaded(let result):
      return loaded(result)
    case .written(let result):
      return noteWritten(result.map { "wrote \($0)" })
    case .weightsWritten(let result, let areTrained):
      return noteWritten(result, areTrained: areTrained)
    }
    return []
  }

  /// Compares the network with published counts, once for each version of it that is looked at.
  private mutating func reconcileIfShown() {
    guard view.kind == .reconcile, reconciliation == nil else { return }
    reconciliation = Reconciliation(network, analysis)
  }

  private mutating func noteInspected(_ result: Result<InspectedActivation, Message.Failure>) {
    switch result {
    case .success(let activation): inspected = activation
    case .failure(let failure): notice = Notice(text: failure.sentence, isError: true)
    }
  }

  private mutating func loaded(_ result: Result<Loaded, Message.Failure>) -> [Effect] {
    switch result {
    case .failure(let failure):
      notice = Notice(text: failure.sentence, isError: true)
      return []
    case .success(let loaded): return open(loaded)
    }
  }
}
