/// What a network is fed: numbers with a name and an identity.
public struct NetworkInput: Sendable {
  /// The numbers, `[N, C, H, W]` or `[N, F]`.
  public let tensor: Tensor
  /// What it is called on screens: `scene.png`, `random 7`.
  public let name: String
  let identity: Identity
  /// What it was before it was fitted to another input size; nil where it is as it was given.
  private var original: Original?

  indirect enum Identity: Hashable, Sendable {
    case random(seed: UInt64, Shape)
    case given(Int)
    case resized(Identity, Shape)
  }

  private struct Original {
    let tensor: Tensor
    let name: String
    let identity: Identity
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

  /// This input for another input size: the same picture in another size, or other random numbers.
  ///
  /// What was given is kept, so that going back to its size brings it back. A picture of another number of channels
  /// gives way to random numbers.
  ///
  /// - Parameter shape: the shape of one example.
  /// - Returns: the input.
  /// - Throws: `RunError` where it would be too large for this machine.
  public func fitted(to shape: Shape) throws(RunError) -> NetworkInput {
    let given = original ?? Original(tensor: tensor, name: name, identity: identity)
    guard Array(tensor.shape.dimensions.dropFirst()) != shape.dimensions else { return self }
    try MemoryLimit.check(shape.batched(given.tensor.shape[0]), copies: 2, for: "input")
    var result = NetworkInput.made(of: given, shape)
    result.original = given
    return result
  }

  private static func made(of given: Original, _ shape: Shape) -> NetworkInput {
    let old = Shape(Array(given.tensor.shape.dimensions.dropFirst()))
    if old == shape {
      return NetworkInput(tensor: given.tensor, name: given.name, identity: given.identity)
    }
    if case .random(let seed, _) = given.identity {
      return .random(shape: shape, batch: given.tensor.shape[0], seed: seed)
    }
    guard old.isFeatureMaps, shape.isFeatureMaps, old.channels == shape.channels else {
      return .random(shape: shape, batch: given.tensor.shape[0], seed: 0)
    }
    return NetworkInput(
      tensor: given.tensor.resized(height: shape.height, width: shape.width), name: given.name,
      identity: .resized(given.identity, shape))
  }
}
