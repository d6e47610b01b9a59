extension Preprocessing {
  /// Whether pictures can become an input of that shape: `[C, H, W]` with one or three channels, not too large.
  public static func canFill(_ input: Shape) -> Bool {
    let sides = 1...Image.sideLimit
    return input.isFeatureMaps && (input.channels == 1 || input.channels == 3)
      && sides.contains(input.height) && sides.contains(input.width)
      && input.height * input.width <= Image.pixelLimit
  }

  /// The input that a picture becomes, `[1, C, H, W]`.
  ///
  /// - Parameters:
  ///   - image: the picture, of any size.
  ///   - input: the network's input, `[C, H, W]` with one or three channels.
  ///   - file: the picture's file, for messages.
  /// - Returns: the normalised tensor with the batch size 1 in front.
  /// - Throws: `InputError.noPictureInput` when the input is none that a picture could become.
  public func tensor(
    from image: Image, for input: Shape, file: String = "the picture"
  ) throws(InputError) -> Tensor {
    guard Self.canFill(input) else { throw .noPictureInput(file: file, input) }
    let isGrey = input.channels == 1 || colors == .grey
    // A grey picture stays grey, whose one sample serves all channels.
    let source = isGrey ? image.converted(to: .grey) : image
    return normalized(sized(source, height: input.height, width: input.width), input)
  }

  /// The picture resized and cropped to the given size.
  func sized(_ image: Image, height: Int, width: Int) -> Image {
    let size = resizedSize(of: image, height: height, width: width)
    let top = Self.margin(size.height, height)
    let left = Self.margin(size.width, width)
    let resampling = Resampling(
      size: size, columns: left..<left + width, rows: top..<top + height)
    return resampling(image)
  }

  /// The size before cropping; no side is shorter than what will be cut out.
  func resizedSize(of image: Image, height: Int, width: Int) -> (width: Int, height: Int) {
    guard case .shorterSide(let side, let crop) = sizing, crop > 0 else { return (width, height) }
    let scale = max(Double(side) / Double(crop), 1)
    let least = (
      width: Int((Double(width) * scale).rounded()),
      height: Int((Double(height) * scale).rounded())
    )
    // The side that needs the larger magnification decides; the other follows, rounded down.
    if least.height * image.width >= least.width * image.height {
      return (max(least.height * image.width / image.height, width), least.height)
    }
    return (least.width, max(least.width * image.height / image.width, height))
  }

  /// What is cut off in front; halves go to the even number, as Python rounds them.
  private static func margin(_ extent: Int, _ kept: Int) -> Int {
    Int((Double(extent - kept) / 2).rounded(.toNearestOrEven))
  }

  private func normalized(_ image: Image, _ input: Shape) -> Tensor {
    let (channels, area) = (input.channels, image.width * image.height)
    let pixelStride = image.colors.rawValue
    return Tensor(shape: input.batched(1)) { target in
      for channel in 0..<channels {
        let sample = pixelStride == 1 ? 0 : colors == .bgr ? 2 - channel : channel
        let mean = number(of: mean, channel: channel, channelCount: channels, otherwise: 0)
        let deviation = number(
          of: deviation, channel: channel, channelCount: channels, otherwise: 1)
        for pixel in 0..<area {
          let value = Float(image.samples[pixel * pixelStride + sample]) / divisor
          target[channel * area + pixel] = (value - mean) / deviation
        }
      }
    }
  }
}
