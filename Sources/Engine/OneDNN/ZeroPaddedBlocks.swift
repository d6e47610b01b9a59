#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// The places of a zero-padded shortcut's elements where channels lie in blocks, eight at once.
struct ZeroPaddedBlocks {
  private typealias Vector = SIMD8<Float>
  /// The vectors of a block.
  private static let parts = MemoryDescriptor.blockSize / Vector.scalarCount

  /// What is read.
  let input: TensorLayout
  private let output: Shape
  private let stride: Int
  private let firstChannel: Int
  private let team: ThreadTeam

  /// Finds the places.
  ///
  /// - Returns: nil where channels do not lie in blocks, or are moved by anything but whole vectors.
  init?(_ layer: ZeroPaddedIdentity, input: TensorLayout, output: Shape) {
    let block = MemoryDescriptor.blockSize
    firstChannel = layer.firstChannel(input: input.shape[1], output: output[1])
    guard input.descriptor.order(of: input.shape) == .blocked, input.shape[1] % block == 0,
      output[1] % block == 0, firstChannel % Vector.scalarCount == 0, let team = ThreadTeam()
    else { return nil }
    self.input = input
    self.output = output
    self.team = team
    stride = layer.stride
  }

  /// Writes the output: the elements that are taken, zeros elsewhere.
  func spread(_ source: DeviceTensor, into target: DeviceTensor) {
    copy(source, into: target, clearing: output) { from, to, start, place in
      to[place] = from[start]
    }
  }

  /// Writes the gradient of the input: that of the elements that were taken, zeros elsewhere.
  func gather(_ gradient: DeviceTensor, into target: DeviceTensor) {
    copy(gradient, into: target, clearing: input.shape) { from, to, start, place in
      to[start] = from[place]
    }
  }

  /// Calls `body` with the place of each vector in the input and in the output.
  @inline(__always)
  private func copy(
    _ source: DeviceTensor, into target: DeviceTensor, clearing cleared: Shape,
    _ body: (UnsafePointer<Vector>, UnsafeMutablePointer<Vector>, Int, Int) -> Void
  ) {
    let from = UnsafePointer(source.base.assumingMemoryBound(to: Vector.self))
    let to = target.base.assumingMemoryBound(to: Vector.self)
    let length = cleared.elementCount / cleared[0] / Vector.scalarCount
    team.run { place, parts in
      for example in (0..<output[0]).part(place, of: parts) {
        memset(to + example * length, 0, length * MemoryLayout<Vector>.stride)
        for vector in 0..<input.shape[1] / Vector.scalarCount {
          let last = firstChannel / Vector.scalarCount + vector
          for row in 0..<output[2] {
            let start = self.start(example, vector, row * stride, of: input.shape)
            let end = self.start(example, last, row, of: output)
            for column in 0..<output[3] {
              body(from, to, start + Self.parts * column * stride, end + Self.parts * column)
            }
          }
        }
      }
    }
    withExtendedLifetime((source, target)) {}
  }

  /// Where a row of a vector's channels begins.
  private func start(_ example: Int, _ vector: Int, _ row: Int, of shape: Shape) -> Int {
    let block = example * (shape[1] / MemoryDescriptor.blockSize) + vector / Self.parts
    return Self.parts * (block * shape[2] + row) * shape[3] + vector % Self.parts
  }
}

extension ZeroPaddedIdentity {
  /// The output's channel that is the input's first.
  func firstChannel(input: Int, output: Int) -> Int {
    placement == .around ? (output - input) / 2 : 0
  }
}
