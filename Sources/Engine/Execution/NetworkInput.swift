/// What a network is fed: numbers with a name and an identity.
public struct NetworkInput: Sendable {
  /// The numbers, `[N, C, H, W]` or `[N, F]`.
  public let tensor: Tensor
  /// What it is called on screens: `scene.png`, `random 7`.
  public let name: String
  let identity: Identity

  enum Identity: Hashable, Sendable {
    case random(seed: UInt64, Shape)
    case given(Int)
  }

  /// Gives numbers a name; every call makes an input of its own.
  public init(tensor: Tensor, name: String) {
    self.tensor = tensor
    self.name = name
    identity = .given(Serial.next())
  }

  /// Random numbers between −1 and 1, the same for the same seed.
  ///
  /// - Parameters:
  ///   - shape: the shape of one example.
  ///   - batch: the number of examples.
  ///   - seed: chooses among the possible drawings.
  /// - Returns: the input.
  public static func random(shape: Shape, batch: Int = 1, seed: UInt64) -> NetworkInput {
    let shape = shape.batched(batch)
    let generator = CounterGenerator(name: "input", seed: seed)
    let tensor = Tensor(shape: shape) { generator.fill($0) }
    return NetworkInput(
      tensor: tensor, name: "random \(seed)", identity: .random(seed: seed, shape))
  }

  private init(tensor: Tensor, name: String, identity: Identity) {
    self.tensor = tensor
    self.name = name
    self.identity = identity
  }
}
