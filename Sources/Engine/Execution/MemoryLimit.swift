/// What can be computed in this machine's memory: asked before a size that users chose is allocated.
public enum MemoryLimit {
  /// Less than this is not worth asking the system about.
  private static let negligible = 64 << 20

  /// Checks that tensors of so many elements can be made.
  ///
  /// - Parameters:
  ///   - shape: the extents of the largest one, with the batch size.
  ///   - copies: how many of it there are.
  ///   - further: the elements of the others.
  ///   - layer: the layer that needs them.
  /// - Throws: `RunError.tooLarge` or `.memory`.
  public static func check(
    _ shape: Shape, copies: Int = 1, further: Int = 0, for layer: String
  ) throws(RunError) {
    let count = shape.elementCount
    guard count < Shape.elementLimit else { throw .tooLarge(layer: layer, shape) }
    try check(bytes: (copies * count + further) * MemoryLayout<Float>.stride, for: layer)
  }

  /// Checks that so many bytes can be taken.
  ///
  /// - Throws: `RunError.memory`.
  static func check(bytes needed: Int, for layer: String) throws(RunError) {
    guard needed > negligible, let available = SystemMemory.availableBytes else { return }
    guard needed <= available else {
      throw .memory(layer: layer, needed: needed, available: available)
    }
  }
}
