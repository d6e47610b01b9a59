/// Where examples come from, as it is written on the command line: `digits`, `shapes`, `mnist:DIR`, `cifar10:DIR`, `folder:DIR`.
public enum DataSource: Hashable, Sendable {
  /// The project's own digits.
  case digits
  /// The project's own shapes.
  case shapes
  /// CIFAR-10 in its binary version, in a folder.
  case cifar10(String)
  /// MNIST's IDX files, in a folder.
  case mnist(String)
  /// A folder with a folder of pictures for each class.
  case folder(String)

  /// What can be written.
  public static let forms = "digits, shapes, mnist:DIR, cifar10:DIR or folder:DIR"

  /// The most pictures that are drawn.
  public static let drawingLimit = 200_000

  /// Held-out drawings begin here in the endless series, where no training drawing comes.
  private static let heldOutStart = 10_000_000

  /// Reads the written form.
  ///
  /// - Throws: `DataSourceError.unknown`.
  public init(_ text: String) throws(DataSourceError) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let folder = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : nil
    switch (parts.first.map(String.init), folder) {
    case ("digits", nil) where parts.count == 1: self = .digits
    case ("shapes", nil) where parts.count == 1: self = .shapes
    case ("cifar10", let folder?): self = .cifar10(folder)
    case ("mnist", let folder?): self = .mnist(folder)
    case ("folder", let folder?): self = .folder(folder)
    default: throw .unknown(text)
    }
  }

  /// The written form.
  public var text: String {
    switch self {
    case .digits: "digits"
    case .shapes: "shapes"
    case .cifar10(let folder): "cifar10:\(folder)"
    case .mnist(let folder): "mnist:\(folder)"
    case .folder(let folder): "folder:\(folder)"
    }
  }

  /// The data that suit a network's input without anything being named.
  public init(for network: Network) {
    self = network.inputShape.channels == 1 ? .digits : .shapes
  }

  /// Reads or draws the examples.
  ///
  /// - Parameters:
  ///   - count: how many examples to learn from; nil for all there are, 10,000 of those that are drawn.
  ///   - validation: how many to be judged by; nil for all there are, 2,000 of those that are drawn.
  ///   - seed: chooses the series of drawings.
  ///   - preprocessing: how the network takes pictures.
  ///   - input: the network's input, to whose size pictures of a folder are brought.
  /// - Returns: examples to learn from and others to be judged by.
  /// - Throws: `DataSourceError` or `InputError`, each with a sentence.
  public func load(
    count: Int? = nil, validation: Int? = nil, seed: UInt64 = 0,
    preprocessing: Preprocessing? = nil, input: Shape = [3, 32, 32]
  ) throws -> (training: ByteDataset, validation: ByteDataset) {
    let way = preprocessing ?? ownPreprocessing
    let pictures = try pictures(
      count: count, validation: validation, seed: seed, preprocessing: way, input: input)
    return (
      ByteDataset(pictures.training, preprocessing: way),
      ByteDataset(pictures.validation, preprocessing: way)
    )
  }

  /// Reads or draws the pictures themselves.
  ///
  /// - Parameters:
  ///   - count: how many to learn from, as for `load`.
  ///   - validation: how many to be judged by.
  ///   - seed: chooses the series of drawings.
  ///   - preprocessing: how pictures of a folder are resized.
  ///   - input: to which size.
  /// - Returns: pictures to learn from and others to be judged by.
  /// - Throws: `DataSourceError` or `InputError`, each with a sentence.
  public func pictures(
    count: Int? = nil, validation: Int? = nil, seed: UInt64 = 0,
    preprocessing: Preprocessing = .cifar, input: Shape = [3, 32, 32]
  ) throws -> (training: Pictures, validation: Pictures) {
    for number in [count ?? 1, validation ?? 0] where !(0...Self.drawingLimit).contains(number) {
      throw DataSourceError.count(number)
    }
    let training = 0..<(count ?? 10_000)
    let heldOut = Self.heldOutStart..<Self.heldOutStart + (validation ?? 2000)
    switch self {
    case .digits:
      return (.digits(training, seed: seed), .digits(heldOut, seed: seed))
    case .shapes:
      return (.shapes(training, seed: seed), .shapes(heldOut, seed: seed))
    case .cifar10(let folder):
      let files = CIFAR10Files(folder: folder)
      return (
        try files.training().limited(to: count ?? .max),
        try files.test().limited(to: validation ?? .max)
      )
    case .folder(let folder):
      return try ClassFolders(folder: folder)
        .read(for: input, preprocessing, count: count, validation: validation)
    case .mnist(let folder):
      return (
        try MNISTFiles.read("train", folder: folder).limited(to: count ?? .max),
        try MNISTFiles.read("t10k", folder: folder).limited(to: validation ?? .max)
      )
    }
  }

  private var ownPreprocessing: Preprocessing {
    switch self {
    case .digits, .mnist: .digits
    case .shapes, .cifar10, .folder: .cifar
    }
  }
}

/// Why there are no examples.
public enum DataSourceError: Error, Hashable, Sendable {
  /// No such source.
  case unknown(String)
  /// More examples than are read, or fewer than none.
  case count(Int)
}

extension DataSourceError: CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .unknown(let text): "data: \(DataSource.forms) expected, found \(text.printable)"
    case .count(let count):
      "examples: 0 to \(DataSource.drawingLimit) expected, found \(count)"
    }
  }
}
