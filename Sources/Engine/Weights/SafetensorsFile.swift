/// A safetensors file, mapped into memory: its tensors by name.
///
/// Everything in the header is checked before any of it is used. Tensors in float32 lie where
/// the file lies and cost nothing; those in float16 or bfloat16 are widened when they are asked
/// for. Other types may be present (torchvision's `num_batches_tracked` is an integer) and are
/// an error only when they are asked for.
public struct SafetensorsFile: Sendable {
  /// A tensor as the header describes it.
  public struct Entry: Hashable, Sendable {
    /// The extents, outermost first.
    public let shape: Shape
    /// How the elements are stored.
    public let type: ElementType
  }

  /// What the names of an optimizer's tensors begin with in a checkpoint.
  static let optimizerPrefix = "optimizer/"

  /// The tensors' names, as the header lists them.
  public var names: [String] { header.names }
  /// The shape and the element type of each tensor.
  public let entries: [String: Entry]
  /// What the file says about itself, text to text.
  public var metadata: [String: String] { header.metadata }

  private let file: MappedFile
  private let header: SafetensorsHeader

  /// Opens a file and checks its header.
  ///
  /// - Throws: `WeightFileError`; its cases say what may be wrong.
  public init(path: String) throws(WeightFileError) {
    do {
      file = try MappedFile(path: path)
    } catch {
      throw .unreadable(error)
    }
    header = try file.withBytes { (bytes) throws(WeightFileError) in
      try SafetensorsHeader(bytes, file: path)
    }
    entries = header.entries.mapValues { Entry(shape: $0.shape, type: $0.type) }
  }

  /// Where the file lies.
  public var path: String { file.path }

  /// The file as it was when it was opened.
  public var identity: FileIdentity { file.identity }

  /// The tensor of a name, in float32.
  ///
  /// - Throws: `WeightFileError.missingTensor`, `.wrongElementType`, or `.unreadable` when the
  ///   file was changed meanwhile.
  public func tensor(named name: String) throws(WeightFileError) -> Tensor {
    guard let entry = header.entries[name] else {
      throw .missingTensor(file: path, tensor: name)
    }
    if case .other = entry.type {
      throw .wrongElementType(file: path, tensor: name, found: entry.type)
    }
    do {
      try file.checkUnchanged()
    } catch {
      throw .unreadable(error)
    }
    return try file.withBytes { (bytes) throws(WeightFileError) in
      let source = UnsafeRawBufferPointer(rebasing: bytes[entry.bytes])
      guard let base = source.baseAddress, !source.isEmpty else {
        return Tensor(shape: entry.shape) { _ in }
      }
      switch entry.type {
      case .float32: return float32Tensor(base, entry.shape)
      case .float16:
        return Tensor(shape: entry.shape) { HalfPrecision.widenBinary16(base, into: $0) }
      case .bfloat16:
        return Tensor(shape: entry.shape) { HalfPrecision.widenBrain16(base, into: $0) }
      case .other: throw .wrongElementType(file: path, tensor: name, found: entry.type)
      }
    }
  }

  /// The tensor of a name, which must have the given shape.
  ///
  /// - Throws: what `tensor(named:)` throws, and `WeightFileError.wrongShape`.
  public func tensor(named name: String, shape: Shape) throws(WeightFileError) -> Tensor {
    if let found = entries[name]?.shape, found != shape {
      throw .wrongShape(file: path, tensor: name, expected: shape, found: found)
    }
    return try tensor(named: name)
  }

  /// The tensors in a readable type that are not among the given names, in the file's order.
  ///
  /// Counters in integers, such as `num_batches_tracked`, are nobody's weights and are left out; so is what an
  /// optimizer remembers in a checkpoint.
  public func unexpectedNames(besides expected: Set<String>) -> [String] {
    names.filter { name in
      guard !expected.contains(name), !name.hasPrefix(Self.optimizerPrefix),
        let type = entries[name]?.type
      else { return false }
      if case .other = type { return false }
      return true
    }
  }

  /// Checks that the file has no other tensors than the given ones.
  ///
  /// - Throws: `WeightFileError.unexpectedTensors` with their names.
  public func requireNothing(besides expected: Set<String>) throws(WeightFileError) {
    let unexpected = unexpectedNames(besides: expected)
    guard unexpected.isEmpty else {
      throw .unexpectedTensors(file: path, tensors: unexpected)
    }
  }

  /// Lends the mapped elements where the processor can read them, and copies them otherwise.
  private func float32Tensor(_ base: UnsafeRawPointer, _ shape: Shape) -> Tensor {
    guard Int(bitPattern: base) % MemoryLayout<Float>.alignment == 0 else {
      return Tensor(shape: shape) { target in
        UnsafeMutableRawBufferPointer(target)
          .copyMemory(from: UnsafeRawBufferPointer(start: base, count: target.count * 4))
      }
    }
    // The storage holds on to the mapped file, so the elements outlive this value.
    let elements = base.assumingMemoryBound(to: Float.self)
    let count = shape.elementCount
    return Tensor(
      shape: shape, storage: Storage(borrowing: elements, count: count, owner: file))
  }
}
