/// The samples that one sample of a resized row is made of, with weights that sum to 1: a triangle, widened by the
/// scale when shrinking.
struct TriangleFilter {
  /// The places of the samples.
  let range: Range<Int>
  /// The weight of each of them.
  let weights: [Double]

  /// The filter of one resized sample.
  ///
  /// - Parameters:
  ///   - index: its place in the resized row.
  ///   - oldCount: the length of the row before.
  ///   - newCount: the length of the row after.
  init(at index: Int, from oldCount: Int, to newCount: Int) {
    let scale = Double(oldCount) / Double(newCount)
    let reach = max(scale, 1)
    let center = (Double(index) + 0.5) * scale
    let first = max(Int(center - reach + 0.5), 0)
    let end = min(Int(center + reach + 0.5), oldCount)
    let heights = (first..<max(end, first + 1)).map { tap in
      max(1 - abs((Double(tap) - center + 0.5) / reach), 0)
    }
    let total = heights.reduce(0, +)
    range = first..<first + heights.count
    weights = heights.map { $0 / total }
  }
}

extension Tensor {
  /// Feature maps `[N, C, H, W]` in another size, resampled bilinearly with antialiasing.
  ///
  /// - Parameters:
  ///   - height: the new height, from 1.
  ///   - width: the new width, from 1.
  /// - Returns: the resized maps.
  func resized(height: Int, width: Int) -> Tensor {
    let (oldHeight, oldWidth) = (shape[2], shape[3])
    let across = (0..<width).map { TriangleFilter(at: $0, from: oldWidth, to: width) }
    let down = (0..<height).map { TriangleFilter(at: $0, from: oldHeight, to: height) }
    let planes = shape[0] * shape[1]
    return Tensor(shape: [shape[0], shape[1], height, width]) { target in
      withElements { source in
        var narrow = [Float](repeating: 0, count: oldHeight * width)
        for plane in 0..<planes {
          for row in 0..<oldHeight {
            let start = (plane * oldHeight + row) * oldWidth
            for (column, filter) in across.enumerated() {
              narrow[row * width + column] = filter.sum { source[start + $0] }
            }
          }
          for (row, filter) in down.enumerated() {
            let start = (plane * height + row) * width
            for column in 0..<width {
              target[start + column] = filter.sum { narrow[$0 * width + column] }
            }
          }
        }
      }
    }
  }
}

extension TriangleFilter {
  @inline(__always)
  fileprivate func sum(_ sample: (Int) -> Float) -> Float {
    var sum = 0.0
    for (tap, weight) in weights.enumerated() {
      sum += weight * Double(sample(range.lowerBound + tap))
    }
    return Float(sum)
  }
}
