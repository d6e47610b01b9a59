public import Engine

/// A layer that is to be put into the network.
public struct Insertion: Hashable, Sendable {
  /// A kind of layer, or the name of a layer or block to copy.
  public let what: String
  /// Where.
  public let place: InsertionPlace
  /// What is not as usual: `channels=64`.
  public let settings: [String]

  /// Says what is put in where.
  public init(_ what: String, at place: InsertionPlace, settings: [String] = []) {
    self.what = what
    self.place = place
    self.settings = settings
  }

  /// The words of the command.
  var words: [String] { [place.side.rawValue, place.part, what] + settings }
}
