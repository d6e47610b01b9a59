/// All keys: what they do where, and what help and footer say of them.
public enum KeyTable {
  /// The keys in the order of help.
  public static let bindings: [KeyBinding] = mainBindings + viewBindings + lineBindings

  private static let byContext: [KeyContext: [Key: Command]] = Dictionary(
    uniqueKeysWithValues: KeyContext.allCases.map { context in
      let pairs = bindings(in: context).flatMap { binding in
        binding.keys.map { ($0, binding.command) }
      }
      return (context, Dictionary(pairs, uniquingKeysWith: { first, _ in first }))
    })

  /// What a key does in a context; nil where it does nothing, or is typed into a line.
  public static func command(for key: Key, in context: KeyContext) -> Command? {
    byContext[context]?[key] ?? context.parent.flatMap { command(for: key, in: $0) }
  }

  /// The keys of a context itself, without its parent's.
  public static func bindings(in context: KeyContext) -> [KeyBinding] {
    bindings.filter { $0.contexts.contains(context) }
  }

  /// The keys that help lists for a context: a form's own, besides those of every line that is typed.
  public static func helpBindings(in context: KeyContext) -> [KeyBinding] {
    bindings(in: context).filter { context != .form || $0.contexts == [.form] }
  }

  /// What the footer names, most important first; a context's own keys come before its parent's.
  public static func hints(in context: KeyContext) -> [KeyBinding] {
    let own = bindings(in: context).filter { !$0.label.isEmpty }
    guard let parent = context.parent else { return own }
    let taken = Set(bindings(in: context).flatMap(\.keys))
    return own + hints(in: parent).filter { taken.isDisjoint(with: $0.keys.prefix(1)) }
  }

  /// The keys that do a command on the main screen, or where it has keys at all: `help skip` names them.
  public static func keys(for name: String) -> [Key] {
    let all = bindings.filter { $0.command.name == name && !$0.contexts[0].isLine }
    let main = all.filter { $0.contexts.contains(.main) }
    let keys = (main.isEmpty ? all : main).flatMap(\.keys)
    return keys.enumerated().filter { $0.offset == keys.firstIndex(of: $0.element) }.map(\.element)
  }
}
