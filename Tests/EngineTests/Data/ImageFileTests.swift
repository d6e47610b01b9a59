import TestSupport
import Testing

@testable import Engine

struct ImageFileTests {
  private func error(_ bytes: [UInt8]) -> InputError? {
    do throws(InputError) {
      _ = try ImageFile.image(bytes, file: "f")
      return nil
    } catch {
      return error
    }
  }

  @Test func `a grey picture stays grey`() throws {
    let image = try ImageFile.read(path: Fixture.path("inputs/digit-3.png"))
    #expect(image.colors == .grey)
    #expect((image.width, image.height) == (32, 32))
  }

  @Test func `PNG and JPEG of one scene nearly agree`() throws {
    let png = try ImageFile.read(path: Fixture.path("inputs/scene.png"))
    let jpeg = try ImageFile.read(path: Fixture.path("inputs/scene.jpg"))
    #expect((png.width, png.height, png.colors) == (320, 240, .rgb))
    let differences = zip(png.samples, jpeg.samples).map { abs(Int($0) - Int($1)) }
    #expect(differences.reduce(0, +) < 4 * differences.count)
  }

  /// Numbers: Scripts/fixtures/preprocessing.py, Pillow.
  @Test func `a JPEG has the samples that Pillow decodes`() throws {
    let image = try ImageFile.read(path: Fixture.path("inputs/scene.jpg"))
    let planes = (0..<3).flatMap { channel in
      (0..<image.width * image.height).map { Float(image.samples[3 * $0 + channel]) }
    }
    let tensor = Tensor(planes, shape: [3, image.height, image.width])
    // Another release of the same library may round the last bit otherwise.
    try expectSamples(of: tensor, match: "jpeg-samples", within: 1)
  }

  // Pictures of one or two pixels, written with Pillow.
  @Test(
    arguments: [
      // RGBA: half transparent black, and opaque (10, 20, 30).
      (PNGBytes.transparent, .rgb, 2), (PNGBytes.palette, .rgb, 2), (PNGBytes.grey16, .grey, 2),
    ] as [([UInt8], Image.Colors, Int)])
  func `other kinds of PNG are brought to 8 bits`(
    _ bytes: [UInt8], _ colors: Image.Colors, _ width: Int
  ) throws {
    let image = try ImageFile.image(bytes, file: "f")
    #expect((image.colors, image.width, image.height) == (colors, width, 1))
  }

  @Test func `transparent pixels are laid on white`() throws {
    let image = try ImageFile.image(PNGBytes.transparent, file: "f")
    #expect(image.samples == [255, 255, 255, 10, 20, 30])
  }

  @Test func `palettes are looked up and sixteen bits keep the upper eight`() throws {
    #expect(
      try ImageFile.image(PNGBytes.palette, file: "f").samples == [255, 0, 0, 0, 0, 255])
    #expect(try ImageFile.image(PNGBytes.grey16, file: "f").samples == [0, 128])
  }

  @Test func `inverted inks become light`() {
    #expect(JPEGDecoder.rgb(fromInvertedCMYK: [255, 128, 0, 255]) == [255, 128, 0])
    #expect(JPEGDecoder.rgb(fromInvertedCMYK: [255, 128, 0, 0]) == [0, 0, 0])
  }

  @Test func `a JPEG in CMYK becomes RGB`() throws {
    let image = try ImageFile.image(JPEGBytes.cmyk, file: "f")
    #expect(image.colors == .rgb)
    // Pillow was given (C, M, Y, K) = (0, 255, 255, 0), which is red.
    let pixel = image.samples.prefix(3).map(Int.init)
    #expect(pixel[0] > 240 && pixel[1] < 15 && pixel[2] < 15)
  }

  @Test func `enormous pictures are refused before memory is taken`() {
    var bytes = PNGBytes.grey16
    // Bytes 16 to 23 of a PNG are width and height; the checksum after them is mended by hand.
    bytes.replaceSubrange(16..<24, with: [0, 0, 0x80, 0, 0, 0, 0x80, 0])
    bytes.replaceSubrange(29..<33, with: PNGBytes.checksum(of: Array(bytes[12..<29])))
    #expect(error(bytes) == .pictureTooLarge(file: "f", width: 32_768, height: 32_768))
  }

  @Test func `a damaged picture is told with the library's reason`() {
    var bytes = PNGBytes.grey16
    bytes[20] ^= 1
    #expect(
      error(bytes)?.description.hasPrefix("f: a sound PNG file expected, this one is") == true)
  }

  @Test func `other files are told by their first bytes`() {
    #expect(error([]) == .unknownFormat(file: "f", found: []))
    #expect(error([0x42, 0x4D]) == .unknownFormat(file: "f", found: [0x42, 0x4D]))
  }

  @Test(arguments: [PNGBytes.transparent, PNGBytes.palette, JPEGBytes.cmyk])
  func `files that are cut off or changed anywhere never trap`(_ whole: [UInt8]) {
    for count in whole.indices { _ = error(Array(whole.prefix(count))) }
    var random = SplitMix(seed: 5)
    for _ in 0..<2_000 {
      var changed = whole
      changed[Int.random(in: 2..<whole.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
      _ = error(changed)
    }
  }

  @Test func `a JPEG without its end is refused`() throws {
    let whole = try RegularFile(path: Fixture.path("inputs/scene.jpg")).contents()
    let half = Array(whole.prefix(whole.count / 2))
    #expect(error(half)?.description.contains("Premature end of JPEG file") == true)
  }
}
