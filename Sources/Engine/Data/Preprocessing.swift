/// How a picture becomes a network's input: resized, cropped, scaled and normalised.
///
/// A value that a network carries, for each was trained with its own.
/// `x = (sample / divisor − mean) / deviation`, channel by channel.
public struct Preprocessing: Hashable, Sendable {
  /// How a picture comes to the size of the network's input.
  public enum Sizing: Hashable, Sendable {
    /// Stretched to the very size; nothing is cut off.
    case exact
    /// Resized until its shorter side has `side` pixels, then the middle cut out.
    ///
    /// The numbers are for an input of `crop` pixels a side; for another, `side` grows or
    /// shrinks in proportion.
    case shorterSide(_ side: Int, crop: Int)
  }

  /// What the input's channels stand for, when there are three; one channel is always grey.
  public enum Colors: Hashable, Sendable {
    /// Red, green, blue.
    case rgb
    /// Blue, green, red, as Caffe's networks have it.
    case bgr
    /// Grey; three times where the network has three channels.
    case grey
  }

  /// How a picture comes to the size of the network's input.
  public var sizing: Sizing
  /// What the input's channels stand for.
  public var colors: Colors
  /// What samples of 0 to 255 are divided by: 255 for a range of 0 to 1, 1 to leave them.
  public var divisor: Float
  /// What is subtracted from each channel after the division; one number serves all channels.
  public var mean: [Float]
  /// What each channel is divided by at the end; one number serves all channels.
  public var deviation: [Float]

  /// Makes a way of preprocessing.
  public init(
    sizing: Sizing, colors: Colors = .rgb, divisor: Float = 255, mean: [Float] = [0],
    deviation: [Float] = [1]
  ) {
    self.sizing = sizing
    self.colors = colors
    self.divisor = divisor
    self.mean = mean
    self.deviation = deviation
  }

  /// The number for one of several channels, from a list that may have one for all.
  ///
  /// A network of three channels that is made with one sees grey; it gets the lists' averages.
  func number(of list: [Float], channel: Int, channelCount: Int, otherwise: Float) -> Float {
    guard list.count != channelCount else { return list[channel] }
    return list.isEmpty ? otherwise : list.reduce(0, +) / Float(list.count)
  }
}

extension Preprocessing: CustomStringConvertible {
  /// What is done, for a person to read.
  public var description: String {
    let size =
      switch sizing {
      case .exact: "stretched to the input's size"
      case .shorterSide(let side, let crop): "shorter side to \(side), middle \(crop)×\(crop)"
      }
    let order =
      switch colors {
      case .rgb: "RGB"
      case .bgr: "BGR"
      case .grey: "grey"
      }
    let sample = divisor == 1 ? "x" : "x / \(Self.text(divisor))"
    return "\(size), \(order), (\(sample) − \(Self.text(mean))) / \(Self.text(deviation))"
  }

  private static func text(_ numbers: [Float]) -> String {
    let list = numbers.map(text).joined(separator: ", ")
    return numbers.count == 1 ? list : "(\(list))"
  }

  private static func text(_ number: Float) -> String {
    number == number.rounded() && abs(number) < 1e6 ? String(Int(number)) : "\(number)"
  }
}
