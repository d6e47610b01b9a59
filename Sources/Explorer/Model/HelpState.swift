/// Help that is shown over the screen.
public struct HelpState: Hashable, Sendable {
  /// The verb that is explained; nil for all keys and commands.
  public var verb: String?
  /// The first line shown.
  public var offset = 0
}
