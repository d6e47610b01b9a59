/// Which places of its inputs one place of a layer's output is made of.
public enum SpatialReach: Hashable, Sendable {
  /// The same place: activation functions, normalizations, additions, concatenations.
  case samePlace
  /// The window that slides over the input.
  case window(Window)
  /// Windows chosen so that the output gets a size, as in adaptive pooling.
  case adaptive(Extent)
  /// All places, as in a fully connected layer.
  case allPlaces
}
