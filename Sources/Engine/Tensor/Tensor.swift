/// Numbers in float32, row-major: `[N, C, H, W]` for feature maps, `[N, F]` for vectors.
///
/// A value: copies share memory until one of them is written.
public struct Tensor: Sendable {
  /// The extents, outermost first.
  public let shape: Shape
  private(set) var storage: Storage

  /// Makes a tensor over existing storage.
  ///
  /// The storage must hold at least as many elements as the shape has.
  init(shape: Shape, storage: Storage) {
    precondition(storage.count >= shape.elementCount, "the storage is smaller than \(shape)")
    self.shape = shape
    self.storage = storage
  }

  /// Makes a tensor of one repeated value.
  public init(repeating value: Float = 0, shape: Shape) {
    self.init(shape: shape) { $0.initialize(repeating: value) }
  }

  /// Makes a tensor of the given elements in row-major order.
  ///
  /// There must be as many elements as the shape has.
  public init(_ elements: [Float], shape: Shape) {
    precondition(
      elements.count == shape.elementCount, "\(elements.count) elements given for \(shape)")
    self.init(shape: shape) { buffer in
      _ = buffer.initialize(from: elements)
    }
  }

  /// Makes a tensor whose elements `initialize` writes.
  ///
  /// - Parameters:
  ///   - shape: the extents.
  ///   - initialize: is given the uninitialised elements and must write each of them.
  public init(
    shape: Shape, initializingWith initialize: (UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    let storage = Storage(count: shape.elementCount)
    initialize(UnsafeMutableBufferPointer(start: storage.base, count: shape.elementCount))
    self.init(shape: shape, storage: storage)
  }

  /// The number of elements.
  public var count: Int { shape.elementCount }

  /// The elements in row-major order, as a copy.
  public var elements: [Float] { withElements { Array($0) } }

  /// The same elements under another shape of as many elements.
  public func reshaped(to newShape: Shape) -> Tensor {
    precondition(newShape.elementCount == count, "\(shape) cannot be seen as \(newShape)")
    return Tensor(shape: newShape, storage: storage)
  }

  /// Calls `body` with the elements in row-major order.
  public func withElements<Result, Failure: Error>(
    _ body: (UnsafeBufferPointer<Float>) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeBufferPointer(start: storage.base, count: count))
  }

  /// Calls `body` with the elements to be changed, copying them first if they are shared.
  public mutating func withMutableElements<Result>(
    _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
  ) rethrows -> Result {
    if !storage.isWritable || !isKnownUniquelyReferenced(&storage) { storage = copiedStorage() }
    defer { withExtendedLifetime(storage) {} }
    return try body(UnsafeMutableBufferPointer(start: storage.base, count: count))
  }

  private func copiedStorage() -> Storage {
    let copy = Storage(count: count)
    copy.base.initialize(from: storage.base, count: count)
    return copy
  }
}

extension Tensor: Equatable {
  /// Whether both have one shape and the same elements, bit patterns aside (NaN differs from NaN).
  public static func == (left: Tensor, right: Tensor) -> Bool {
    guard left.shape == right.shape else { return false }
    return left.withElements { a in right.withElements { b in a.elementsEqual(b) } }
  }
}
