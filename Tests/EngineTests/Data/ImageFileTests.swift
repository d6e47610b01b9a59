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

  @Test func `a PNG is read without its remarks, and none may be longer than the file`() throws {
    let whole = PNGBytes.palette
    let remark = Array("tEXtComment\0of nobody".utf8)
    let length: [UInt8] = [0, 0, 0, UInt8(remark.count - 4)]
    let chunk = length + remark + PNGBytes.checksum(of: remark)
    // Bytes 8 to 32 are the header.
    let remarked = Array(whole[..<33] + chunk + whole[33...])
    #expect(try PNGChunks.withoutRemarks(remarked, file: "f") == whole)
    #expect(try ImageFile.image(remarked, file: "f") == ImageFile.image(whole, file: "f"))
    var endless = remarked
    endless.replaceSubrange(33..<37, with: [0x7F, 0xFF, 0xFF, 0xFF])
    #expect(
      error(endless)?.description == "f: a sound PNG file expected, this one is not: byte 33: "
        + "the file ends in a chunk of 2147483647 bytes")
  }

  @Test func `a chunk that must be understood and is not is refused`() throws {
    let kind = Array("ABCD".utf8)
    let chunk = [0, 0, 0, 0] + kind + PNGBytes.checksum(of: kind)
    #expect(error(Array(PNGBytes.palette[..<33] + chunk + PNGBytes.palette[33...])) != nil)
  }

  @Test func `scans are counted, and too many refused before they are decoded`() throws {
    let whole = JPEGBytes.cmyk
    #expect(JPEGScans.count(in: whole) == 1)
    #expect(JPEGScans.count(in: Array(whole.dropLast(2))) == 1)
    #expect(JPEGScans.count(in: []) == 0)
    let start = try #require(whole.indices.last { whole[$0...].starts(with: [0xFF, 0xDA]) })
    let scan = Array(whole[start..<whole.count - 2])
    // A segment of a program's own may hold a picture with scans of its own; they do not count.
    let own: [UInt8] = [0xFF, 0xE1, 0, 6, 0xFF, 0xDA, 0xFF, 0xDA]
    let many = Array(whole[..<2] + own + whole[2..<start] + repeatElement(scan, count: 51).joined())
    #expect(JPEGScans.count(in: many + [0xFF, 0xD9] + scan) == 51)
    #expect(
      error(many + [0xFF, 0xD9])?.description
        == "f: JPEG: at most 50 scans expected, the file has 51")
  }

  @Test func `a JPEG of a few bytes is told to be no picture`() {
    for count in 3...12 {
      let sentence = error(Array(JPEGBytes.cmyk.prefix(count)))?.description
      #expect(sentence?.hasPrefix("f: a sound JPEG file expected, this one is not: ") == true)
    }
  }

  @Test func `a JPEG whose header only gives cause for a warning is read`() throws {
    let path = Fixture.path("inputs/scene.jpg")
    var bytes = try RegularFile(path: path).contents()
    try #require(Array(bytes[6..<11]) == Array("JFIF\0".utf8))
    // The revision, which is 1.
    bytes[11] = 9
    #expect(try ImageFile.image(bytes, file: "f") == ImageFile.read(path: path))
  }

  @Test func `a JPEG without its end is refused`() throws {
    let whole = try RegularFile(path: Fixture.path("inputs/scene.jpg")).contents()
    let half = Array(whole.prefix(whole.count / 2))
    #expect(error(half)?.description.contains("Premature end of JPEG file") == true)
  }
}
