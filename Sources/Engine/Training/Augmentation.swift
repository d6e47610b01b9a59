/// How examples are varied while training, so that a network sees none twice alike.
///
/// ## Source
/// He et al. 2015, §4.2: "4 pixels are padded on each side, and a 32×32 crop is randomly sampled from the padded
/// image or its horizontal flip".
public struct Augmentation: Hashable, Sendable {
  /// Whether half of the pictures are turned round left to right.
  public var flips: Bool
  /// By how many pixels a picture is moved at most in each direction; what comes in is zero.
  public var shift: Int
  /// Chooses among the possible variations.
  public var seed: UInt64

  /// Examples as they are.
  public static let none = Augmentation(flips: false, shift: 0)

  /// Makes a variation.
  public init(flips: Bool, shift: Int, seed: UInt64 = 0) {
    self.flips = flips
    self.shift = shift
    self.seed = seed
  }

  /// Varies an example in place; the same example in the same round always in the same way.
  func apply(
    to values: UnsafeMutableBufferPointer<Float>, shape: Shape, example: Int, round: Int
  ) {
    guard flips || shift > 0, shape.isFeatureMaps else { return }
    let random = CounterGenerator(name: "augmentation of round \(round)", seed: seed)
    let span = UInt32(2 * shift + 1)
    let down = Int(random.bits(at: 3 * example) % span) - shift
    let right = Int(random.bits(at: 3 * example + 1) % span) - shift
    let isFlipped = flips && random.bits(at: 3 * example + 2) & 1 == 1
    guard down != 0 || right != 0 || isFlipped else { return }
    let (height, width) = (shape.height, shape.width)
    let original = Array(values)
    for channel in 0..<shape.channels {
      for row in 0..<height {
        for column in 0..<width {
          let (y, x) = (row - down, (isFlipped ? width - 1 - column : column) - right)
          let isInside = (0..<height).contains(y) && (0..<width).contains(x)
          values[(channel * height + row) * width + column] =
            isInside ? original[(channel * height + y) * width + x] : 0
        }
      }
    }
  }
}
