/// Pictures in bytes that lie in memory, 0 … 255, normalized when they are read.
///
/// `x = (byte / 255 − mean) / deviation`, channel by channel.
public struct ByteDataset: Dataset {
  /// What it is called.
  public let name: String
  /// The shape of one picture, `[C, H, W]`.
  public let shape: Shape
  /// What the classes are called.
  public let classNames: [String]
  private let bytes: [UInt8]
  private let labels: [UInt8]
  /// A channel's factor and summand: `x = byte · factor + summand`.
  private let scales: [(factor: Float, summand: Float)]

  /// Makes a dataset.
  ///
  /// - Parameters:
  ///   - name: what it is called.
  ///   - shape: the shape of one picture.
  ///   - bytes: the pictures one after the other, each channel by channel and row by row.
  ///   - labels: one class a picture.
  ///   - classNames: what the classes are called.
  ///   - mean: one number a channel, for values from 0 to 1.
  ///   - deviation: one number a channel.
  public init(
    name: String, shape: Shape, bytes: [UInt8], labels: [UInt8], classNames: [String],
    mean: [Float], deviation: [Float]
  ) {
    precondition(
      bytes.count == labels.count * shape.elementCount,
      "\(bytes.count) bytes for \(labels.count) pictures of \(shape)")
    precondition(
      mean.count == shape.channels && deviation.count == shape.channels,
      "\(shape.channels) channels need as many means and deviations")
    self.name = name
    self.shape = shape
    self.bytes = bytes
    self.labels = labels
    self.classNames = classNames
    scales = zip(mean, deviation).map { mean, deviation in
      (1 / (255 * deviation), -mean / deviation)
    }
  }

  /// The number of pictures.
  public var count: Int { labels.count }

  /// The right class of a picture.
  public func label(of index: Int) -> Int { Int(labels[index]) }

  /// Writes a picture, normalized.
  public func write(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) {
    let plane = shape.height * shape.width
    let start = index * shape.elementCount
    bytes.withUnsafeBufferPointer { bytes in
      for (channel, scale) in scales.enumerated() {
        for place in channel * plane..<(channel + 1) * plane {
          target[place] = Float(bytes[start + place]) * scale.factor + scale.summand
        }
      }
    }
  }
}

/// Some examples of a dataset.
public struct Subset<Whole: Dataset>: Dataset {
  private let whole: Whole
  private let range: Range<Int>

  /// Takes the examples of a range.
  public init(_ whole: Whole, _ range: Range<Int>) {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= whole.count,
      "examples \(range) of \(whole.count)")
    self.whole = whole
    self.range = range
  }

  /// What the whole is called.
  public var name: String { whole.name }
  /// The shape of one example.
  public var shape: Shape { whole.shape }
  /// The number of examples.
  public var count: Int { range.count }
  /// What the classes are called.
  public var classNames: [String] { whole.classNames }

  /// The right class of an example.
  public func label(of index: Int) -> Int { whole.label(of: range.lowerBound + index) }

  /// Writes an example.
  public func write(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) {
    whole.write(range.lowerBound + index, to: target)
  }
}
