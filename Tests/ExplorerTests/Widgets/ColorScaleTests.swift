import Explorer
import Testing

struct ColorScaleTests {
  @Test func `a bound between levels at zero is zero`() {
    let scale = ColorScale(range: ValueRange(lower: -1, upper: 1))
    #expect(scale.bounds(ofLevel: 4, levels: 10).upper == 0)
    #expect(scale.bounds(ofLevel: 5, levels: 10).lower == 0)
  }

  @Test func `what rounding leaves of a zero is a zero`() {
    let scale = ColorScale(range: ValueRange(lower: -1, upper: 0.999_999))
    #expect(scale.bounds(ofLevel: 4, levels: 10).upper == 0)
  }

  @Test func `the ramps agree on which character is brighter`() {
    let above = HeatmapRamp.signed.suffix(5).filter(HeatmapRamp.unsigned.contains)
    let places = above.compactMap(HeatmapRamp.unsigned.firstIndex)
    #expect(places.count == 5 && places == places.sorted())
  }

  @Test func `the ends of the range are the ends of the palette`() {
    let scale = ColorScale(range: ValueRange(lower: -1, upper: 3))
    #expect(scale.step(of: -1) == 0)
    #expect(scale.step(of: 3) == 31)
    // (1 + 1) / 4 = 0.5; 0.5 · 32 = 16
    #expect(scale.step(of: 1) == 16)
    #expect(scale.step(of: 99) == 31)
    #expect(scale.step(of: -99) == 0)
  }

  @Test func `signed scales are symmetric with zero in the middle`() {
    let scale = ColorScale(range: ValueRange(lower: -1, upper: 4), policy: .signed, palette: .grey)
    #expect(scale.palette == .diverging)
    #expect(scale.lower == -4 && scale.upper == 4)
    #expect(scale.step(of: 0) == UInt8(Palette.zeroStep))
    #expect(scale.step(of: -0.0) == UInt8(Palette.zeroStep))
    #expect(scale.step(of: 4) == 31)
    #expect(scale.step(of: -4) == 1)
  }

  @Test(arguments: [2, 3, 10, 11, 32])
  func `signed levels mirror each other`(count: Int) {
    let scale = ColorScale(range: ValueRange(lower: -2, upper: 2), policy: .signed)
    for value in stride(from: Float(0), through: 2, by: 0.17) {
      guard case .level(let above) = scale.classify(value, levels: count),
        case .level(let below) = scale.classify(-value, levels: count)
      else {
        Issue.record("\(value) has no level")
        return
      }
      #expect(above - count / 2 == count / 2 - below)
    }
  }

  @Test(arguments: RangePolicy.allCases)
  func `constant data divide by nothing`(policy: RangePolicy) {
    for value in [Float(0), 5, -5] {
      let scale = ColorScale(range: ValueRange(lower: value, upper: value), policy: policy)
      #expect(scale.step(of: value) != nil)
    }
    #expect(ColorScale(range: nil, policy: policy).step(of: 1) != nil)
  }

  @Test func `what is not finite has classes of its own`() {
    let scale = ColorScale(range: ValueRange(lower: 0, upper: 1))
    #expect(scale.classify(.nan, levels: 32) == .nan)
    #expect(scale.classify(.infinity, levels: 32) == .positiveInfinity)
    #expect(scale.classify(-.infinity, levels: 32) == .negativeInfinity)
    #expect(scale.step(of: .nan) == nil)
  }

  @Test(arguments: [RangePolicy.layer, .signed])
  func `a level's bounds hold its values`(policy: RangePolicy) {
    let scale = ColorScale(range: ValueRange(lower: -3, upper: 5), policy: policy)
    for value in stride(from: Float(-3), through: 5, by: 0.23) {
      guard case .level(let level) = scale.classify(value, levels: 11) else { continue }
      let bounds = scale.bounds(ofLevel: level, levels: 11)
      #expect(bounds.lower - 1e-5 <= value && value <= bounds.upper + 1e-5)
    }
  }

  @Test func `the largest numbers do not overflow`() {
    let most = Float.greatestFiniteMagnitude
    let scale = ColorScale(range: ValueRange(lower: -most, upper: most))
    #expect(scale.step(of: most) == 31)
    #expect(scale.step(of: 0) == 16)
  }

  @Test func `the range of values leaves out what is not finite`() {
    #expect(ValueRange(of: [.nan, 2, -.infinity, -1]) == ValueRange(lower: -1, upper: 2))
    #expect(ValueRange(of: [Float.nan]) == nil)
  }
}
