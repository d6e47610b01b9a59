import Engine

/// Does what takes time, on the session's thread, and posts the answers.
final class Worker: Sendable {
  private let inbox: Inbox
  private let session = Session(givesWay: true)
  private let current = CancellationBox()
  private let weights: WeightsReader
  private let gathering = CancellationBox()
  private let measuring = CancellationBox()
  private let training: TrainingWorker
  private let classes: ClassReader
  private let opener: Opener

  /// Makes a worker.
  ///
  /// - Parameters:
  ///   - inbox: where answers go.
  ///   - loader: what the first network was opened with.
  init(inbox: Inbox, loader: SetupLoader) {
    self.inbox = inbox
    weights = WeightsReader(inbox: inbox)
    training = TrainingWorker(inbox: inbox)
    classes = ClassReader(inbox: inbox)
    opener = Opener(inbox: inbox, loader: loader)
  }

  /// Starts an effect for a setup; never waits.
  func perform(_ effect: Effect, _ setup: Setup) {
    switch effect {
    case .run(let number, let target):
      gathering.cancel()
      run(number, target, setup)
    case .cancelRun: current.cancel()
    case .profile(let number): profile(number, setup)
    case .cancelProfile: measuring.cancel()
    case .train(let order): training.perform(order, setup)
    case .stopTraining: training.stop()
    case .inspect(let layer, let generation): inspect(layer, generation, setup)
    case .inspectWeights(let layers, let generation):
      weights.read(WeightsRequest(layers: layers, generation: generation), of: setup)
    case .askClass(let request): classes.answer(request, of: setup)
    case .cancelClass: classes.cancel()
    case .gatherStatistics(let layers, let generation):
      gatherStatistics(layers, generation, setup)
    case .askAvailable(let generation):
      Task.detached { [session, inbox] in
        inbox.post(.available(await session.available(in: setup), generation: generation))
      }
    case .open(let name): opener.open(name)
    case .loadInput(let path): opener.loadInput(path, setup)
    case .loadWeights(let path, let original): opener.loadWeights(path, setup, original)
    case .write(let path, let text): write(text, to: path)
    case .exportWeights(let path, let inTraining): exportWeights(path, inTraining, setup)
    case .saveScreen, .inspectChange, .repaint, .mouse, .quit: break
    }
  }

  /// Reads how the parameters of layers differ from those that were loaded.
  func inspectChange(
    _ layers: [Int], _ generation: Int, _ setup: Setup, since loaded: ParameterStore
  ) {
    weights.read(
      WeightsRequest(layers: layers, generation: generation, showsChange: true), of: setup,
      since: loaded)
  }

  private func run(_ number: Int, _ target: Int?, _ setup: Setup) {
    let cancellation = Cancellation()
    current.set(cancellation)
    Task.detached { [session, inbox] in
      do {
        let summary = try await session.run(
          setup, to: target.map { [$0] }, cancellation: cancellation
        ) { inbox.post(.layerDone(run: number, $0)) }
        let isWhole =
          setup.network.givesClasses && (target == nil || [target] == setup.network.answers)
        let prediction = isWhole ? try await session.prediction(of: setup, classes: 5) : nil
        let outcome = RunOutcome(summary: summary, prediction: prediction)
        inbox.post(.runEnded(run: number, .success(outcome)))
      } catch {
        inbox.post(.runEnded(run: number, .failure(Message.Failure(error))))
      }
    }
  }

  private func inspect(_ layer: Int, _ generation: Int, _ setup: Setup) {
    Task.detached { [session, inbox] in
      do {
        let tensor = try await session.activation(of: layer, in: setup)
        let statistics = try await session.statistics(of: layer, in: setup)
        let activation = InspectedActivation(
          layer: layer, tensor: tensor, statistics: statistics,
          details: ActivationDetails(tensor, statistics))
        inbox.post(.inspected(layer: layer, generation: generation, .success(activation)))
      } catch {
        inbox.post(
          .inspected(layer: layer, generation: generation, .failure(Message.Failure(error))))
      }
    }
  }

  private func profile(_ number: Int, _ setup: Setup) {
    let cancellation = Cancellation()
    measuring.set(cancellation)
    Task.detached { [session, inbox] in
      let result: Result<PlanReport, Message.Failure>
      do {
        let report = try await session.profile(
          setup, passes: ProfileProgress.passes, cancellation: cancellation
        ) { inbox.post(.profilePass(number: number, done: $0)) }
        result = .success(report)
      } catch {
        result = .failure(Message.Failure(error))
      }
      inbox.post(.profiled(number: number, result))
    }
  }

  /// Asks for one layer after the other, so that other requests get in between; another gathering ends this one.
  private func gatherStatistics(_ layers: [Int], _ generation: Int, _ setup: Setup) {
    let cancellation = Cancellation()
    gathering.cancel()
    gathering.set(cancellation)
    Task.detached { [session, inbox] in
      for layer in layers where !cancellation.isCancelled {
        guard await session.available(in: setup)[layer],
          let values = try? await session.statistics(of: layer, in: setup)
        else { continue }
        inbox.post(.statistics(layer: layer, generation: generation, values))
      }
    }
  }

  private func write(_ text: String, to path: String) {
    Task.detached { [inbox] in
      do {
        try TextFile.write(text, to: path)
        inbox.post(.written(.success(path)))
      } catch {
        inbox.post(.written(.failure(Message.Failure(error))))
      }
    }
  }

  private func exportWeights(_ path: String, _ inTraining: Bool, _ setup: Setup) {
    Task.detached { [inbox, training] in
      let open = WeightsExport(network: setup.network, parameters: setup.parameters)
      let export = inTraining ? await training.weights() ?? open : open
      let result: Result<String, Message.Failure>
      do {
        result = .success(try export.write(to: path))
      } catch {
        result = .failure(Message.Failure(error))
      }
      inbox.post(.weightsWritten(result, areTrained: export.parameters.isTrained))
    }
  }
}
