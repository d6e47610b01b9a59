/// Random numbers that are the same in every run (Steele, Lea, Flood 2014).
public struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  /// Starts the numbers of a seed.
  public init(seed: UInt64) {
    state = seed
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A byte that is likely to mean something in a header, or any.
  public mutating func nextInterestingByte() -> UInt8 {
    let candidates = Array("{}[]()',\":0123456789-eE.\\u \n".utf8) + [0, 255]
    if next() % 4 == 0 { return UInt8(truncatingIfNeeded: next()) }
    return candidates[Int(next() % UInt64(candidates.count))]
  }

  /// One of some values.
  public mutating func pick<Values: Collection>(_ values: Values) -> Values.Element {
    let place = Int(next() % UInt64(values.count))
    return values[values.index(values.startIndex, offsetBy: place)]
  }
}
