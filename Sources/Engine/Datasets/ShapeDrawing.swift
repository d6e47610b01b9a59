/// Draws one shape in colour, 32×32.
///
/// At a random place, in a random size, turned and stretched, before a ground that changes its colour, among bars and blots,
/// under noise. Colours of figure and ground are drawn alike for all classes: they tell nothing.
struct ShapeDrawing {
  static let side = 32
  /// Samples a pixel in each direction.
  private static let samples = 3

  private typealias Colour = SIMD4<Float>

  private var random: SequentialRandom
  private let kind: ShapeKind
  private var picture: [SIMD4<Float>]

  /// A drawing is a function of the kind, the seed and the index.
  init(_ kind: ShapeKind, seed: UInt64, index: Int) {
    self.kind = kind
    random = SequentialRandom(seed: seed, index: index)
    picture = Array(repeating: .zero, count: Self.side * Self.side)
  }

  /// The picture, plane by plane: red, green, blue.
  mutating func draw() -> [UInt8] {
    let grounds = (colour(), colour())
    paintGround(grounds)
    for _ in 0..<random.below(5) { paintBar(colour(), wide: random.uniform(0.6, 2)) }
    for _ in 0..<random.below(4) { paintBlot(colour()) }
    paintFigure(apart: (grounds.0 + grounds.1) / 2)
    if random.below(2) == 0 { paintBar(colour(), wide: random.uniform(0.4, 1)) }
    return finished()
  }

  private mutating func colour() -> Colour {
    Colour(random.uniform(0, 1), random.uniform(0, 1), random.uniform(0, 1), 0)
  }

  /// A colour that can be told from another.
  private mutating func colour(apartFrom other: Colour) -> Colour {
    for _ in 0..<20 {
      let candidate = colour()
      let difference = candidate - other
      if (difference * difference).sum() > 0.2 { return candidate }
    }
    return Colour(1, 1, 1, 0) - other
  }

  private mutating func paintGround(_ colours: (Colour, Colour)) {
    let direction = Point(1, 0).turned(by: random.uniform(0, 6.28)) / Float(Self.side)
    for place in picture.indices {
      let pixel = Point(Float(place % Self.side), Float(place / Self.side)) - 15.5
      let share = min(1, max(0, 0.5 + (pixel * direction).sum()))
      picture[place] = colours.0 + (colours.1 - colours.0) * share
    }
  }

  private mutating func paintFigure(apart ground: Colour) {
    let colours = (colour(apartFrom: ground), random.uniform(-0.25, 0.25))
    let size = random.uniform(6, 12)
    let room = 15.5 - size * 0.75
    let centre = Point(15.5 + random.uniform(-room, room), 15.5 + random.uniform(-room, room))
    let turn = random.uniform(0, 6.28)
    let stretch = Point(random.uniform(0.85, 1), random.uniform(0.85, 1)) * size
    let kind = kind
    paint(around: centre, reach: size + 1) { point in
      let own = (point - centre).turned(by: turn) / stretch
      return kind.contains(own) ? colours.0 + colours.1 * own.x : nil
    }
  }

  private mutating func paintBar(_ colour: Colour, wide: Float) {
    let start = Point(random.uniform(-2, 34), random.uniform(-2, 34))
    let end = start + Point(random.uniform(4, 16), 0).turned(by: random.uniform(0, 6.28))
    paint(around: (start + end) / 2, reach: 11) { point in
      point.distance(from: start, to: end) < wide ? colour : nil
    }
  }

  private mutating func paintBlot(_ colour: Colour) {
    let centre = Point(random.uniform(0, 32), random.uniform(0, 32))
    let radius = random.uniform(1, 3.2)
    paint(around: centre, reach: radius + 1) { point in
      (point - centre).squaredLength < radius * radius ? colour : nil
    }
  }

  /// Mixes a figure in, antialiased: each pixel is looked at in several places.
  private mutating func paint(
    around centre: Point, reach: Float, _ figure: (Point) -> SIMD4<Float>?
  ) {
    let samples = Self.samples
    for row in Self.pixels(centre.y, reach) {
      for column in Self.pixels(centre.x, reach) {
        var sum = Colour.zero
        var count: Float = 0
        for sample in 0..<samples * samples {
          let shift = Point(Float(sample % samples), Float(sample / samples)) + 0.5
          let place = Point(Float(column), Float(row)) - 0.5 + shift / Float(samples)
          guard let colour = figure(place) else { continue }
          sum += colour
          count += 1
        }
        let share = count / Float(samples * samples)
        let place = row * Self.side + column
        picture[place] = picture[place] * (1 - share) + sum / Float(samples * samples)
      }
    }
  }

  private static func pixels(_ centre: Float, _ reach: Float) -> Range<Int> {
    let first = min(side, max(0, Int(centre - reach)))
    return first..<max(first, min(side, Int(centre + reach) + 2))
  }

  /// The picture in bytes, under noise.
  private mutating func finished() -> [UInt8] {
    let noise = random.uniform(0.01, 0.1)
    let area = picture.count
    var bytes = [UInt8](repeating: 0, count: 3 * area)
    for place in bytes.indices {
      // The sum of three even numbers is near enough to a normal one, and quick.
      let bits = random.next()
      let sum = Float(bits & 0xffff) + Float(bits >> 16 & 0xffff) + Float(bits >> 32 & 0xffff)
      let value = picture[place % area][place / area] + noise * (sum / 32768 - 3)
      bytes[place] = UInt8(min(1, max(0, value)) * 255 + 0.5)
    }
    return bytes
  }
}
