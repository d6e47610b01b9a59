/// Examples with their right classes, known by number.
public protocol Dataset: Sendable {
  /// What it is called on screens and in checkpoints: `digits`.
  var name: String { get }
  /// The shape of one example, `[C, H, W]`.
  var shape: Shape { get }
  /// The number of examples.
  var count: Int { get }
  /// What the classes are called, in order.
  var classNames: [String] { get }

  /// The right class of an example.
  func label(of index: Int) -> Int

  /// Writes an example, normalized as networks take it.
  ///
  /// - Parameters:
  ///   - index: the example.
  ///   - target: room for the numbers of `shape`, row by row.
  func write(_ index: Int, to target: UnsafeMutableBufferPointer<Float>)
}

extension Dataset {
  /// Some examples as a batch.
  ///
  /// - Parameters:
  ///   - indices: the examples, in order.
  ///   - augmentation: how they are varied.
  ///   - round: chooses the variation: the number of the epoch.
  /// - Returns: the batch.
  public func batch(
    _ indices: some Collection<Int>, augmentation: Augmentation = .none, round: Int = 0
  ) -> TrainingBatch {
    let size = shape.elementCount
    let input = Tensor(shape: shape.batched(indices.count)) { target in
      for (place, index) in indices.enumerated() {
        let example = UnsafeMutableBufferPointer(
          rebasing: target[place * size..<(place + 1) * size])
        write(index, to: example)
        augmentation.apply(to: example, shape: shape, example: index, round: round)
      }
    }
    return TrainingBatch(input: input, labels: indices.map { label(of: $0) })
  }
}
