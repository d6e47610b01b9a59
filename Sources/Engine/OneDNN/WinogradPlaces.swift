internal import COneDNN
import Dispatch

/// Where oneDNN's Winograd kernels expect each number of the transformed weights U = G g Gᵀ.
///
/// oneDNN has a copy of its own for this, which takes tens of milliseconds a layer. A test holds
/// the two against each other for every layout.
///
/// ## Source
/// Lavin, Gray 2015, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308; the
/// factors and the layouts are those of oneDNN 2.6, `wino_reorder.hpp`.
struct WinogradPlaces {
  /// The rows of G: one for each point of a tile's side.
  private let matrix: [SIMD3<Float>]
  private let inputs: Int
  private let outputs: Int
  private let layout: dnnl_wino_desc_t

  private static let block = 16

  /// The places of a layout; nil for one that is not Winograd's, or not known here.
  init?(_ descriptor: MemoryDescriptor) {
    guard descriptor.raw.format_kind == dnnl_format_kind_wino else { return nil }
    layout = descriptor.raw.format_desc.wino_desc
    guard layout.ic_block == Self.block, layout.oc_block == Self.block, layout.r == 3 else {
      return nil
    }
    switch (layout.wino_format, layout.alpha) {
    case (dnnl_wino_wei_aaOio, 4), (dnnl_wino_wei_aaOBiOo, 4): matrix = Self.small
    case (dnnl_wino_wei_OBaaIBOIio, 6): matrix = Self.large
    default: return nil
    }
    inputs = Int(layout.ic)
    outputs = Int(layout.oc)
    guard inputs % Self.block == 0, outputs % Self.block == 0, layout.oc2_block > 0,
      layout.ic2_block > 0
    else { return nil }
  }

  /// F(2×2, 3×3).
  private static let small: [SIMD3<Float>] = [
    [1, 0, 0], [0.5, 0.5, 0.5], [0.5, -0.5, 0.5], [0, 0, 1],
  ]

  /// F(4×4, 3×3), with the points that oneDNN chose for accuracy.
  private static let large: [SIMD3<Float>] = [
    [1.13777777777778, 0, 0],
    [-0.688403361344538, -0.430252100840336, -0.26890756302521],
    [-0.688403361344538, 0.430252100840336, -0.26890756302521],
    [0.119514472455649, 0.179271708683473, 0.26890756302521],
    [0.119514472455649, -0.179271708683473, 0.26890756302521],
    [0, 0, 1],
  ]

  /// Writes the transformed weights.
  ///
  /// - Parameters:
  ///   - weight: `[K, C, 3, 3]`, row by row.
  ///   - scales: a factor for each of the K filters; nil for none.
  ///   - target: memory of the layout's size.
  func write(_ weight: Tensor, scales: [Float]?, to target: UnsafeMutableRawPointer) {
    let (filters, channels) = (weight.shape[0], weight.shape[1])
    // Each block of filters is written by one thread, and all are done when the loop returns.
    nonisolated(unsafe) let target = target.assumingMemoryBound(to: Vector.self)
    weight.withElements { elements in
      nonisolated(unsafe) let source = elements
      DispatchQueue.concurrentPerform(iterations: outputs / Self.block) { block in
        let first = block * Self.block
        let count = max(0, min(Self.block, filters - first))
        let factors = (0..<count).map { scales?[first + $0] ?? 1 }
        withUnsafeTemporaryAllocation(of: Vector.self, capacity: 9) { window in
          window.initialize(repeating: Vector(repeating: 0))
          for channel in 0..<channels {
            window.withMemoryRebound(to: Float.self) { numbers in
              for lane in 0..<count {
                let filter = ((first + lane) * channels + channel) * 9
                for place in 0..<9 {
                  numbers[place * Self.block + lane] = source[filter + place] * factors[lane]
                }
              }
            }
            transform(window, to: target + place(of: block, channel))
          }
          window.update(repeating: Vector(repeating: 0))
          for channel in channels..<inputs {
            transform(window, to: target + place(of: block, channel))
          }
        }
      }
    }
  }

  /// The numbers of sixteen filters at one place.
  private typealias Vector = SIMD16<Float>

  /// Writes G g Gᵀ for the windows of sixteen filters.
  @inline(__always)
  private func transform(
    _ window: UnsafeMutableBufferPointer<Vector>, to target: UnsafeMutablePointer<Vector>
  ) {
    for (row, left) in matrix.enumerated() {
      let a = window[0] * left.x + window[3] * left.y + window[6] * left.z
      let b = window[1] * left.x + window[4] * left.y + window[7] * left.z
      let c = window[2] * left.x + window[5] * left.y + window[8] * left.z
      for (column, right) in matrix.enumerated() {
        target[(row * matrix.count + column) * step] = a * right.x + b * right.y + c * right.z
      }
    }
  }

  /// From one point of a tile to the next, in vectors.
  private var step: Int {
    layout.wino_format == dnnl_wino_wei_OBaaIBOIio
      ? inputs * Int(layout.oc2_block) : inputs * (outputs / Self.block)
  }

  /// Where the first point of a block of filters and a channel lies, in vectors.
  private func place(of block: Int, _ channel: Int) -> Int {
    let width = Int(layout.oc2_block)
    switch layout.wino_format {
    case dnnl_wino_wei_aaOBiOo:
      return (block / width * inputs + channel) * width + block % width
    case dnnl_wino_wei_OBaaIBOIio:
      let depth = Int(layout.ic2_block)
      let group = channel / Self.block
      let points = matrix.count * matrix.count
      let chunk = (group / depth * width + block % width) * depth + group % depth
      return block / width * points * step + chunk * Self.block + channel % Self.block
    default: return block * inputs + channel
    }
  }
}
