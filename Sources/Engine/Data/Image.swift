/// A picture of 8 bits a sample, row by row from the top left.
public struct Image: Hashable, Sendable {
  /// What the samples of a pixel stand for.
  public enum Colors: Int, Sendable {
    /// One sample, 0 for black.
    case grey = 1
    /// Red, green, blue.
    case rgb = 3
  }

  /// The most pixels along a side.
  static let sideLimit = 16_384
  /// The most pixels in all.
  static let pixelLimit = 64_000_000

  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// What the samples of a pixel stand for.
  public let colors: Colors
  /// The samples: those of a pixel beside one another, then the next pixel of the row.
  public let samples: [UInt8]

  /// Makes a picture of the given samples.
  ///
  /// There must be `width · height` pixels, and at least one.
  public init(width: Int, height: Int, colors: Colors, samples: [UInt8]) {
    precondition(width > 0 && height > 0, "a picture of \(width)×\(height) has no pixels")
    precondition(samples.count == width * height * colors.rawValue, "samples are missing")
    (self.width, self.height, self.colors, self.samples) = (width, height, colors, samples)
  }

  /// Checks a picture's size before anything is allocated for it.
  static func checkSize(width: Int, height: Int, file: String) throws(InputError) {
    guard (1...sideLimit).contains(width), (1...sideLimit).contains(height),
      width * height <= pixelLimit
    else { throw .pictureTooLarge(file: file, width: width, height: height) }
  }

  /// The same picture in the given colours.
  ///
  /// Grey is the luma of ITU-R BT.601, `0.299 R + 0.587 G + 0.114 B`, in sixteen-bit fixed point
  /// as Pillow computes it.
  public func converted(to colors: Colors) -> Image {
    switch (self.colors, colors) {
    case (.grey, .grey), (.rgb, .rgb): self
    case (.grey, .rgb):
      Image(width: width, height: height, colors: .rgb, samples: tripled)
    case (.rgb, .grey):
      Image(width: width, height: height, colors: .grey, samples: luma)
    }
  }

  private var tripled: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(3 * samples.count)
    for sample in samples { result.append(contentsOf: repeatElement(sample, count: 3)) }
    return result
  }

  private var luma: [UInt8] {
    (0..<width * height).map { pixel in
      let red = 19_595 * Int(samples[3 * pixel])
      let green = 38_470 * Int(samples[3 * pixel + 1])
      let blue = 7_471 * Int(samples[3 * pixel + 2])
      return UInt8((red + green + blue + 0x8000) >> 16)
    }
  }
}
