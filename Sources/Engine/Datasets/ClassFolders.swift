#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A folder with one folder of PNG and JPEG pictures for each class.
///
/// In the order of their names, every fifth picture of a class is kept to be judged by.
struct ClassFolders {
  private static let endings = [".png", ".jpg", ".jpeg"]
  /// Classes are known by one byte.
  private static let classLimit = 256
  private static let byteLimit = 2 << 30
  private static let heldOutInterval = 5

  private let folder: String
  private let classNames: [String]

  /// Looks for the classes.
  ///
  /// - Throws: `InputError` when the folder cannot be read or has no folder in it.
  init(folder: String) throws(InputError) {
    self.folder = folder
    classNames = try Self.names(in: folder)
      .filter { Self.isFolder("\(folder)/\($0)") }
    guard (1...Self.classLimit).contains(classNames.count) else {
      throw .unsupportedFolder(
        folder: folder,
        expected: "1 to \(Self.classLimit) folders, one a class",
        found: "\(classNames.count)")
    }
  }

  /// Reads the pictures in a network's input size: stretched or cropped as the network takes pictures.
  func read(
    for input: Shape, _ way: Preprocessing, count: Int?, validation: Int?
  ) throws(InputError) -> (training: Pictures, validation: Pictures) {
    guard input.isFeatureMaps else { throw .noPictureInput(file: folder, input) }
    var (training, heldOut): ([File], [File]) = ([], [])
    for (label, name) in classNames.enumerated() {
      let files = try Self.names(in: "\(folder)/\(name)").filter { name in
        Self.endings.contains { name.lowercased().hasSuffix($0) }
      }
      for (place, file) in files.enumerated() {
        let entry = File(path: "\(folder)/\(name)/\(file)", label: UInt8(label), place: place)
        let isHeldOut = place % Self.heldOutInterval == Self.heldOutInterval - 1
        if isHeldOut { heldOut.append(entry) } else { training.append(entry) }
      }
    }
    return (
      try pictures(training, input, way, limit: count),
      try pictures(heldOut, input, way, limit: validation)
    )
  }

  private struct File {
    let path: String
    let label: UInt8
    let place: Int
  }

  private func pictures(
    _ files: [File], _ input: Shape, _ way: Preprocessing, limit: Int?
  ) throws(InputError) -> Pictures {
    // A limit takes of every class the same: first the first picture of each.
    let chosen = files.sorted { ($0.place, $0.label) < ($1.place, $1.label) }
      .prefix(limit ?? .max)
    let colors: Image.Colors = way.colors == .grey ? .grey : .rgb
    let shape: Shape = [colors.rawValue, input.height, input.width]
    guard chosen.count <= Self.byteLimit / max(1, shape.elementCount) else {
      throw .unsupportedFolder(
        folder: folder,
        expected: "at most \(Self.byteLimit / max(1, shape.elementCount)) pictures of \(shape)",
        found: "\(chosen.count)")
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(chosen.count * shape.elementCount)
    for file in chosen {
      let image = try ImageFile.read(path: file.path).converted(to: colors)
      let samples = way.sized(image, height: input.height, width: input.width).samples
      for channel in 0..<colors.rawValue {
        for place in stride(from: channel, to: samples.count, by: colors.rawValue) {
          bytes.append(samples[place])
        }
      }
    }
    return Pictures(
      name: "folder", shape: shape, classNames: classNames, bytes: bytes,
      labels: chosen.map(\.label))
  }

  /// The names in a folder, sorted; hidden ones do not count.
  private static func names(in folder: String) throws(InputError) -> [String] {
    guard let directory = opendir(folder) else { throw .file(.latest(folder, "open the folder")) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(
          to: CChar.self, capacity: MemoryLayout.size(ofValue: pointer.pointee)
        ) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }
}
