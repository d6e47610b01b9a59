/// Why a weight file cannot be used, or not for this network.
public enum WeightFileError: Error, Hashable, Sendable {
  /// The file cannot be opened, mapped or written.
  case unreadable(FileError)
  /// The file is too short for the eight bytes that say how long the header is.
  case headerTooShort(file: String, found: Int)
  /// The header is longer than headers may be.
  case headerTooLong(file: String, limit: Int, found: UInt64)
  /// The file ends within the header.
  case headerTruncated(file: String, expected: Int, found: Int)
  /// The header is not the JSON that the format prescribes.
  case notJSON(file: String, offset: Int, reason: String)
  /// A tensor's entry in the header lacks something, or has something else: `found`, nil for nothing.
  case malformedEntry(file: String, tensor: String, expected: String, found: String?)
  /// Two tensors have one name.
  case duplicateName(file: String, tensor: String)
  /// There are more tensors than a file may hold.
  case tooManyTensors(file: String, limit: Int, found: Int)
  /// A tensor has more dimensions than are read.
  case rankTooLarge(file: String, tensor: String, limit: Int, found: Int)
  /// The size that a tensor's shape asks for is no number of bytes.
  case shapeTooLarge(file: String, tensor: String, shape: Shape)
  /// A tensor's bytes are not as many as its shape and type ask for.
  case sizeMismatch(
    file: String, tensor: String, shape: Shape, type: ElementType, expected: Int, found: Int)
  /// A tensor ends before it begins.
  case invertedOffsets(file: String, tensor: String, begin: Int, end: Int)
  /// A tensor lies outside of the file.
  case outOfRange(file: String, tensor: String, begin: Int, end: Int, available: Int)
  /// The file ends before its last tensor.
  case truncated(file: String, expected: Int, found: Int)
  /// Two tensors share bytes.
  case overlap(file: String, first: String, second: String, offset: Int)
  /// Bytes that belong to no tensor.
  case hole(file: String, begin: Int, end: Int)
  /// A tensor is stored in a type that is not read.
  case wrongElementType(file: String, tensor: String, found: ElementType)
  /// A tensor that the network needs is not in the file.
  case missingTensor(file: String, tensor: String)
  /// A tensor has another shape than the network needs.
  case wrongShape(file: String, tensor: String, expected: Shape, found: Shape)
  /// A batch normalization's tensor is not in the file, whose network was trained without.
  case withoutNormalization(file: String, tensor: String)
  /// The file's network was trained with a skip connection off that this one does not have.
  case unknownSkip(file: String, block: String, network: String)
  /// The file's network was trained with a branch off that this one does not have.
  case unknownBranch(file: String, block: String, network: String)
  /// The file has tensors that the network has no use for.
  case unexpectedTensors(file: String, tensors: [String])
  /// A layer cannot be computed, so that its parameters have no shape to be written in.
  case nothingToWrite(file: String, layer: String)
}

extension WeightFileError: CustomStringConvertible {
  /// The error as one sentence: the file, the place, what was expected and what was found.
  public var description: String {
    switch self {
    case .unreadable(let error):
      error.description
    case .duplicateName(let file, let tensor):
      "\(file.printable): every name once expected, \(tensor.printable) occurs twice"
    case .headerTooShort, .headerTooLong, .headerTruncated, .notJSON, .tooManyTensors:
      headerSentence
    case .malformedEntry, .rankTooLarge, .shapeTooLarge, .sizeMismatch:
      entrySentence
    case .invertedOffsets, .outOfRange, .truncated, .overlap, .hole:
      layoutSentence
    case .wrongElementType, .missingTensor, .wrongShape, .withoutNormalization, .unknownSkip,
      .unknownBranch, .unexpectedTensors:
      requestSentence
    case .nothingToWrite(let file, let layer):
      "\(file.printable): not written: a network that can be computed expected, "
        + "\(layer.printable) cannot be"
    }
  }

  private var headerSentence: String {
    switch self {
    case .headerTooShort(let file, let found):
      "\(file.printable): a safetensors file of at least 8 bytes expected, the file has \(found)"
    case .headerTooLong(let file, let limit, let found):
      "\(file.printable): byte 0: a header of at most \(limit) bytes expected, the file says "
        + "\(found); is it a safetensors file?"
    case .headerTruncated(let file, let expected, let found):
      "\(file.printable): byte 8: a header of \(expected) bytes expected, the file ends after "
        + "\(found)"
    case .notJSON(let file, let offset, let reason):
      "\(file.printable): byte \(offset): the header is not what safetensors prescribes: \(reason)"
    case .tooManyTensors(let file, let limit, let found):
      "\(file.printable): at most \(limit) tensors expected, the header has \(found)"
    default: ""
    }
  }

  private var entrySentence: String {
    switch self {
    case .malformedEntry(let file, let tensor, let expected, let found):
      "\(file.printable): \(tensor.printable): \(expected) expected in the header, it has "
        + (found ?? "none")
    case .rankTooLarge(let file, let tensor, let limit, let found):
      "\(file.printable): \(tensor.printable): at most \(limit) dimensions expected, the header "
        + "has \(found)"
    case .shapeTooLarge(let file, let tensor, let shape):
      "\(file.printable): \(tensor.printable): a shape that fits into memory expected, the "
        + "header has \(shape)"
    case .sizeMismatch(let file, let tensor, let shape, let type, let expected, let found):
      "\(file.printable): \(tensor.printable): \(expected) bytes expected for \(shape) in "
        + "\(type.name.printable), the header gives it \(found)"
    default: ""
    }
  }

  private var layoutSentence: String {
    switch self {
    case .invertedOffsets(let file, let tensor, let begin, let end):
      "\(file.printable): \(tensor.printable): an end after the beginning at \(begin) expected, "
        + "the header has \(end)"
    case .outOfRange(let file, let tensor, let begin, let end, let available):
      "\(file.printable): \(tensor.printable): bytes \(begin) to \(end) of the data expected, "
        + "the file has \(available)"
    case .truncated(let file, let expected, let found):
      "\(file.printable): the file is cut off: \(expected) bytes expected, it has \(found)"
    case .overlap(let file, let first, let second, let offset):
      "\(file.printable): byte \(offset): bytes of one tensor expected, \(first.printable) and "
        + "\(second.printable) overlap"
    case .hole(let file, let begin, let end):
      "\(file.printable): byte \(begin): a tensor expected, the bytes up to \(end) belong to none"
    default: ""
    }
  }

  private var requestSentence: String {
    switch self {
    case .wrongElementType(let file, let tensor, let found):
      "\(file.printable): \(tensor.printable): F32, F16 or BF16 expected, the file has "
        + "\(found.name.printable)"
    case .missingTensor(let file, let tensor):
      "\(file.printable): \(tensor.printable) expected, the file has no tensor of that name"
    case .wrongShape(let file, let tensor, let expected, let found):
      "\(file.printable): \(tensor.printable): \(expected) expected, the file has \(found)"
    case .withoutNormalization(let file, let tensor):
      "\(file.printable): \(tensor.printable) expected, the file's network was trained without "
        + "batch normalization: open it with --weights, or train it on with --without-batch-norm"
    case .unknownSkip(let file, let block, let network):
      "\(file.printable): trained with the skip connection of \(block.printable) off, "
        + "\(network.printable) has none there"
    case .unknownBranch(let file, let block, let network):
      "\(file.printable): trained with the branch \(block.printable) off, "
        + "\(network.printable) has no such branch"
    case .unexpectedTensors(let file, let tensors):
      "\(file.printable): no other tensors than the network's expected, the file has "
        + Self.enumeration(of: tensors)
    default: ""
    }
  }

  /// The first names and how many more there are.
  private static func enumeration(of names: [String]) -> String {
    let shown = names.prefix(3).map(\.printable).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
