/// Why a layer or block cannot be put in, taken out or copied; the network stays as it was.
public enum RestructuringError: Error, Hashable, Sendable {
  /// No layer or block has this name.
  case unknownPart(String, network: String)
  /// The input cannot be taken out, copied, or have something put before it.
  case inputStays
  /// Without the part the network would be its input.
  case nothingLeft(String)
  /// The layer joins several others, and it is not clear which of them should take its place.
  case joins(String, inputs: [String])
  /// A layer would read another twice without the part.
  case readsTwice(reader: String, needs: String, twice: String)
  /// The block reads several layers outside of it.
  case readsSeveral(String, inputs: [String])
  /// Several layers of the block are read outside of it.
  case readBySeveral(String, layers: [String], readers: [String])
  /// Nothing reads the part, so that a copy would be of no use.
  case nobodyReads(String)
  /// The word is no kind of layer, and no layer or block to copy.
  case unknownKind(String, known: [String])
  /// A layer name that is taken already, or that cannot be one.
  case badName(String, isTaken: Bool)
  /// Not of the form `NAME=VALUE`.
  case badSetting(String)
  /// A hyper-parameter of the new layer cannot be set.
  case badProperty(LayerPropertyError)
  /// An addition or concatenation needs a second layer to read.
  case secondInputNeeded(kind: LayerKind)
  /// The second layer to read is the one that is read anyway.
  case sameInput(kind: LayerKind, String)
  /// A copy takes a name, and nothing else can be set of it.
  case copyIsAsItIs(setting: String)
  /// A copy can only be put behind something.
  case copyStandsBehind
  /// There would be more layers than a network may have.
  case tooManyLayers(limit: Int, found: Int)
  /// Blocks would nest deeper than they may.
  case tooDeep(limit: Int, found: Int)
  /// A name, with those of the blocks around it, would be longer than it may be.
  case nameTooLong(String, limit: Int, found: Int)
  /// The second layer to read depends on the place, so that a circle would come about.
  case circle(String, InsertionPlace)
}

extension RestructuringError: CustomStringConvertible {
  /// One sentence with what stands in the way.
  public var description: String {
    switch self {
    case .unknownPart(let name, let network): "\(network) has no layer or block \(name)"
    case .inputStays: "the input stays the first layer; its size can be set"
    case .nothingLeft(let name): "without \(name) nothing would be left between input and answer"
    case .joins(let name, let inputs):
      "\(name) joins \(inputs.listed()); take one of those out, or the block around them"
    case .readsTwice(let reader, let needs, let twice):
      "\(reader) needs \(needs): without it, it would read \(twice) twice"
    case .readsSeveral(let name, let inputs):
      "\(name) reads \(inputs.count) layers outside of it, \(inputs.listed()), not one"
    case .readBySeveral(let name, let layers, let readers):
      "\(readers.listed()) need \(layers.listed()), all inside of \(name)"
    case .nobodyReads(let name): "nothing reads \(name), a copy would be of no use"
    case .unknownKind(let word, let known):
      "\(word) is no kind of layer, such as \(known.prefix(3).listed()), and no layer or block to copy"
    case .badName(let name, let isTaken):
      isTaken
        ? "\(name) is the name of another layer or block"
        : "a name of letters, digits, dots, dashes and underscores expected, found \(name)"
    case .badSetting(let text): "PROPERTY=VALUE expected, found \(text)"
    case .badProperty(let error): error.description
    case .secondInputNeeded(let kind):
      "the \(kind.rawValue) needs a second layer to read: with=LAYER"
    case .sameInput(let kind, let layer):
      "the \(kind.rawValue) reads \(layer) already; with=LAYER names another layer"
    case .copyIsAsItIs(let setting):
      "of a copy only name=NAME can be given, found \(setting); set changes it afterwards"
    case .copyStandsBehind: "a copy is put after a layer or block, not before one"
    case .tooManyLayers(let limit, let found):
      "at most \(limit) layers expected, this would make \(found)"
    case .tooDeep(let limit, let found):
      "at most \(limit) blocks one in the other expected, this would make \(found)"
    case .nameTooLong(let name, let limit, let found):
      "a name of at most \(limit) characters expected, \(name.prefix(32))… would have \(found)"
    case .circle(let layer, let place):
      switch place.side {
      case .after: "\(layer) comes after \(place.part), so that what is put there cannot read it"
      case .before: "what is put before \(place.part) cannot read \(layer), which comes after it"
      }
    }
  }
}
