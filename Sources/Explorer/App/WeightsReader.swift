import Engine
import Synchronization

/// Reads parameters to be looked at, beside the screen's thread; only the last request matters.
final class WeightsReader: Sendable {
  private let inbox: Inbox
  private let current = Mutex<Task<Void, Never>?>(nil)

  init(inbox: Inbox) {
    self.inbox = inbox
  }

  /// Starts to read the parameters of layers; a reading under way is given up.
  func read(_ request: WeightsRequest, of setup: Setup) {
    current.withLock { current in
      let previous = current
      previous?.cancel()
      current = Task.detached { [inbox] in
        // One at a time: the parameters of two large layers would not fit beside each other everywhere.
        await previous?.value
        guard !Task.isCancelled else { return }
        inbox.post(.weightsInspected(request, Self.inspect(request, setup)))
      }
    }
  }

  private static func inspect(
    _ request: WeightsRequest, _ setup: Setup
  ) -> Result<InspectedWeights, Message.Failure> {
    let analysis = NetworkAnalysis(setup.network)
    var parameters: [InspectedWeights.Parameter] = []
    do {
      for layer in request.layers {
        let name = setup.network.nodes[layer].name
        for specification in analysis[layer]?.parameters ?? [] {
          guard !Task.isCancelled else { break }
          let tensor = try setup.parameters.tensor(specification, of: name)
          parameters.append(
            InspectedWeights.Parameter(name: "\(name).\(specification.name)", tensor: tensor))
        }
      }
      return .success(InspectedWeights(layers: request.layers, parameters: parameters))
    } catch {
      return .failure(Message.Failure(error))
    }
  }
}
