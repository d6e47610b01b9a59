extension ColorTable {
  /// The colours of a palette's steps at a depth.
  static func ramp(of palette: Palette, at depth: ColorDepth) -> [Int32] {
    switch depth {
    case .none: Array(repeating: -1, count: Palette.stepCount)
    case .eight: spread(eight(palette), zero: palette == .diverging)
    case .sixteen: spread(sixteen(palette), zero: palette == .diverging)
    case .indexed: indexedRamp(of: palette)
    case .trueColor: PaletteColors.colors(of: palette).map { 0x1000000 | Int32($0) }
    }
  }

  private static func indexedRamp(of palette: Palette) -> [Int32] {
    let colors = PaletteColors.colors(of: palette)
    let fixed = IndexedColors()
    guard palette == .diverging else { return fixed.ramp(for: colors) }
    // Light in the middle: each side is a ramp of its own, and the lighter end is shared.
    let zero = Palette.stepCount / 2
    let negative = fixed.ramp(for: Array(colors[...zero]))
    let positive = fixed.ramp(for: colors[(zero + 1)...].reversed(), noLighterThan: negative.last)
    return negative + positive.reversed()
  }

  // Dark to light by both the VGA's and xterm's colours, as the tests check; the diverging ones
  // are lightest in the middle.
  // swift-format-ignore
  private static func eight(_ palette: Palette) -> [Int32] {
    switch palette {
    case .viridis:   [0, 4, 2, 7]
    case .cividis:   [0, 4, 3, 7]
    case .grey:      [0, 7]
    case .diverging: [4, 6, 7, 3, 1]
    }
  }

  // swift-format-ignore
  private static func sixteen(_ palette: Palette) -> [Int32] {
    switch palette {
    case .viridis:   [0, 4, 12, 6, 10, 11]
    case .cividis:   [0, 4, 8, 7, 11]
    case .grey:      [0, 8, 7, 15]
    case .diverging: [4, 12, 14, 15, 11, 9, 1]
    }
  }

  /// Stretches a short ramp over all steps.
  ///
  /// The middle colour of a diverging one stands for zero and what is near it.
  private static func spread(_ ramp: [Int32], zero: Bool) -> [Int32] {
    let count = Palette.stepCount
    guard zero else { return (0..<count).map { ramp[$0 * ramp.count / count] } }
    let half = ramp.count / 2
    return (0..<count).map { step in
      let distance = Double(step - count / 2) / Double(count / 2)
      return ramp[half + Int((distance * Double(half)).rounded())]
    }
  }
}
