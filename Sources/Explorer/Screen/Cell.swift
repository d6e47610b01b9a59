/// One character cell of the screen.
public struct Cell: Hashable, Sendable {
  /// The character, one scalar wide; 0 marks the right half of a wide character.
  public var scalar: Unicode.Scalar
  /// Colours and attributes.
  public var style: Style

  /// Makes a cell; without arguments an empty one.
  public init(_ scalar: Unicode.Scalar = " ", _ style: Style = .standard) {
    self.scalar = scalar
    self.style = style
  }
}
