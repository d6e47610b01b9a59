#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// A colour as the eye sees it: lightness, green–red and blue–yellow, evenly spaced.
///
/// ## Source
/// Björn Ottosson, “A perceptual color space for image processing” (2020), the matrices of sRGB to
/// OKLab; IEC 61966-2-1 for the curve of sRGB.
struct PerceptualColor {
  var lightness: Double
  var greenRed: Double
  var blueYellow: Double

  /// The colour of sRGB components, 0xRRGGBB.
  init(rgb: UInt32) {
    let (r, g, b) = (Self.linear(rgb >> 16), Self.linear(rgb >> 8), Self.linear(rgb))
    let l = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let m = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let s = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s
    greenRed = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s
    blueYellow = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
  }

  /// The colour between two, `share` of the way from the first to the second.
  init(from a: PerceptualColor, to b: PerceptualColor, share: Double) {
    lightness = a.lightness + share * (b.lightness - a.lightness)
    greenRed = a.greenRed + share * (b.greenRed - a.greenRed)
    blueYellow = a.blueYellow + share * (b.blueYellow - a.blueYellow)
  }

  /// The nearest sRGB components, 0xRRGGBB.
  var rgb: UInt32 {
    let l = cube(lightness + 0.3963377774 * greenRed + 0.2158037573 * blueYellow)
    let m = cube(lightness - 0.1055613458 * greenRed - 0.0638541728 * blueYellow)
    let s = cube(lightness - 0.0894841775 * greenRed - 1.2914855480 * blueYellow)
    return Self.byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) << 16
      | Self.byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) << 8
      | Self.byte(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
  }

  /// How much worse a wrong hue is than a wrong lightness in a ramp: a speck of another hue reads as
  /// a value of its own.
  private static let hueWeight = 4.0

  /// How different two colours look as steps of a ramp, squared.
  func distance(to other: PerceptualColor) -> Double {
    let (l, a, b) = (
      lightness - other.lightness, greenRed - other.greenRed, blueYellow - other.blueYellow
    )
    return l * l + Self.hueWeight * (a * a + b * b)
  }

  /// The relative luminance of WCAG, 0 … 1, of sRGB components.
  static func luminance(rgb: UInt32) -> Double {
    0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb)
  }

  private func cube(_ x: Double) -> Double { x * x * x }

  private static func linear(_ byte: UInt32) -> Double {
    let c = Double(byte & 255) / 255
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4)
  }

  private static func byte(_ linear: Double) -> UInt32 {
    let c = min(max(linear, 0), 1)
    let curved = c <= 0.0031308 ? 12.92 * c : 1.055 * pow(c, 1 / 2.4) - 0.055
    return UInt32((255 * curved).rounded())
  }
}
