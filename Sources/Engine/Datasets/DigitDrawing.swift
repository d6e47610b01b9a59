#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// Draws one handwritten-looking digit: 32×32 grey, bright ink on dark paper.
///
/// Strokes are shaken, bent, slanted, turned, stretched and moved as by a hand; a pen of random width and pressure; noise on
/// the paper.
struct DigitDrawing {
  static let side = 32
  /// Straight pieces per piece of a curve.
  private static let steps = 6

  private var random: SequentialRandom
  private let digit: Int

  /// A drawing is a function of the digit, the seed and the index.
  init(digit: Int, seed: UInt64, index: Int) {
    self.digit = digit
    random = SequentialRandom(seed: seed, index: index)
  }

  /// The picture, row by row.
  mutating func draw() -> [UInt8] {
    let ways = Glyphs.all[digit]
    let lines = written(shaken(ways[random.below(ways.count)]))
    let darkness = random.uniform(0.75, 1)
    var picture = inked(lines).map { $0 * darkness }
    soften(&picture, random.uniform(0, 0.4))
    let noise = random.uniform(0, 0.05)
    return picture.map { UInt8((min(1, max(0, $0 + random.normal(0, noise))) * 255).rounded()) }
  }

  /// The strokes as poly-lines through shaken points; closer points shake less.
  private mutating func shaken(_ glyph: Glyphs.Glyph) -> [[Point]] {
    let shake = random.uniform(0.015, 0.055)
    var lines: [[Point]] = []
    var last: (point: Point, shift: Point)?
    for piece in glyph.flatMap(Self.cutAtCorners) {
      let amount = shake * min(1, 7 / Float(piece.count))
      var shifts = piece.map { _ in Point(random.normal(0, amount), random.normal(0, amount)) }
      // The pen stays on the paper at a corner.
      if let last, (last.point - piece[0]).squaredLength < 1e-8 { shifts[0] = last.shift }
      last = (piece[piece.count - 1], shifts[shifts.count - 1])
      lines.append(Self.curve(zip(piece, shifts).map { $0 + $1 }))
    }
    return lines
  }

  /// Repeated points end one curve and begin the next.
  private static func cutAtCorners(_ points: [Point]) -> [[Point]] {
    var pieces: [[Point]] = [[points[0]]]
    for point in points.dropFirst() {
      let isRepeated = pieces[pieces.count - 1].last == point
      if isRepeated { pieces.append([point]) } else { pieces[pieces.count - 1].append(point) }
    }
    return pieces.filter { $0.count > 1 }
  }

  /// A Catmull–Rom spline as a poly-line.
  private static func curve(_ points: [Point]) -> [Point] {
    let ends = (2 * points[0] - points[1], 2 * points[points.count - 1] - points[points.count - 2])
    let p = [ends.0] + points + [ends.1]
    var line: [Point] = []
    for start in 0..<p.count - 3 {
      let (a, b, c, d) = (p[start], p[start + 1], p[start + 2], p[start + 3])
      for step in 0..<steps {
        let t = Float(step) / Float(steps)
        let square: Point = 2 * a - 5 * b + 4 * c - d
        let cube: Point = 3 * (b - c) + d - a
        line.append(b + 0.5 * t * (c - a + t * (square + t * cube)))
      }
    }
    return line + [points[points.count - 1]]
  }

  /// Moves, slants, turns, bends and stretches the strokes; pixels result.
  private mutating func written(_ strokes: [[Point]]) -> [[Point]] {
    let height = random.uniform(15, 25)
    let width = height * random.uniform(0.55, 0.95)
    let (slant, turn) = (random.normal(0.12, 0.2), random.normal(0, 0.13))
    let centre = Point(15.5 + random.uniform(-3, 3), 15.5 + random.uniform(-3, 3))
    let wave = Point(random.uniform(1.5, 4.5), random.uniform(1.5, 4.5))
    let phase = Point(random.uniform(0, 6.28), random.uniform(0, 6.28))
    let bend = Point(random.normal(0, 0.04), random.normal(0, 0.04))
    let moved = strokes.map { line in
      line.map { point in
        let u = (point.x + bend.x * sin(wave.x * point.y + phase.x) - 0.5) * width
        let v = (point.y + bend.y * sin(wave.y * point.x + phase.y) - 0.5) * height
        return Point(u - slant * v, v).turned(by: turn)
      }
    }
    let all = moved.flatMap { $0 }
    let low = all.reduce(all[0]) { pointwiseMin($0, $1) }
    let high = all.reduce(all[0]) { pointwiseMax($0, $1) }
    return moved.map { line in line.map { $0 - (low + high) / 2 + centre } }
  }

  /// How much of each pixel lies within the pen's radius of a line.
  private mutating func inked(_ lines: [[Point]]) -> [Float] {
    let side = Self.side
    let pieces = lines.flatMap { line in zip(line, line.dropFirst()).map { ($0, $1) } }
    let span = random.uniform(2, 9)
    let phase = random.uniform(0, 6.28)
    let radius = random.uniform(0.7, 1.75)
    let pressure = random.uniform(0, 0.25)
    var picture = [Float](repeating: 0, count: side * side)
    for (place, piece) in pieces.enumerated() {
      let wave = sin(span * Float(place) / Float(max(1, pieces.count - 1)) + phase)
      let own = radius * (1 + pressure * wave)
      let low = pointwiseMin(piece.0, piece.1) - (own + 1)
      let high = pointwiseMax(piece.0, piece.1) + (own + 1)
      for row in Self.pixels(low.y, high.y) {
        for column in Self.pixels(low.x, high.x) {
          let pixel = Point(Float(column), Float(row))
          let ink = min(1, 0.5 - pixel.distance(from: piece.0, to: piece.1) + own)
          picture[row * side + column] = max(picture[row * side + column], ink)
        }
      }
    }
    return picture
  }

  private static func pixels(_ low: Float, _ high: Float) -> Range<Int> {
    let first = min(side, max(0, Int(low.rounded(.up))))
    return first..<max(first, min(side, Int(high.rounded(.down)) + 1))
  }

  /// A blur of three taps in both directions.
  private func soften(_ picture: inout [Float], _ amount: Float) {
    let side = Self.side
    for step in [1, side] {
      let sharp = picture
      for place in sharp.indices {
        let along = step == 1 ? place % side : place / side
        let before = along > 0 ? sharp[place - step] : 0
        let behind = along < side - 1 ? sharp[place + step] : 0
        picture[place] = (1 - amount) * sharp[place] + amount / 2 * (before + behind)
      }
    }
  }
}
