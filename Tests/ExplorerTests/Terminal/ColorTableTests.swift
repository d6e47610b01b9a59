import Testing

@testable import Explorer

struct ColorTableTests {
  private static let deep: [ColorDepth] = [.indexed, .trueColor]
  private static let sequential: [Palette] = [.viridis, .cividis, .grey]

  /// 0xRRGGBB of a colour of the deeper depths.
  private func rgb(_ color: Int32) -> UInt32 {
    color >= 0x1000000 ? UInt32(color & 0xFFFFFF) : IndexedColors.rgb(of: color)
  }

  private func luminances(_ palette: Palette, _ depth: ColorDepth) -> [Double] {
    ColorTable.ramp(of: palette, at: depth).map { PerceptualColor.luminance(rgb: rgb($0)) }
  }

  @Test(arguments: deep, sequential)
  func `a larger number is never darker`(depth: ColorDepth, palette: Palette) {
    let values = luminances(palette, depth)
    #expect(values.count == Palette.stepCount)
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(values[0] < 0.06 && values[31] > 0.6)
  }

  @Test(arguments: deep)
  func `signed numbers are lightest at zero and darker on both sides`(depth: ColorDepth) {
    let values = luminances(.diverging, depth)
    let zero = Palette.stepCount / 2
    #expect(zip(values[...zero], values[1...zero]).allSatisfy { $0 <= $1 })
    #expect(zip(values[zero...], values[(zero + 1)...]).allSatisfy { $0 >= $1 })
    #expect(values[zero] > 0.75 && values[0] < 0.2 && values[31] < 0.2)
  }

  @Test(arguments: Palette.allCases)
  func `256 colours still tell most steps apart`(palette: Palette) {
    #expect(Set(ColorTable.ramp(of: palette, at: .indexed)).count >= 11)
  }

  // The VGA's and xterm's own colours, 0xRRGGBB.
  // swift-format-ignore
  private static let console: [[UInt32]] = [
    [0x000000, 0xAA0000, 0x00AA00, 0xAA5500, 0x0000AA, 0xAA00AA, 0x00AAAA, 0xAAAAAA,
     0x555555, 0xFF5555, 0x55FF55, 0xFFFF55, 0x5555FF, 0xFF55FF, 0x55FFFF, 0xFFFFFF],
    [0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
     0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF],
  ]

  @Test(arguments: [ColorDepth.eight, .sixteen], console)
  func `few colours keep the order of lightness`(depth: ColorDepth, colors: [UInt32]) {
    for palette in Palette.allCases {
      let values = ColorTable.ramp(of: palette, at: depth).map {
        PerceptualColor.luminance(rgb: colors[Int($0)])
      }
      let middle = palette == .diverging ? Palette.stepCount / 2 : Palette.stepCount - 1
      #expect(zip(values[...middle], values[1...middle]).allSatisfy { $0 <= $1 }, "\(palette)")
      #expect(zip(values[middle...], values[middle...].dropFirst()).allSatisfy { $0 >= $1 })
    }
  }

  @Test func `eight colours stay below eight`() {
    for palette in Palette.allCases {
      #expect(ColorTable.ramp(of: palette, at: .eight).allSatisfy { (0..<8).contains($0) })
    }
  }

  @Test(arguments: ColorRole.allCases)
  func `roles can be read on black and on white`(role: ColorRole) {
    let luminance = PerceptualColor.luminance(
      rgb: rgb(ColorTable.look(of: role, at: .indexed).color))
    #expect((luminance + 0.05) / 0.05 >= 3)
    #expect(1.05 / (luminance + 0.05) >= 3)
  }

  @Test func `without colours only attributes are left`() {
    let table = ColorTable(depth: .none)
    let style = Style(
      foreground: .role(.bad), background: .step(.viridis, 9), attributes: .reverse)
    let look = table.look(of: style)
    #expect(look.foreground == -1 && look.background == -1)
    #expect(look.attributes.contains([.reverse, .bold]))
  }

  @Test func `true colour shows the published ends of viridis`() {
    let table = ColorTable(depth: .trueColor)
    #expect(table.color(.viridis, 0) == 0x1440154)
    #expect(table.color(.viridis, 31) == 0x1FDE725)
    #expect(table.color(.cividis, 0) == 0x100224E)
  }

  @Test func `steps beyond the last look like the last`() {
    let table = ColorTable(depth: .indexed)
    #expect(table.color(.diverging, 255) == table.color(.diverging, 31))
  }

  @Test func `perceptual colours come back as they were`() {
    for rgb: UInt32 in [0x000000, 0xFFFFFF, 0xFF0000, 0x123456, 0x00FF80] {
      #expect(PerceptualColor(rgb: rgb).rgb == rgb)
    }
  }

  // Ottosson's page gives (0.627955, 0.224863, 0.125846) for sRGB red.
  @Test func `red is where its author puts it`() {
    let red = PerceptualColor(rgb: 0xFF0000)
    #expect(abs(red.lightness - 0.627955) < 1e-4)
    #expect(abs(red.greenRed - 0.224863) < 1e-4)
    #expect(abs(red.blueYellow - 0.125846) < 1e-4)
  }
}
