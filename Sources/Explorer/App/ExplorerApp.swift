public import Engine

/// The full-screen explorer.
@MainActor public enum ExplorerApp {
  /// Opens the explorer on what a loader names and runs it to its end.
  ///
  /// - Parameter loader: the network, its weights and its input.
  /// - Returns: the exit status.
  /// - Throws: when something cannot be opened, or the terminal cannot be used.
  public static func run(_ loader: SetupLoader) throws -> Int32 {
    let setup = try loader.load()
    let capabilities = TerminalCapabilities.detect()
    var model = Model(setup: setup, labels: setup.network.labels, geometry: MainGeometry())
    model.glyphs = capabilities.isUnicode ? .unicode : .ascii
    model.hasColors = capabilities.colorDepth != .none
    model.view.ladder = HeatmapLadder(capabilities)
    model.listFiles = FolderListing.files
    let terminal = try TerminalSession(capabilities: capabilities)
    defer { terminal.close() }
    return EventLoop(model: model, terminal: terminal, loader: loader).run()
  }
}

extension HeatmapLadder {
  /// What the terminal can show best.
  init(_ capabilities: TerminalCapabilities) {
    guard capabilities.isUnicode else {
      self = .ascii
      return
    }
    self =
      switch capabilities.colorDepth {
      case .none: .ascii
      case .eight, .sixteen: .halfBlocks16
      case .indexed: .halfBlocks256
      case .trueColor: .trueColor
      }
  }
}
