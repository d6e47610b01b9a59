/// Why a built-in network cannot be built.
public enum ZooError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is none of this name.
  case unknownNetwork(String, known: [String])
  /// The number of classes makes no sense.
  case badClasses(Int)
  /// The network puts out feature maps, not classes.
  case noClasses(String)

  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .unknownNetwork(let name, let known):
      "no network is called \(name.printable); " + Self.hint(name, known)
    case .badClasses(let count):
      "a number of classes from 1 to 1,000,000 expected, found \(count)"
    case .noClasses(let name):
      "\(name) puts out feature maps, no classes whose number could be chosen"
    }
  }

  private static func hint(_ name: String, _ known: [String]) -> String {
    let near = ZooCatalog.normalized(name).nearest(among: known)
    return near.isEmpty
      ? "there are " + known.joined(separator: ", ")
      : "the nearest names are " + near.joined(separator: ", ")
  }
}
