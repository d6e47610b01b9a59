/// Where a key is pressed: the same key may mean another thing there.
public enum KeyContext: String, Hashable, Sendable, CaseIterable {
  /// The main screen.
  case main
  /// One map fills the view.
  case zoomedMap
  /// The table of layers.
  case table
  /// The cost view.
  case cost
  /// The profile view.
  case profile
  /// The saliency view.
  case saliency
  /// The help page.
  case help
  /// The command line.
  case commandLine
  /// The line of a text to find.
  case find
  /// A form of hyper-parameters.
  case form

  /// The context whose keys count where this one has none.
  public var parent: KeyContext? {
    switch self {
    case .zoomedMap, .table, .cost, .profile, .saliency: .main
    case .main, .help, .commandLine, .find, .form: nil
    }
  }

  /// Whether characters are typed into a line here.
  public var isLine: Bool { [.commandLine, .find, .form].contains(self) }

  /// Whether what has the keys lies on top of the screen and is left by Escape.
  public var isOnTop: Bool { isLine || self == .help }

  /// The title in help: the keys of all lines that are typed stand together.
  public var helpTitle: String { self == .commandLine ? "While typing a line" : title }

  /// What the context is called.
  public var title: String {
    switch self {
    case .main: "Main screen"
    case .zoomedMap: "One map"
    case .table: "Table"
    case .cost: "Cost"
    case .profile: "Profile"
    case .saliency: "Saliency"
    case .help: "Help"
    case .commandLine: "Command line"
    case .find: "Find"
    case .form: "Form"
    }
  }
}

/// Keys that stand for a command in a context.
public struct KeyBinding: Hashable, Sendable {
  /// The keys, the one to show first.
  public let keys: [Key]
  /// What they do.
  public let command: Command
  /// Where they do it.
  public let contexts: [KeyContext]
  /// The word in the footer; empty where the footer need not name it.
  public let label: String
  /// What they do, in a few words.
  public let help: String

  init(
    _ keys: [Key], _ command: Command, in contexts: [KeyContext] = [.main], label: String = "",
    _ help: String
  ) {
    self.keys = keys
    self.command = command
    self.contexts = contexts
    self.label = label
    self.help = help
  }

  /// The keys as help shows them: `j ↓`.
  public var caption: String { keys.map(\.caption).joined(separator: " ") }
}
