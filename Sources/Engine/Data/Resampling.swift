/// Bilinear resizing with antialiasing, the way of Pillow and so of torchvision.
///
/// Goals, in order: the same numbers as Pillow, to the last bit; bounded memory whatever the
/// picture's proportions; speed. The filter is a triangle, widened by the scale when shrinking.
/// Rows are resampled first, then columns, each pass rounded to 8 bits with weights in fixed point.
/// Only what the window shows is computed.
struct Resampling {
  /// The size of the whole picture after resizing.
  let size: (width: Int, height: Int)
  /// The part of the resized picture that is wanted.
  let columns: Range<Int>
  let rows: Range<Int>

  /// The wanted part of the resized picture.
  func callAsFunction(_ image: Image) -> Image {
    let across = columns.map { Taps(at: $0, from: image.width, to: size.width) }
    let down = rows.map { Taps(at: $0, from: image.height, to: size.height) }
    let needed = (down.first?.range.lowerBound ?? 0)..<(down.last?.range.upperBound ?? 0)
    let narrow = Self.resampledRows(of: image, needed, across)
    return Image(
      width: columns.count, height: rows.count, colors: image.colors,
      samples: Self.resampledColumns(
        of: narrow, firstRow: needed.lowerBound, rowLength: columns.count * image.colors.rawValue,
        down))
  }

  /// The needed rows, each as long as the window is wide.
  private static func resampledRows(
    of image: Image, _ rows: Range<Int>, _ across: [Taps]
  ) -> [UInt8] {
    let channels = image.colors.rawValue
    let total = rows.count * across.count * channels
    return [UInt8](unsafeUninitializedCapacity: total) { target, count in
      image.samples.withUnsafeBufferPointer { source in
        var position = 0
        for row in rows {
          let start = row * image.width * channels
          for taps in across {
            for channel in 0..<channels {
              let offset = start + taps.range.lowerBound * channels + channel
              target.initializeElement(
                at: position, to: taps.sum(source, from: offset, stride: channels))
              position += 1
            }
          }
        }
      }
      count = total
    }
  }

  private static func resampledColumns(
    of samples: [UInt8], firstRow: Int, rowLength: Int, _ down: [Taps]
  ) -> [UInt8] {
    let total = down.count * rowLength
    return [UInt8](unsafeUninitializedCapacity: total) { target, count in
      samples.withUnsafeBufferPointer { source in
        for (row, taps) in down.enumerated() {
          let offset = (taps.range.lowerBound - firstRow) * rowLength
          for column in 0..<rowLength {
            target.initializeElement(
              at: row * rowLength + column,
              to: taps.sum(source, from: offset + column, stride: rowLength))
          }
        }
      }
      count = total
    }
  }
}

/// The samples that one resized sample is made of, and their weights in fixed point.
private struct Taps {
  let range: Range<Int>
  private let weights: [Int]

  /// 22 bits: what Pillow leaves of 32 after 8 bits for the sample and 2 for the sum.
  private static let fractionBits = 22

  /// The taps of one resized sample.
  ///
  /// - Parameters:
  ///   - index: its place in the resized row.
  ///   - oldCount: the length of the row before.
  ///   - newCount: the length of the row after.
  init(at index: Int, from oldCount: Int, to newCount: Int) {
    let filter = TriangleFilter(at: index, from: oldCount, to: newCount)
    range = filter.range
    weights = filter.weights.map { Int(($0 * Double(1 << Self.fractionBits)).rounded()) }
  }

  @inline(__always)
  func sum(_ source: UnsafeBufferPointer<UInt8>, from offset: Int, stride: Int) -> UInt8 {
    var sum = 1 << (Self.fractionBits - 1)
    for (tap, weight) in weights.enumerated() {
      sum += weight * Int(source[offset + tap * stride])
    }
    return UInt8(clamping: sum >> Self.fractionBits)
  }
}
