import TestSupport
import Testing

@testable import Engine

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

struct DataSourceTests {
  @Test(arguments: ["digits", "shapes", "cifar10:some/folder", "mnist:/a:b", "folder:x"])
  func `a source is read as it is written`(_ text: String) throws {
    #expect(try DataSource(text).text == text)
  }

  @Test(arguments: ["", "digit", "digits:x", "cifar10", "cifar10:", "shapes:"])
  func `what is no source is refused with what is expected`(_ text: String) {
    #expect(throws: DataSourceError.unknown(text)) { try DataSource(text) }
  }

  @Test func `drawings to learn from and to be judged by are different ones`() throws {
    let data = try DataSource.shapes.load(count: 20, validation: 10, seed: 5)
    #expect((data.training.count, data.validation.count) == (20, 10))
    let first = data.training.batch(0..<10).input
    #expect(first != data.validation.batch(0..<10).input)
    #expect(throws: DataSourceError.count(-1)) { try DataSource.digits.load(count: -1) }
  }

  @Test func `a picture is normalized as a network takes pictures from files`() throws {
    let pictures = Pictures.shapes(3..<4, seed: 0)
    let image = Image(
      width: 32, height: 32, colors: .rgb,
      samples: (0..<3072).map { pictures.bytes[$0 % 3 * 1024 + $0 / 3] })
    for way in [Preprocessing.cifar, .alexNetPaper, .lab] {
      var exact = way
      exact.sizing = .exact
      exact.colors = way == .lab ? .bgr : .rgb
      let expected = try exact.tensor(from: image, for: [3, 32, 32])
      let found = ByteDataset(pictures, preprocessing: exact).batch(0..<1).input
      for place in 0..<3072 {
        let (a, b) = (found.elements[place], expected.elements[place])
        #expect(abs(a - b) < 1e-5 * max(1, abs(b)))
      }
    }
  }

  @Test func `CIFAR-10's records are read, plane by plane`() throws {
    let folder = try ScratchFolder()
    for number in 1...5 {
      let record = [UInt8(number)] + (0..<3072).map { UInt8(($0 + number) % 256) }
      try write(record + record, to: folder.path + "/data_batch_\(number).bin")
    }
    try write([9] + [UInt8](repeating: 7, count: 3072), to: folder.path + "/test_batch.bin")
    let files = CIFAR10Files(folder: folder.path)
    let training = try files.training()
    #expect(training.labels == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5])
    #expect(Array(training.bytes(of: 2).prefix(3)) == [2, 3, 4])
    #expect(try files.test().labels == [9])
  }

  @Test(arguments: [
    ([UInt8](repeating: 0, count: 3072), "whole records of 3073 bytes expected"),
    ([UInt8](), "whole records of 3073 bytes expected, it has 0"),
    ([10] + [UInt8](repeating: 0, count: 3072), "a class from 0 to 9 expected, found 10"),
  ])
  func `unsound CIFAR-10 files are refused`(_ bytes: [UInt8], _ sentence: String) throws {
    let folder = try ScratchFolder()
    try write(bytes, to: folder.path + "/test_batch.bin")
    let error = #expect(throws: InputError.self) {
      try CIFAR10Files(folder: folder.path).test()
    }
    #expect(error?.description.contains(sentence) == true)
  }

  @Test func `MNIST's files are read`() throws {
    let folder = try ScratchFolder()
    try write(
      [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6],
      to: folder.path + "/t10k-images-idx3-ubyte")
    try write([0, 0, 8, 1, 0, 0, 0, 2, 9, 0], to: folder.path + "/t10k-labels-idx1-ubyte")
    let pictures = try MNISTFiles.read("t10k", folder: folder.path)
    #expect(pictures.shape == [1, 1, 3])
    #expect(pictures.labels == [9, 0])
    #expect(Array(pictures.bytes(of: 1)) == [4, 5, 6])
  }

  // swift-format-ignore
  @Test(arguments: [
    ([0, 0, 9, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5], [0, 0, 8, 1, 0, 0, 0, 1, 0], "begins with 0 0 8 3"),
    ([0, 0, 8, 3, 0, 0, 0], [0, 0, 8, 1, 0, 0, 0, 1, 0], "begins with 0 0 8 3"),
    ([0, 0, 8, 3, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 5], [0, 0, 8, 1, 0, 0, 0, 1, 0], "bytes expected"),
    ([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 5], [0, 0, 8, 1, 0, 0, 0, 1, 0], "2 bytes expected, the file has 1"),
    ([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5], [0, 0, 8, 1, 0, 0, 0, 2, 0, 0], "a class for each of 1 pictures"),
    ([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 5], [0, 0, 8, 1, 0, 0, 0, 1, 10], "a class from 0 to 9 expected, found 10"),
    ([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1], [0, 0, 8, 1, 0, 0, 0, 0], "pixels a side"),
  ] as [([UInt8], [UInt8], String)])
  func `unsound MNIST files are refused`(
    _ pictures: [UInt8], _ labels: [UInt8], _ sentence: String
  ) throws {
    let folder = try ScratchFolder()
    try write(pictures, to: folder.path + "/train-images-idx3-ubyte")
    try write(labels, to: folder.path + "/train-labels-idx1-ubyte")
    let error = #expect(throws: InputError.self) {
      try MNISTFiles.read("train", folder: folder.path)
    }
    #expect(error?.description.contains(sentence) == true, "\(String(describing: error))")
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try AtomicFile(path: path)
    try file.write(bytes)
    try file.commit()
  }
}
