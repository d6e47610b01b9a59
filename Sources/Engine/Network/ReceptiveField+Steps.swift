/// How a field grows from layer to layer.
extension ReceptiveField {
  /// The field of the input itself: each pixel sees itself.
  init(input: Shape) {
    vertical = Side(input: input.height)
    horizontal = Side(input: input.width)
  }

  private init?(_ vertical: Side?, _ horizontal: Side?) {
    guard let vertical, let horizontal else { return nil }
    self.vertical = vertical
    self.horizontal = horizontal
  }

  /// The field of a layer whose inputs have this one; nil for numbers beyond reason.
  func through(_ reach: SpatialReach, _ facts: LayerFacts) -> ReceptiveField? {
    switch reach {
    case .samePlace: return self
    case .allPlaces: return ReceptiveField(vertical.all, horizontal.all)
    case .window(let window):
      return ReceptiveField(
        vertical.under(window.vertical, count: facts.output.height),
        horizontal.under(window.horizontal, count: facts.output.width))
    case .adaptive(let output):
      guard let input = facts.inputs.first else { return nil }
      return ReceptiveField(
        vertical.adapted(from: input.height, to: output.height),
        horizontal.adapted(from: input.width, to: output.width))
    }
  }

  /// What several inputs of a layer see together, place by place; nil where one of them is not known.
  static func union(_ fields: [ReceptiveField?], over output: Shape) -> ReceptiveField? {
    guard let first = fields.first else { return nil }
    return fields.dropFirst().reduce(first) { known, next in
      guard let known, let next else { return nil }
      return ReceptiveField(
        known.vertical.union(next.vertical, count: output.height),
        known.horizontal.union(next.horizontal, count: output.width))
    }
  }
}

extension ReceptiveField.Side {
  /// Larger numbers come from senseless edits and could overflow further on.
  private static let limit = 1 << 30

  fileprivate init(input: Int) {
    self.init(size: 1, stride: 1, offset: 0, end: input - 1, isRegular: true, input: input)
  }

  private var isReasonable: Bool {
    max(size, stride, abs(offset), abs(end)) < Self.limit
  }

  /// Under a window: f places instead of one, every s-th place, shifted by the padding before.
  fileprivate func under(_ window: Window.Side, count: Int) -> Self? {
    guard isReasonable, max(window.covered, window.stride, window.before, count) < Self.limit else {
      return nil
    }
    let size = size + (window.covered - 1) * stride
    let offset = offset - window.before * stride
    let (jump, isTooLarge) = stride.multipliedReportingOverflow(by: window.stride)
    guard !isTooLarge, jump < Self.limit else { return nil }
    return Self(
      size: size, stride: jump, offset: offset, end: offset + (count - 1) * jump + size - 1,
      isRegular: isRegular, input: input)
  }

  /// Under windows from ⌊i·n/m⌋ to ⌈(i + 1)·n/m⌉ − 1.
  fileprivate func adapted(from count: Int, to places: Int) -> Self? {
    guard isReasonable else { return nil }
    if places == 1 { return all }
    let isEven = count % places == 0
    let longest = isEven ? count / places : Self.longestWindow(from: count, to: places)
    let step = (count + places - 1) / places
    return Self(
      size: size + (longest - 1) * stride, stride: step * stride, offset: offset, end: end,
      isRegular: isRegular && isEven, input: input)
  }

  private static func longestWindow(from count: Int, to places: Int) -> Int {
    (0..<places).map { place in
      ((place + 1) * count + places - 1) / places - place * count / places
    }.max() ?? 1
  }

  /// What all places see together, as far as it lies in the input.
  fileprivate var all: Self? {
    let (start, end) = (max(0, offset), min(input - 1, end))
    guard start <= end else { return nil }
    return Self(
      size: end - start + 1, stride: 0, offset: start, end: end, isRegular: true, input: input)
  }

  /// What this and another field see together at each of so many places.
  fileprivate func union(_ other: Self, count: Int) -> Self? {
    guard isReasonable, other.isReasonable, count < Self.limit else { return nil }
    // The widest place is the first or the last: the union's width is convex in the place.
    let widest = [0, count - 1].map { place in
      let ends = [self, other].map { ($0.offset + place * $0.stride, $0.size) }
      let start = min(ends[0].0, ends[1].0)
      return max(ends[0].0 + ends[0].1, ends[1].0 + ends[1].1) - start
    }
    return Self(
      size: max(widest[0], widest[1]), stride: max(stride, other.stride),
      offset: min(offset, other.offset), end: max(end, other.end),
      isRegular: isRegular && other.isRegular && (stride == other.stride || count == 1),
      input: input)
  }
}
