/// Average pooling as a plain loop, for the windows that oneDNN cannot express.
final class PlainPoolingKernel: Kernel {
  /// How the windows lie along one side.
  enum Places {
    /// As a sliding window that counts the padding in.
    case windows(Window.Side)
    /// As many as the output is long, from ⌊i·n/m⌋ to ⌈(i + 1)·n/m⌉.
    case adaptive
  }

  let destination: TensorLayout
  private let vertical: Places
  private let horizontal: Places
  private let output: Shape
  private let device: Device

  init(
    vertical: Places, horizontal: Places, output: Shape, device: Device
  ) throws(OneDNNError) {
    destination = TensorLayout(shape: output, descriptor: try MemoryDescriptor(plain: output))
    self.vertical = vertical
    self.horizontal = horizontal
    self.output = output
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let input = try inputs[0].plain(device: device)
    let (height, width) = (input.shape[2], input.shape[3])
    let (rows, columns) = spans(over: input.shape)
    let result = Tensor(shape: output) { target in
      input.withElements { source in
        var position = 0
        for map in 0..<output[0] * output[1] {
          for row in rows {
            for column in columns {
              var sum: Float = 0
              for y in row.range {
                for x in column.range { sum += source[(map * height + y) * width + x] }
              }
              target[position] = sum / Float(max(1, row.divisor * column.divisor))
              position += 1
            }
          }
        }
      }
    }
    return try DeviceTensor(result, device: device)
  }

  /// The gradient of the input: each output's gradient, divided as its mean was, added to what lay under its
  /// window.
  func spread(_ gradient: Tensor, over input: Shape) -> Tensor {
    let (rows, columns) = spans(over: input)
    return Tensor(shape: input) { target in
      target.initialize(repeating: 0)
      gradient.withElements { source in
        var position = 0
        for map in 0..<output[0] * output[1] {
          for row in rows {
            for column in columns {
              let share = source[position] / Float(max(1, row.divisor * column.divisor))
              for y in row.range {
                for x in column.range { target[(map * input[2] + y) * input[3] + x] += share }
              }
              position += 1
            }
          }
        }
      }
    }
  }

  private func spans(over input: Shape) -> (rows: [Places.Span], columns: [Places.Span]) {
    (
      (0..<output[2]).map { vertical.span($0, of: input[2], into: output[2]) },
      (0..<output[3]).map { horizontal.span($0, of: input[3], into: output[3]) }
    )
  }
}

extension PlainPoolingKernel.Places {
  /// The elements of the input under the window at a place, and how many count in the mean.
  fileprivate func span(_ place: Int, of count: Int, into output: Int) -> Span {
    switch self {
    case .windows(let side):
      let start = place * side.stride - side.before
      let end = start + side.size
      let clipped = min(end, count + side.after) - start
      return Span(range: max(0, start)..<max(0, min(count, end)), divisor: clipped)
    case .adaptive:
      let range = place * count / output..<((place + 1) * count + output - 1) / output
      return Span(range: range, divisor: range.count)
    }
  }

  fileprivate struct Span {
    let range: Range<Int>
    let divisor: Int
  }
}
