/// The 240 fixed colours of xterm's 256: a cube of 6×6×6 and a ramp of 24 greys.
///
/// The first sixteen are left alone, because people change them.
struct IndexedColors {
  private struct Candidate {
    let index: Int32
    let luminance: Double
    let color: PerceptualColor
  }

  /// Dark to light.
  private let candidates: [Candidate]

  init() {
    candidates = (Int32(16)...255).map { index in
      let rgb = Self.rgb(of: index)
      return Candidate(
        index: index, luminance: PerceptualColor.luminance(rgb: rgb),
        color: PerceptualColor(rgb: rgb))
    }.sorted { ($0.luminance, $0.index) < ($1.luminance, $1.index) }
  }

  /// The components of an index from 16 to 255, 0xRRGGBB.
  static func rgb(of index: Int32) -> UInt32 {
    guard index < 232 else { return UInt32(8 + 10 * (index - 232)) * 0x010101 }
    let levels: [UInt32] = [0, 95, 135, 175, 215, 255]
    let place = Int(index) - 16
    return levels[place / 36] << 16 | levels[place / 6 % 6] << 8 | levels[place % 6]
  }

  /// What repeating the previous step's colour costs, as a squared difference.
  ///
  /// A larger cost keeps more steps distinct, but with colours that stick out of the ramp.
  private static let repetitionCost = 0.001

  /// The indices that together look most like `colors`, none darker than the one before it.
  ///
  /// Choosing each nearest colour alone would let lightness jump back and forth, and steps that
  /// are told apart by lightness would change places. `best[j]` is the least total cost of the
  /// colours so far when the last one is candidate j; candidates go from dark to light.
  func ramp(for colors: [UInt32], noLighterThan limit: Int32? = nil) -> [Int32] {
    let limitLuminance = limit.map { PerceptualColor.luminance(rgb: Self.rgb(of: $0)) } ?? 1
    let allowed = candidates.filter { $0.luminance <= limitLuminance }
    var best = Array(repeating: 0.0, count: allowed.count)
    var choices: [[Int]] = []
    for rgb in colors {
      let wanted = PerceptualColor(rgb: rgb)
      let isFirst = choices.isEmpty
      var choice = Array(allowed.indices)
      var (darkerCost, darkerPlace) = (Double.infinity, 0)
      for j in allowed.indices {
        let before = best[j]
        let repeated = before + (isFirst ? 0 : Self.repetitionCost)
        if darkerCost < repeated { choice[j] = darkerPlace }
        best[j] = min(darkerCost, repeated) + wanted.distance(to: allowed[j].color)
        if !isFirst, before < darkerCost { (darkerCost, darkerPlace) = (before, j) }
      }
      choices.append(choice)
    }
    var place = best.indices.min { best[$0] < best[$1] } ?? 0
    var result: [Int32] = []
    for choice in choices.reversed() {
      result.append(allowed[place].index)
      place = choice[place]
    }
    return result.reversed()
  }
}
