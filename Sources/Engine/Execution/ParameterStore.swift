/// Where a network's parameters come from; each tensor is made when it is first needed.
///
/// Copies share what they remember.
public struct ParameterStore: Sendable {
  /// The places parameters come from.
  enum Source: Sendable {
    case random(seed: UInt64)
    /// An example's own numbers by full name; what they do not name is random.
    case given([String: [Float]], seed: UInt64)
    case file(SafetensorsFile)
    /// Tensors that training brought, by full name; what they lack, or have in another shape, is random.
    case trained([String: Tensor])
    case function(@Sendable (String, ParameterSpecification) -> Tensor)
  }

  /// What tells one parameter tensor from another.
  enum Identity: Hashable, Sendable {
    case random(seed: UInt64, name: String, Shape)
    case file(Int, name: String)
    case function(Int, name: String, Shape)
  }

  private let source: Source
  private let serial: Int
  private let memory = ParameterMemory()
  /// Draws what the source lacks; nil where it must hold everything.
  private var fillingSeed: UInt64?
  /// What screens say of computed parameters; nil for nothing in particular.
  private var ownCaption: String?
  /// What a weight file says of the network that was trained; nil for parameters from elsewhere.
  let trainedFacts: TrainedFacts?
  /// What a file of computed parameters says about itself.
  private var ownNotes: [String: String] = [:]

  private init(_ source: Source) {
    self.source = source
    serial = Serial.next()
    trainedFacts = if case .file(let file) = source { TrainedFacts(file) } else { nil }
  }

  /// Drawn at random by each parameter's initializer; the same for the same seed.
  public static func random(seed: UInt64 = 0) -> ParameterStore {
    ParameterStore(.random(seed: seed))
  }

  /// Drawn at random, the weights of convolutions and fully connected layers in the given way.
  public static func random(seed: UInt64, weights: WeightInitializer) -> ParameterStore {
    guard weights != .he else { return random(seed: seed) }
    return computed { name, specification in
      weights.initializer(for: specification).tensor(
        shape: specification.shape, name: name, seed: seed)
    }
  }

  /// An example's own numbers by the parameters' full names; what is not named, or has another size, is drawn at random.
  public static func given(_ values: [String: [Float]], seed: UInt64 = 0) -> ParameterStore {
    ParameterStore(.given(values, seed: seed))
  }

  /// Read from a file by the parameters' full names, `layer1.0.conv1.weight`.
  public static func file(_ file: SafetensorsFile) -> ParameterStore {
    ParameterStore(.file(file))
  }

  /// Computed by a function of the full name and the specification.
  public static func computed(
    _ function: @escaping @Sendable (String, ParameterSpecification) -> Tensor
  ) -> ParameterStore {
    ParameterStore(.function(function))
  }

  /// Tensors by the parameters' full names; what they lack, or have in another shape, is drawn at random.
  ///
  /// - Parameters:
  ///   - tensors: the parameters that training brought.
  ///   - caption: what screens say of them.
  ///   - notes: what a file of them says about itself, such as the data.
  /// - Returns: the store.
  public static func trained(
    _ tensors: [String: Tensor], caption: String, notes: [String: String] = [:]
  ) -> ParameterStore {
    var store = ParameterStore(.trained(tensors))
    store.fillingSeed = 0
    store.ownCaption = caption
    store.ownNotes = notes
    return store
  }

  /// Whether training brought the numbers.
  public var isTrained: Bool { ownCaption != nil }

  /// Whether the numbers are drawn at random, which every screen must say.
  public var isRandom: Bool {
    if case .random = source { true } else { false }
  }

  /// The names of the classes that a weight file of this program was trained on; nil where it does not say.
  var trainedLabels: NetworkDetails.LabelSet? {
    guard case .file(let file) = source, let data = file.note("data"),
      let first = data.split(whereSeparator: { " :".contains($0) }).first
    else { return nil }
    switch first {
    case "mnist": return .digits
    // Files of older versions do not have the names of a folder's classes.
    case "folder": return NetworkDetails.LabelSet.none
    default: return NetworkDetails.LabelSet(rawValue: String(first))
    }
  }

  /// The path of the file that they come from; nil for parameters from elsewhere.
  var filePath: String? { if case .file(let file) = source { file.path } else { nil } }

  /// What a file of the parameters says about itself: what training noted, or what their own file said.
  var notes: [String: String] {
    if case .file(let file) = source { file.notes } else { ownNotes }
  }

  /// What screens say of the parameters: `random weights (He, seed 0)`, or the file's name and how its network was
  /// trained, if not as it is usual.
  public var caption: String {
    switch source {
    case .random(let seed): "random weights (He, seed \(seed))"
    case .given: "the example's weights"
    case .file(let file):
      String(file.path.split(separator: "/").last ?? "weights")
        + (trainedFacts?.caption.map { " (\($0))" } ?? "")
    case .trained, .function: ownCaption ?? "computed weights"
    }
  }

  /// Whether another store gives the same parameters.
  func isSameSource(as other: ParameterStore) -> Bool {
    if case .random(let mine) = source, case .random(let theirs) = other.source {
      return mine == theirs
    }
    return serial == other.serial
  }

  /// A parameter tensor of a layer; those asked for last are remembered.
  ///
  /// - Throws: `WeightFileError` when the file lacks it or has it in another shape.
  public func tensor(
    _ specification: ParameterSpecification, of layer: String
  ) throws(WeightFileError) -> Tensor {
    let name = layer + "." + specification.name
    if let known = memory.tensor(name, shape: specification.shape) { return known }
    let made = try freshTensor(specification, of: layer)
    memory.keep(made, as: name)
    return made
  }

  /// A parameter tensor of a layer that nobody needs again soon: its kernel keeps it.
  func freshTensor(
    _ specification: ParameterSpecification, of layer: String
  ) throws(WeightFileError) -> Tensor {
    let name = layer + "." + specification.name
    if let seed = fillingSeed, !holds(specification, of: layer) {
      return specification.initializer.tensor(shape: specification.shape, name: name, seed: seed)
    }
    switch source {
    case .random(let seed):
      return specification.initializer.tensor(shape: specification.shape, name: name, seed: seed)
    case .given(let values, let seed):
      guard let own = values[name], own.count == specification.shape.elementCount else {
        return specification.initializer.tensor(
          shape: specification.shape, name: name, seed: seed)
      }
      return Tensor(own, shape: specification.shape)
    case .file(let file): return try file.tensor(named: name, shape: specification.shape)
    case .trained(let tensors):
      return tensors[name] ?? Tensor(repeating: 0, shape: specification.shape)
    case .function(let function): return function(name, specification)
    }
  }

  /// Whether it gives the same tensors, gaps included.
  func isSame(as other: ParameterStore) -> Bool {
    isSameSource(as: other) && fillingSeed == other.fillingSeed
  }

  func identity(_ specification: ParameterSpecification, of layer: String) -> Identity {
    let name = layer + "." + specification.name
    if let seed = fillingSeed, !holds(specification, of: layer) {
      return .random(seed: seed, name: name, specification.shape)
    }
    return switch source {
    case .random(let seed): .random(seed: seed, name: name, specification.shape)
    case .file: .file(serial, name: name)
    case .given, .trained, .function: .function(serial, name: name, specification.shape)
    }
  }

  /// Whether the source has a parameter of a layer in its shape; what is drawn or computed for whatever it is asked is
  /// always there.
  public func holds(_ specification: ParameterSpecification, of layer: String) -> Bool {
    let name = layer + "." + specification.name
    switch source {
    case .random, .function: return true
    case .given(let values, _): return values[name]?.count == specification.shape.elementCount
    case .trained(let tensors): return tensors[name]?.shape == specification.shape
    case .file(let file):
      guard let entry = file.entries[name] else { return false }
      if case .other = entry.type { return false }
      return entry.shape == specification.shape
    }
  }

  /// The layers of a network of which it lacks a parameter, so that it is random; none where all are random.
  func layersDrawnAnew(_ network: Network, _ analysis: NetworkAnalysis) -> [Int] {
    guard !isRandom else { return [] }
    return network.nodes.indices.filter { index in
      (analysis[index]?.parameters ?? []).contains { !holds($0, of: network.nodes[index].name) }
    }
  }

  /// What screens and files say of the parameters, so many layers of which are random because the source lacks them.
  public func caption(drawnAnew count: Int) -> String {
    count > 0 ? caption + ", \(count) layer\(count.plural) random" : caption
  }

  /// The same parameters for a network that was edited: what the source lacks, or has in another shape, is drawn
  /// at random by its initializer.
  ///
  /// Copies share what they remember, and what fits keeps its identity.
  public func fillingGaps(seed: UInt64 = 0) -> ParameterStore {
    var copy = self
    copy.fillingSeed = seed
    return copy
  }

  /// A file's parameters for a network: all of them, or for an edited network those that still fit, if the file holds
  /// all of the network as it was opened.
  ///
  /// - Parameters:
  ///   - file: the file.
  ///   - network: the network as it is.
  ///   - original: the network as it was opened.
  /// - Returns: the store.
  /// - Throws: what `check` says of the network as it is, when the file fits neither.
  public static func file(
    _ file: SafetensorsFile, for network: Network, original: Network
  ) throws(WeightFileError) -> ParameterStore {
    let store = ParameterStore.file(file)
    do throws(WeightFileError) {
      try store.check(network, NetworkAnalysis(network))
      return store
    } catch {
      guard network.nodes != original.nodes,
        (try? store.check(original, NetworkAnalysis(original))) != nil
      else { throw error }
      return store.fillingGaps()
    }
  }

  /// Checks that a file holds every parameter of a network in its shape, and nothing else; a side branch that
  /// is off may be missing.
  ///
  /// - Throws: `WeightFileError` for the first parameter that is missing, has another shape or is of
  ///   a type that is not read, or for tensors that belong to no layer.
  public func check(_ network: Network, _ analysis: NetworkAnalysis) throws(WeightFileError) {
    guard case .file(let file) = source else { return }
    var known: Set<String> = []
    for (index, node) in network.nodes.enumerated() {
      for specification in analysis[index]?.parameters ?? [] {
        let name = node.name + "." + specification.name
        known.insert(name)
        let isNeeded = node.sideBranch == nil || network.switches.sideBranches
        guard isNeeded || file.entries[name] != nil else { continue }
        guard let entry = file.entries[name] else {
          if node.layer is BatchNormalization, trainedFacts?.isWithoutNormalization == true {
            throw .withoutNormalization(file: file.path, tensor: name)
          }
          throw .missingTensor(file: file.path, tensor: name)
        }
        guard entry.shape == specification.shape else {
          throw .wrongShape(
            file: file.path, tensor: name, expected: specification.shape, found: entry.shape)
        }
        if case .other = entry.type {
          throw .wrongElementType(file: file.path, tensor: name, found: entry.type)
        }
      }
    }
    try file.requireNothing(besides: known)
  }
}
