/// CIFAR-10's binary version: records of a class and 3,072 bytes, plane by plane.
///
/// ## Source
/// Krizhevsky 2009, "Learning Multiple Layers of Features from Tiny Images"; the layout is on the data set's page.
struct CIFAR10Files {
  private static let shape: Shape = [3, 32, 32]
  private static let classNames = [
    "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck",
  ]
  private static let recordSize = 3073
  private static let fileLimit = 1 << 30

  private let folder: String

  init(folder: String) { self.folder = folder }

  func training() throws -> Pictures {
    try read((1...5).map { "data_batch_\($0).bin" })
  }

  func test() throws -> Pictures { try read(["test_batch.bin"]) }

  private func read(_ names: [String]) throws -> Pictures {
    var bytes: [UInt8] = []
    var labels: [UInt8] = []
    for name in names {
      try add("\(folder)/\(name)", to: &bytes, &labels)
    }
    return Pictures(
      name: "cifar10", shape: Self.shape, classNames: Self.classNames, bytes: bytes,
      labels: labels)
  }

  private func add(_ path: String, to bytes: inout [UInt8], _ labels: inout [UInt8]) throws {
    let contents = try RegularFile.input(path: path, limit: Self.fileLimit)
    guard !contents.isEmpty, contents.count.isMultiple(of: Self.recordSize) else {
      throw InputError.malformed(
        file: path, format: "CIFAR-10",
        reason: "whole records of \(Self.recordSize) bytes expected, it has \(contents.count) bytes"
      )
    }
    for start in stride(from: 0, to: contents.count, by: Self.recordSize) {
      guard contents[start] < 10 else {
        throw InputError.malformed(
          file: path, format: "CIFAR-10",
          reason: "record \(start / Self.recordSize): a class from 0 to 9 expected, found "
            + "\(contents[start])")
      }
      labels.append(contents[start])
      bytes += contents[start + 1..<start + Self.recordSize]
    }
  }
}
