/// What a weight file of this program says of the network that was trained, beside its numbers.
///
/// ## Format
/// Notes: `classes` has the names of the classes, a line each; `switches` the blocks whose skips
/// were off with spaces between, then ` with side branches` and ` without batch normalization` where it was so;
/// `branches` the branches that were off with spaces between, left out where none were.
public struct TrainedFacts: Hashable, Sendable {
  /// The key of the classes' names among a checkpoint's notes.
  public static let classesKey = "classes"
  /// The key of the switches among a checkpoint's notes.
  public static let switchesKey = "switches"

  /// The key of the branches that were off among a checkpoint's notes.
  public static let branchesKey = "branches"

  private static let withSideBranches = " with side branches"
  private static let withoutNormalization = " without batch normalization"
  /// The most characters of a class's name.
  private static let nameLimit = 100

  /// What the classes are called, in order; empty where the file does not say, or nothing that can be shown.
  public let classNames: [String]
  /// The blocks whose skip connections were off.
  public let skipsOff: Set<String>
  /// The names of the branches of modules that were off.
  public let branchesOff: Set<String>
  /// Whether batch normalizations were left out.
  public let isWithoutNormalization: Bool

  /// Reads what a file says.
  init(_ file: SafetensorsFile) {
    classNames = Self.names(file.note(Self.classesKey) ?? "")
    var switches = (file.note(Self.switchesKey) ?? "")[...]
    isWithoutNormalization = switches.hasSuffix(Self.withoutNormalization)
    if isWithoutNormalization { switches.removeLast(Self.withoutNormalization.count) }
    if switches.hasSuffix(Self.withSideBranches) {
      switches.removeLast(Self.withSideBranches.count)
    }
    skipsOff = Set(switches.split(separator: " ").map(String.init))
    branchesOff = Set((file.note(Self.branchesKey) ?? "").split(separator: " ").map(String.init))
  }

  private static func names(_ text: String) -> [String] {
    let names = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fit = names.allSatisfy {
      !$0.isEmpty && $0.isShowable && $0.unicodeScalars.count <= nameLimit
    }
    return fit ? names : []
  }

  /// What is said of the file beside its name; nil where the network was as it is opened.
  var caption: String? {
    let parts = [
      skipsOff.isEmpty
        ? nil : "with \(skipsOff.count) skip\(skipsOff.count.plural) off",
      branchesOff.isEmpty
        ? nil : "with \(branchesOff.count) branch\(branchesOff.count == 1 ? "" : "es") off",
      isWithoutNormalization ? "without batch normalization" : nil,
    ].compactMap(\.self)
    return parts.isEmpty ? nil : "trained " + parts.joined(separator: " and ")
  }

  /// A network as it was when the file was trained.
  ///
  /// Side branches stay as they are: the network's answer is the same without them.
  ///
  /// - Throws: `WeightFileError.unknownSkip` or `.unknownBranch` for what the network does not have,
  ///   `RestructuringError` where a batch normalization cannot go.
  func applied(to network: Network, file: String) throws -> Network {
    var result = isWithoutNormalization ? try network.withoutBatchNormalization() : network
    let known = Set(result.skipBlocks.map { result.blocks[$0].name })
    if let unknown = skipsOff.subtracting(known).min() {
      throw WeightFileError.unknownSkip(file: file, block: unknown, network: network.name)
    }
    let branches = Set(result.branchBlocks.map { result.blocks[$0].name })
    if let unknown = branchesOff.subtracting(branches).min() {
      throw WeightFileError.unknownBranch(file: file, block: unknown, network: network.name)
    }
    result.switches.skipsOff.formUnion(skipsOff)
    result.switches.branchesOff.formUnion(branchesOff)
    return result
  }
}

extension TrainedFacts {
  /// The names of classes as a file has them.
  public static func note(classNames: [String]) -> String {
    shown(classNames).joined(separator: "\n")
  }

  /// Names that can be shown anywhere: no control characters, bounded length.
  public static func shown(_ classNames: [String]) -> [String] {
    classNames.map { String($0.printable.unicodeScalars.prefix(nameLimit)) }
  }

  /// What a file notes of a network's branches that are off; nothing where all are on.
  public static func branchNotes(of network: Network) -> [String: String] {
    let names = network.switches.branchesOff.sorted()
    return names.isEmpty ? [:] : [branchesKey: names.joined(separator: " ")]
  }

  /// A network's switches as a file has them.
  public static func note(of network: Network, isWithoutNormalization: Bool) -> String {
    network.switches.skipsOff.sorted().joined(separator: " ")
      + (network.switches.sideBranches ? withSideBranches : "")
      + (isWithoutNormalization ? withoutNormalization : "")
  }
}

extension Network {
  /// Calls the classes as the data were called that parameters were trained on, where their file says.
  public mutating func takeLabels(of parameters: ParameterStore) {
    let names = parameters.trainedFacts?.classNames ?? []
    if !names.isEmpty, names.count == classCount {
      details.classNames = names
    } else if let labels = parameters.trainedLabels {
      (details.labels, details.classNames) = (labels, [])
    }
  }

  /// Calls the classes as another network does.
  public mutating func takeLabels(of other: Network) {
    details.labels = other.details.labels
    details.classNames = other.details.classNames
  }
}
