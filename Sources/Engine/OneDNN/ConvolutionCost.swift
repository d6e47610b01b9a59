/// How long a convolution takes in each form, estimated: enough to choose between them.
///
/// Measured with oneDNN 2.6.3 on two cores of a Zen 5: what counts is how the forms compare. Direct
/// kernels run at the peak and, with the channels last, leave out what would be multiplied by padding;
/// Winograd's multiply less and copy more.
struct ConvolutionCost {
  /// The multiply-accumulates of the direct form.
  let multiplyAccumulates: Int
  /// The extents of the input, `[N, C, H, W]`.
  let input: Shape
  /// The extents of the output.
  let output: Shape
  /// The elements of the weights.
  let weightCount: Int

  /// Multiply-accumulates in a nanosecond, on all cores.
  private static let peak = 250.0
  /// Bytes in a nanosecond from memory, on all cores.
  private static let bandwidth = 60.0
  /// Bytes in a nanosecond that are copied within the caches.
  private static let copying = 45.0

  /// The time in nanoseconds of a direct form.
  ///
  /// - Parameters:
  ///   - form: blocked or with the channels last.
  ///   - isPointwise: whether the windows are 1×1.
  ///   - isStrided: whether the windows leave places out.
  ///   - adds: whether it adds to what lies there already; where channels lie last that is slow.
  /// - Returns: the time.
  func direct(
    _ form: ConvolutionForm, isPointwise: Bool, isStrided: Bool, adds: Bool = false
  ) -> Double {
    let efficiency =
      switch (form == .last, isPointwise) {
      case (true, true): adds ? 0.83 : 0.98
      case (true, false): 1.06
      case (false, true): isStrided ? 0.85 : 0.97
      case (false, false): isStrided ? 0.85 : 0.97
      }
    return Double(multiplyAccumulates) / (Self.peak * efficiency)
      + Double(4 * weightCount) / Self.bandwidth
  }

  /// The time in nanoseconds by Winograd's filtering.
  ///
  /// - Parameter tile: the side of the square of outputs that is computed at once: 2 or 4.
  /// - Returns: the time.
  func winograd(tile: Int) -> Double {
    let (rows, columns) = ((output[2] + tile - 1) / tile, (output[3] + tile - 1) / tile)
    let tiles = Double(output[0] * rows * columns)
    let points = Double((tile + 2) * (tile + 2))
    let (depth, width) = (Double(rounded(input[1])), Double(rounded(output[1])))
    let transformed = tiles * points * (depth + width) * 4
    var efficiency = 0.92
    // With few tiles the threads share the filters, which only pays where there are as many channels.
    if tile == 2 && tiles < 128 && width >= 1.5 * depth { efficiency = 0.5 }
    return tiles * points * depth * width / (Self.peak * efficiency)
      + transformed / (tile == 4 ? 22 : 200) + points * depth * width * 4 / Self.bandwidth + 4000
  }

  /// The time in nanoseconds of copying numbers into another layout.
  static func copy(_ byteCount: Int) -> Double { 1500 + 2 * Double(byteCount) / copying }

  private func rounded(_ channels: Int) -> Int {
    let block = MemoryDescriptor.blockSize
    return (channels + block - 1) / block * block
  }
}

extension Convolution {
  /// The side of the square of outputs that oneDNN's Winograd kernel computes at once; nil where it has none.
  func winogradTile(input: TensorLayout, output: Shape, device: Device) -> Int? {
    guard allows(.winograd), input.shape[1] >= MemoryDescriptor.blockSize else { return nil }
    let weight: Shape = [channels, input.shape[1], 3, 3]
    let offered = try? descriptor(
      .winograd, input: input, weight: weight, output: output, [], hasBias: true, device: device)
    guard let name = offered?.name else { return nil }
    return name.contains("4x3") ? 4 : 2
  }
}
