internal import CKernels

/// How long a convolution takes in each form, estimated: enough to choose between them.
///
/// Measured with oneDNN 2.6.3 on two cores, of a Zen 5 with AVX-512 and of a Zen 3 with AVX2: what counts is how the
/// forms compare. Direct kernels run at the peak and, with the channels last, leave out what would be multiplied by
/// padding; Winograd's multiply less and copy more.
struct ConvolutionCost {
  /// The multiply-accumulates of the direct form.
  let multiplyAccumulates: Int
  /// The extents of the input, `[N, C, H, W]`.
  let input: Shape
  /// The extents of the output.
  let output: Shape
  /// The elements of the weights.
  let weightCount: Int

  /// What a machine does in a nanosecond, on all cores.
  private struct Rates {
    /// Multiply-accumulates.
    let peak: Double
    /// Bytes from memory.
    let bandwidth: Double
    /// Bytes that are copied within the caches.
    let copying: Double
    /// The part of the peak that oneDNN's direct kernels reach with the channels last: of windows of 1×1, of those
    /// that add to what lies there, and of others.
    let last: (pointwise: Double, adding: Double, other: Double)
    /// The multiply-accumulates of Winograd's filtering by our own kernels.
    let filtered: Double
    /// The nanoseconds of transforming a vector of weights, by one core for all, and of one of the maps.
    let transforming: (weights: Double, maps: Double)
  }

  private static let rates =
    VectorWidth.ofProcessor == .sixteen
    ? Rates(
      peak: 250, bandwidth: 60, copying: 45, last: (0.98, 0.83, 1.06), filtered: 242,
      transforming: (0.35, 1))
    : Rates(
      peak: 87, bandwidth: 20, copying: 20, last: (0.9, 0.85, 0.9), filtered: 80,
      transforming: (0.5, 1))

  /// Whether the caches hold the input: of maps in blocks that they do not hold, little is read in one piece.
  private var isCached: Bool { 4 * input.elementCount <= 4 << 20 }

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
      case (true, true): adds ? Self.rates.last.adding : Self.rates.last.pointwise
      case (true, false): Self.rates.last.other
      case (false, true): isCached ? (isStrided ? 0.85 : 0.97) : 0.7
      case (false, false): isStrided ? 0.85 : 0.97
      }
    return Double(multiplyAccumulates) / (Self.rates.peak * efficiency)
      + Double(4 * weightCount) / Self.rates.bandwidth
  }

  /// The time in nanoseconds by Winograd's filtering, by our own kernels.
  ///
  /// - Parameter layer: the convolution.
  /// - Returns: the time; nil where there is no kernel.
  func filtered(_ layer: Convolution) -> Double? {
    guard let window = layer.filteringWindow, input[1] >= MemoryDescriptor.blockSize else {
      return nil
    }
    var task = ck_convolution()
    task.block = MemoryDescriptor.blockSize
    task.window = window
    task.examples = output[0]
    (task.output_height, task.output_width) = (output[2], output[3])
    let tiles = Double(ck_tile_count(&task))
    let points = Double(ck_point_count(window))
    let (depth, width) = (Double(rounded(input[1])), Double(rounded(output[1])))
    let block = Double(MemoryDescriptor.blockSize)
    let products = tiles * points * depth * width / Self.rates.filtered
    let weights = points * depth * width / block * Self.rates.transforming.weights
    let maps = points * tiles * (depth + 0.5 * width) / block * Self.rates.transforming.maps
    return max(products + weights + maps, Double(4 * weightCount) / Self.rates.bandwidth) + 4000
  }

  /// The time in nanoseconds by Winograd's filtering of a picture's phases.
  ///
  /// - Parameter layer: the convolution.
  /// - Returns: the time; nil where there is no kernel.
  func phased(_ layer: Convolution) -> Double? {
    guard let phases = ConvolutionPhases(layer, input: input, output: output) else { return nil }
    let window = phases.layer.window.size
    let filtering = ConvolutionCost(
      multiplyAccumulates: multiplyAccumulates, input: phases.shape, output: output,
      weightCount: output[1] * phases.shape[1] * window.height * window.width)
    return filtering.filtered(phases.layer).map {
      $0 + Self.copy(4 * phases.shape.elementCount)
    }
  }

  /// The time in nanoseconds of our own kernel for windows of 1×1.
  ///
  /// - Parameter layer: the convolution.
  /// - Returns: the time; nil where there is no kernel.
  func pointwise(_ layer: Convolution) -> Double? {
    guard layer.pointwiseWindow != nil, input[1] >= MemoryDescriptor.blockSize, isCached else {
      return nil
    }
    let padding = Double(rounded(output[1])) / Double(output[1])
    let products = Double(multiplyAccumulates) * padding / (Self.rates.peak * 0.99)
    return max(products, Double(4 * weightCount) / Self.rates.bandwidth)
  }

  /// The time in nanoseconds by oneDNN's filtering of 4×4 outputs, weights transformed beforehand.
  func filteredByOneDNN() -> Double {
    let tile = 4
    let (rows, columns) = ((output[2] + tile - 1) / tile, (output[3] + tile - 1) / tile)
    let tiles = Double(output[0] * rows * columns)
    let points = Double((tile + 2) * (tile + 2))
    let (depth, width) = (Double(rounded(input[1])), Double(rounded(output[1])))
    let transformed = tiles * points * (depth + width) * 4
    return tiles * points * depth * width / (Self.rates.peak * 0.92) + transformed / 22
      + points * depth * width * 4 / Self.rates.bandwidth + 4000
  }

  /// The time in nanoseconds of copying numbers into another layout.
  static func copy(_ byteCount: Int) -> Double { 1500 + 2 * Double(byteCount) / rates.copying }

  private func rounded(_ channels: Int) -> Int {
    MemoryDescriptor.blocks(channels) * MemoryDescriptor.blockSize
  }
}
