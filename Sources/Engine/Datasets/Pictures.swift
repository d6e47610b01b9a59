import Dispatch

/// Pictures of one size with their classes, in bytes, before a network's way of normalizing them.
public struct Pictures: Sendable {
  /// What they are called.
  public let name: String
  /// The shape of one picture, `[C, H, W]`, of one or three channels.
  public let shape: Shape
  /// What the classes are called.
  public let classNames: [String]
  /// The pictures one after the other, each plane by plane and row by row.
  public let bytes: [UInt8]
  /// One class a picture.
  public let labels: [UInt8]

  /// The number of pictures.
  public var count: Int { labels.count }

  /// One picture, plane by plane.
  public func bytes(of index: Int) -> ArraySlice<UInt8> {
    bytes[index * shape.elementCount..<(index + 1) * shape.elementCount]
  }

  /// One picture, as it can be shown and written.
  public func image(of index: Int) -> Image {
    let planes = Array(bytes(of: index))
    let (channels, area) = (shape.channels, shape.height * shape.width)
    return Image(
      width: shape.width, height: shape.height, colors: channels == 3 ? .rgb : .grey,
      samples: planes.indices.map { planes[$0 % channels * area + $0 / channels] })
  }

  /// Draws pictures on all cores, the classes in turn; the result does not depend on how many cores there are.
  static func drawn(
    name: String, shape: Shape, classNames: [String], range: Range<Int>,
    _ draw: @Sendable (Int, Int) -> [UInt8]
  ) -> Pictures {
    let size = shape.elementCount
    let labels = range.map { UInt8($0 % classNames.count) }
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count * size) { buffer, count in
      // Each picture is written by one thread, and all are done when the loop returns.
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: (range.count + 63) / 64) { part in
        for place in part * 64..<min(range.count, part * 64 + 64) {
          let picture = draw(Int(labels[place]), range.lowerBound + place)
          for (offset, byte) in picture.enumerated() {
            target.initializeElement(at: place * size + offset, to: byte)
          }
        }
      }
      count = range.count * size
    }
    return Pictures(name: name, shape: shape, classNames: classNames, bytes: bytes, labels: labels)
  }

  /// As many of the pictures as asked for, from the front.
  func limited(to count: Int) -> Pictures {
    guard count < self.count else { return self }
    return Pictures(
      name: name, shape: shape, classNames: classNames,
      bytes: Array(bytes.prefix(count * shape.elementCount)), labels: Array(labels.prefix(count)))
  }
}

extension ByteDataset {
  /// Pictures, normalized as a network takes them.
  ///
  /// A network for grey pictures gets colour pictures as their brightness.
  public init(_ pictures: Pictures, preprocessing: Preprocessing) {
    let isGrey = preprocessing.colors == .grey && pictures.shape.channels == 3
    let source = isGrey ? pictures.grey : preprocessing.colors == .bgr ? pictures.bgr : pictures
    let channels = source.shape.channels
    let scale = preprocessing.divisor / 255
    func numbers(_ list: [Float], _ otherwise: Float) -> [Float] {
      (0..<channels).map { channel in
        scale
          * preprocessing.number(
            of: list, channel: channel, channelCount: channels, otherwise: otherwise)
      }
    }
    self.init(
      name: source.name, shape: source.shape, bytes: source.bytes, labels: source.labels,
      classNames: source.classNames, mean: numbers(preprocessing.mean, 0),
      deviation: numbers(preprocessing.deviation, 1))
  }
}

extension Pictures {
  private var area: Int { shape.height * shape.width }

  /// The brightness of colour pictures, weighed as in ITU-R BT.601.
  fileprivate var grey: Pictures {
    var result = [UInt8](repeating: 0, count: count * area)
    for index in 0..<count {
      for place in 0..<area {
        let start = index * 3 * area + place
        let (red, green) = (Int(bytes[start]), Int(bytes[start + area]))
        let sum = 299 * red + 587 * green + 114 * Int(bytes[start + 2 * area])
        result[index * area + place] = UInt8((sum + 500) / 1000)
      }
    }
    return Pictures(
      name: name, shape: [1, shape.height, shape.width], classNames: classNames, bytes: result,
      labels: labels)
  }

  /// Colour pictures with their planes the other way round.
  fileprivate var bgr: Pictures {
    guard shape.channels == 3 else { return self }
    var result = bytes
    for index in 0..<count {
      let start = index * 3 * area
      for place in start..<start + area { result.swapAt(place, place + 2 * area) }
    }
    return Pictures(
      name: name, shape: shape, classNames: classNames, bytes: result, labels: labels)
  }
}
