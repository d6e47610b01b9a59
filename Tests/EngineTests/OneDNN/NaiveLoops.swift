@testable import Engine

/// Convolution and pooling as the definitions say, one element after the other, summed in float64.
enum NaiveLoops {
  static func convolve(
    _ input: Tensor, _ weight: Tensor, _ bias: Tensor?, _ layer: Convolution, output: Shape
  ) -> Tensor {
    let (x, w, b) = (input.elements, weight.elements, bias?.elements)
    let window = layer.window
    let share = weight.shape[1]
    var result: [Float] = []
    for place in places(output) {
      let firstChannel = place.channel / (layer.channels / layer.groups) * share
      var sum = Double(b?[place.channel] ?? 0)
      for channel in 0..<share {
        for (r, s) in pairs(window.size.height, window.size.width) {
          let row = place.row * window.stride.height + r * window.dilation.height
          let column = place.column * window.stride.width + s * window.dilation.width
          let (y, z) = (row - window.padding.top, column - window.padding.left)
          guard (0..<input.shape[2]).contains(y), (0..<input.shape[3]).contains(z) else { continue }
          let tap = index(weight.shape, place.channel, channel, r, s)
          let source = index(input.shape, place.example, firstChannel + channel, y, z)
          sum += Double(w[tap]) * Double(x[source])
        }
      }
      result.append(Float(sum))
    }
    return Tensor(result, shape: output)
  }

  /// The largest value under each window, or the mean; `countsBorder` counts the padding, not beyond.
  static func pool(
    _ input: Tensor, _ window: Window, output: Shape, mean: Bool, countsBorder: Bool = false
  ) -> Tensor {
    let x = input.elements
    let (height, width, padding) = (input.shape[2], input.shape[3], window.padding)
    var result: [Float] = []
    for place in places(output) {
      var values: [Double] = []
      var counted = 0
      for (r, s) in pairs(window.size.height, window.size.width) {
        let y = place.row * window.stride.height + r - padding.top
        let z = place.column * window.stride.width + s - padding.left
        if y < height + padding.bottom, z < width + padding.right { counted += 1 }
        guard (0..<height).contains(y), (0..<width).contains(z) else { continue }
        values.append(Double(x[index(input.shape, place.example, place.channel, y, z)]))
      }
      let divisor = Double(countsBorder ? counted : values.count)
      result.append(Float(mean ? values.reduce(0, +) / divisor : values.max() ?? 0))
    }
    return Tensor(result, shape: output)
  }

  private struct Place {
    let example: Int
    let channel: Int
    let row: Int
    let column: Int
  }

  private static func places(_ shape: Shape) -> [Place] {
    (0..<shape.elementCount).map { index in
      Place(
        example: index / (shape[1] * shape[2] * shape[3]),
        channel: index / (shape[2] * shape[3]) % shape[1],
        row: index / shape[3] % shape[2], column: index % shape[3])
    }
  }

  private static func pairs(_ rows: Int, _ columns: Int) -> [(Int, Int)] {
    (0..<rows * columns).map { ($0 / columns, $0 % columns) }
  }

  private static func index(_ shape: Shape, _ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Int {
    ((a * shape[1] + b) * shape[2] + c) * shape[3] + d
  }
}
