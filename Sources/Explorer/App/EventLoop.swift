import Engine
import Synchronization

/// What other threads have to say to the loop.
final class Inbox: Sendable {
  private let messages = Mutex<[Message]>([])
  private let waker: Waker

  init(waker: Waker) {
    self.waker = waker
  }

  func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    waker.wake()
  }

  func take() -> [Message] {
    messages.withLock { queued in
      defer { queued = [] }
      return queued
    }
  }
}

/// Waits for keys, the mouse, signals and results; updates the model; draws.
@MainActor final class EventLoop {
  private var model: Model
  private let terminal: TerminalSession
  private let inbox: Inbox
  private let worker: Worker
  private var exitStatus: Int32?
  /// Whether something happened that the screen does not show yet.
  private var needsDrawing = false
  private var lastFrame = ContinuousClock.now

  init(model: Model, terminal: TerminalSession, loader: SetupLoader) {
    self.model = model
    self.terminal = terminal
    inbox = Inbox(waker: Waker())
    worker = Worker(inbox: inbox, loader: loader)
    self.model.size = terminal.size
  }

  /// How long progress may wait to be drawn, so that drawing it does not delay keys or fill slow lines.
  private static let progressInterval = Duration.milliseconds(33)

  /// Runs until the person quits or the terminal goes away.
  func run() -> Int32 {
    draw()
    perform([.askAvailable(generation: model.generation)])
    while exitStatus == nil {
      let events = terminal.readEvents(timeoutMilliseconds: timeUntilDrawing)
      for event in events { handle(event) }
      for message in inbox.take() {
        perform(model.update(message))
        needsDrawing = true
      }
      let isAnswer = events.contains { $0 != .wake }
      if isAnswer || (needsDrawing && timeUntilDrawing == 0) { draw() }
    }
    return exitStatus ?? 0
  }

  private func draw() {
    terminal.cursor = MainView.cursor(model)
    terminal.present(MainView.draw(model))
    needsDrawing = false
    lastFrame = .now
  }

  /// Milliseconds until news must be drawn; nil where there are none.
  private var timeUntilDrawing: Int? {
    guard needsDrawing else { return nil }
    let left = Self.progressInterval - (.now - lastFrame)
    guard left > .zero, model.isBusy || model.training.isActive else { return 0 }
    return Int(left / .milliseconds(1)) + 1
  }

  private func handle(_ event: TerminalEvent) {
    switch event {
    case .key(let key): handle(key)
    case .paste(let text): if model.keyContext.isLine { perform(model.update(.typed(text))) }
    case .mouse(let mouse): perform(model.update(.mouse(mouse)))
    case .resize(let size): perform(model.update(.resized(size)))
    case .resumed: terminal.forgetScreen()
    case .interrupt: perform(model.update(.command(.interrupt)))
    case .terminate: exitStatus = 143
    case .hangup: exitStatus = 129
    case .wake: break
    }
  }

  private func handle(_ key: Key) {
    let context = model.keyContext
    if let command = KeyTable.command(for: key, in: context) {
      perform(model.update(.command(command)))
    } else if case .character(let character) = key, context.isLine {
      perform(model.update(.typed(String(character))))
    }
  }

  private func perform(_ effects: [Effect]) {
    for effect in effects {
      switch effect {
      case .quit: exitStatus = 0
      case .repaint: terminal.forgetScreen()
      case .mouse(let isOn): terminal.setMouse(enabled: isOn)
      case .saveScreen(let path):
        worker.perform(.write(path: path, text: MainView.draw(model).plainText), model.setup)
      case .inspectChange(let layers, let generation):
        worker.inspectChange(layers, generation, model.setup, since: model.loadedParameters)
      default: worker.perform(effect, model.setup(of: effect))
      }
    }
  }
}
