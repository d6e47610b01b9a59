/// The palettes in sRGB, 0xRRGGBB, `Palette.stepCount` steps each.
enum PaletteColors {
  /// The colours of a palette's steps.
  static func colors(of palette: Palette) -> [UInt32] {
    switch palette {
    case .viridis: viridis
    case .cividis: cividis
    case .grey: grey
    case .diverging: diverging
    }
  }

  /// Nathaniel Smith and Stéfan van der Walt, viridis (2015, CC0), at i/31.
  // swift-format-ignore
  private static let viridis: [UInt32] = [
    0x440154, 0x470D60, 0x48186A, 0x482374, 0x472E7C, 0x453882, 0x424186, 0x3E4A89,
    0x3A548C, 0x365D8D, 0x32658E, 0x2E6D8E, 0x2B758E, 0x287D8E, 0x25848E, 0x228C8D,
    0x1F948C, 0x1E9C89, 0x20A386, 0x25AB82, 0x2EB37C, 0x3ABA76, 0x48C16E, 0x58C765,
    0x6CCD5A, 0x7FD34E, 0x93D741, 0xA8DB34, 0xC0DF25, 0xD5E21A, 0xEAE51A, 0xFDE725,
  ]

  /// Nuñez, Anderton and Renslow, “Optimizing colormaps with consideration for color vision
  /// deficiency” (PLOS ONE, 2018), at i/31.
  // swift-format-ignore
  private static let cividis: [UInt32] = [
    0x00224E, 0x00285B, 0x002E6A, 0x053371, 0x1C396F, 0x293F6E, 0x33446D, 0x3C4A6C,
    0x45506C, 0x4D556C, 0x555B6D, 0x5C616E, 0x646770, 0x6B6D72, 0x727274, 0x787877,
    0x807F78, 0x888578, 0x908B78, 0x979177, 0xA09875, 0xA89E73, 0xB0A571, 0xB9AB6D,
    0xC2B369, 0xCBB965, 0xD3C05F, 0xDCC859, 0xE6D051, 0xEFD748, 0xF8DF3C, 0xFEE838,
  ]

  /// Black to white in even steps of lightness.
  private static let grey: [UInt32] = (0..<Palette.stepCount).map { step in
    between(
      [0x000000, 0xFFFFFF], share: Double(step) / Double(Palette.stepCount - 1))
  }

  /// Blue, neutral at the middle step, orange; equally far steps are equally light on both sides,
  /// but for the last: there is one positive step fewer.
  private static let diverging: [UInt32] = (0..<Palette.stepCount).map { step in
    let zero = Palette.stepCount / 2
    let side: [UInt32] =
      step < zero ? [0xF2F2F2, 0x4C94CF, 0x0A3B7A] : [0xF2F2F2, 0xEB9440, 0x8A3A00]
    return between(side, share: Double(abs(step - zero)) / Double(zero))
  }

  /// The colour at `share` of the way along the anchors.
  private static func between(_ anchors: [UInt32], share: Double) -> UInt32 {
    let place = share * Double(anchors.count - 1)
    let index = min(Int(place), anchors.count - 2)
    return PerceptualColor(
      from: PerceptualColor(rgb: anchors[index]), to: PerceptualColor(rgb: anchors[index + 1]),
      share: place - Double(index)
    ).rgb
  }
}
