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
  ///
  /// - Parameters:
  ///   - request: which, and whether they or their change are wanted.
  ///   - setup: whose.
  ///   - loaded: the parameters that a change is seen against.
  func read(_ request: WeightsRequest, of setup: Setup, since loaded: ParameterStore? = nil) {
    current.withLock { current in
      let previous = current
      previous?.cancel()
      current = Task.detached { [inbox] in
        // One at a time: the parameters of two large layers would not fit beside each other everywhere.
        await previous?.value
        guard !Task.isCancelled else { return }
        inbox.post(.weightsInspected(request, Self.inspect(request, setup, loaded)))
      }
    }
  }

  private static func inspect(
    _ request: WeightsRequest, _ setup: Setup, _ loaded: ParameterStore?
  ) -> Result<InspectedWeights, Message.Failure> {
    let analysis = NetworkAnalysis(setup.network)
    var parameters: [InspectedWeights.Parameter] = []
    do {
      for layer in request.layers {
        let name = setup.network.nodes[layer].name
        for specification in analysis[layer]?.parameters ?? [] {
          guard !Task.isCancelled else { break }
          var tensor = try setup.parameters.tensor(specification, of: name)
          if request.showsChange, let loaded {
            tensor = try tensor.difference(from: loaded.tensor(specification, of: name))
          }
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

extension Tensor {
  /// This tensor minus another of its shape.
  func difference(from other: Tensor) -> Tensor {
    withElements { own in
      other.withElements { others in
        Tensor(shape: shape) { target in
          for index in 0..<min(own.count, others.count) {
            target.initializeElement(at: index, to: own[index] - others[index])
          }
        }
      }
    }
  }
}
