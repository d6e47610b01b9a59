import Testing

@testable import Engine

struct PreprocessingTests {
  private func scene() throws -> Image {
    try ImageFile.read(path: Fixture.path("inputs/scene.png"))
  }

  // Every sample is the very one that Pillow computes; 1e-5 is left for float32's last bits.
  @Test(
    arguments: [
      (.imageNet, [3, 224, 224], "imagenet-224"), (.imageNet, [3, 112, 112], "imagenet-112"),
      (.lab, [3, 64, 64], "lab-64"), (.digits, [1, 32, 32], "digits-32"),
    ] as [(Preprocessing, Shape, String)])
  func `numbers are torchvision's`(
    _ preprocessing: Preprocessing, _ input: Shape, _ fixture: String
  ) throws {
    let tensor = try preprocessing.tensor(from: scene(), for: input)
    #expect(tensor.shape == input.batched(1))
    try expectSamples(of: tensor, match: fixture, within: 1e-5)
  }

  @Test func `a picture higher than wide is cut in the middle, too`() throws {
    let scene = try scene()
    // Turned by a quarter against the clock, as the script does: (x, y) comes from (w − 1 − y, x).
    let samples = (0..<scene.width).flatMap { row in
      (0..<scene.height).flatMap { column in
        let start = 3 * (column * scene.width + scene.width - 1 - row)
        return scene.samples[start..<start + 3]
      }
    }
    let tall = Image(width: scene.height, height: scene.width, colors: .rgb, samples: samples)
    let tensor = try Preprocessing.imageNet.tensor(from: tall, for: [3, 32, 32])
    try expectSamples(of: tensor, match: "imagenet-32-tall", within: 1e-5)
  }

  @Test func `the resized side follows the crop and the other the picture`() throws {
    let image = Image(
      width: 8, height: 4, colors: .grey, samples: [UInt8](repeating: 0, count: 32))
    #expect(Preprocessing.imageNet.resizedSize(of: image, height: 224, width: 224) == (512, 256))
    #expect(Preprocessing.imageNet.resizedSize(of: image, height: 299, width: 299) == (684, 342))
    // 4 · 256 / 224 wide would leave 2 rows where 4 are needed: the rows decide.
    #expect(Preprocessing.imageNet.resizedSize(of: image, height: 224, width: 448) == (512, 256))
    #expect(Preprocessing.lab.resizedSize(of: image, height: 64, width: 32) == (32, 64))
  }

  private let pixel = Image(width: 1, height: 1, colors: .rgb, samples: [10, 20, 30])

  @Test func `AlexNet's paper leaves 0 to 255 and subtracts the mean colour`() throws {
    let tensor = try Preprocessing.alexNetPaper.tensor(from: pixel, for: [3, 1, 1])
    let expected: [Float] = [10 - 123.68, 20 - 116.779, 30 - 103.939]
    #expect(tensor.elements == expected)
  }

  @Test func `channels come in the order that is asked for`() throws {
    var way = Preprocessing(sizing: .exact, colors: .bgr, divisor: 1)
    #expect(try way.tensor(from: pixel, for: [3, 1, 1]).elements == [30, 20, 10])
    // (10 · 19595 + 20 · 38470 + 30 · 7471 + 32768) / 65536 = 18.65
    way.colors = .grey
    #expect(try way.tensor(from: pixel, for: [3, 1, 1]).elements == [18, 18, 18])
    way.colors = .rgb
    #expect(try way.tensor(from: pixel, for: [1, 1, 1]).elements == [18])
  }

  @Test func `a grey picture serves three channels`() throws {
    let grey = Image(width: 1, height: 1, colors: .grey, samples: [51])
    let way = Preprocessing(sizing: .exact, divisor: 1, mean: [1, 2, 3])
    #expect(try way.tensor(from: grey, for: [3, 1, 1]).elements == [50, 49, 48])
    #expect(grey.converted(to: .rgb).samples == [51, 51, 51])
  }

  @Test func `a network made with one channel gets the averages`() throws {
    let way = Preprocessing(sizing: .exact, divisor: 1, mean: [1, 2, 6], deviation: [1, 2, 3])
    // Mean (1 + 2 + 6) / 3 = 3, deviation (1 + 2 + 3) / 3 = 2: (18 − 3) / 2 = 7.5
    #expect(try way.tensor(from: pixel, for: [1, 1, 1]).elements == [7.5])
  }

  @Test(
    arguments: [[2, 8, 8], [3, 0, 8], [10], [], [3, 8, 1 << 40], [3, 16_384, 16_384]] as [Shape])
  func `inputs that no picture could become are an error`(_ input: Shape) {
    #expect(throws: InputError.noPictureInput(file: "a.png", input)) {
      try Preprocessing.imageNet.tensor(from: pixel, for: input, file: "a.png")
    }
  }

  @Test func `a picture of one long row takes no more memory than its input`() throws {
    let line = Image(
      width: 16_384, height: 1, colors: .grey, samples: [UInt8](repeating: 7, count: 16_384))
    let way = Preprocessing(sizing: .shorterSide(256, crop: 224), divisor: 1)
    let tensor = try way.tensor(from: line, for: [3, 224, 224])
    #expect(tensor.elements.allSatisfy { $0 == 7 })
  }

  @Test func `what is done can be read`() {
    #expect(
      Preprocessing.imageNet.description
        == "shorter side to 256, middle 224×224, RGB, "
        + "(x / 255 − (0.485, 0.456, 0.406)) / (0.229, 0.224, 0.225)")
    #expect(
      Preprocessing.digits.description
        == "stretched to the input's size, grey, (x / 255 − 0.1) / 0.24")
  }
}
