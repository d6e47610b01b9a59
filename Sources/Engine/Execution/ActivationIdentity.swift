/// What an activation is known by: a number made of all that made it.
///
/// Of 128 bits, so that two different recipes never have one number in practice.
struct ActivationIdentity: Hashable {
  private var high: UInt64 = 0x6a09_e667_f3bc_c908
  private var low: UInt64 = 0xbb67_ae85_84ca_a73b

  /// The identity of what a recipe makes of its inputs.
  ///
  /// - Parameters:
  ///   - recipe: the number of the layer with its parameters, or of the network's input.
  ///   - inputs: the identities of what the layer reads.
  init(recipe: Int, inputs: [ActivationIdentity]) {
    mix(UInt64(bitPattern: Int64(recipe)))
    for input in inputs {
      mix(input.high)
      mix(input.low)
    }
  }

  private mutating func mix(_ value: UInt64) {
    high = (high ^ value) &* 0x9e37_79b9_7f4a_7c15
    high ^= high >> 32
    low = (low &+ value) &* 0xc2b2_ae3d_27d4_eb4f
    low = (low << 31 | low >> 33) ^ high
  }
}
