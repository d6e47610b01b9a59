import Engine
import Synchronization

/// Opens networks, inputs and weights beside the screen's thread, one after the other in the order of the wishes.
final class Opener: Sendable {
  private let inbox: Inbox
  /// What networks are opened with.
  private let loader: Mutex<SetupLoader>
  private let last = Mutex<Task<Void, Never>?>(nil)

  init(inbox: Inbox, loader: SetupLoader) {
    self.inbox = inbox
    self.loader = Mutex(loader)
  }

  /// Opens a network by its name or path, with the input and seed of the one before.
  func open(_ name: String) {
    post { [self] in .setup(try loader.withLock { $0.opening(name) }.load()) }
  }

  /// Loads an input for the network of a setup; networks that are opened later are fed it too.
  func loadInput(_ path: String, _ setup: Setup) {
    post { [self] in
      let tensor = try InputFile.load(
        path: path, for: setup.network.inputShape, preprocessing: setup.network.preprocessing)
      loader.withLock { $0.input = path }
      let name = String(path.split(separator: "/").last ?? "input")
      return .input(NetworkInput(tensor: tensor, name: name), for: setup.network)
    }
  }

  /// Loads weights for the network of a setup, an edited version of another.
  func loadWeights(_ path: String, _ setup: Setup, _ original: Network) {
    post {
      let store = try ParameterStore.file(
        try SafetensorsFile(path: path), for: setup.network, original: original)
      return .parameters(store, for: setup.network)
    }
  }

  private func post(_ load: @escaping @Sendable () throws -> Loaded) {
    last.withLock { last in
      let earlier = last
      last = Task.detached { [inbox] in
        await earlier?.value
        do {
          inbox.post(.loaded(.success(try load())))
        } catch {
          inbox.post(.loaded(.failure(Message.Failure(error))))
        }
      }
    }
  }
}
