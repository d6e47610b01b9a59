/// The sums that statistics are made of.
struct StatisticsSums {
  private(set) var zeros = 0
  private var nans = 0
  private var infinities = 0
  private var finite = 0
  private var sum = 0.0
  private var squares = 0.0
  private var minimum = Float.infinity
  private var maximum = -Float.infinity

  /// Adds values: in blocks as long as all are finite, else one by one.
  mutating func add(_ values: UnsafeBufferPointer<Float>) {
    let block = 4096
    for start in stride(from: 0, to: values.count, by: block) {
      let part = UnsafeBufferPointer(rebasing: values[start..<min(start + block, values.count)])
      let whole = part.count / Lanes.width * Lanes.width
      let lanes = Lanes(of: part, count: whole)
      let isFinite = lanes.isFinite
      if isFinite { add(lanes, count: whole) }
      for value in part[(isFinite ? whole : 0)...] { add(value) }
    }
  }

  private mutating func add(_ lanes: Lanes, count: Int) {
    finite += count
    zeros += Int(lanes.zeros.wrappedSum())
    sum += lanes.sums.sum()
    squares += lanes.squares.sum()
    minimum = min(minimum, lanes.minimum.min())
    maximum = max(maximum, lanes.maximum.max())
  }

  private mutating func add(_ value: Float) {
    guard value.isFinite else {
      if value.isNaN { nans += 1 } else { infinities += 1 }
      return
    }
    finite += 1
    if value == 0 { zeros += 1 }
    sum += Double(value)
    squares += Double(value) * Double(value)
    minimum = min(minimum, value)
    maximum = max(maximum, value)
  }

  func write(into result: inout TensorStatistics) {
    result.nanCount = nans
    result.infiniteCount = infinities
    result.zeroShare = Float(zeros) / Float(result.count)
    guard finite > 0 else { return }
    let mean = sum / Double(finite)
    result.mean = Float(mean)
    result.standardDeviation = Float(max(0, squares / Double(finite) - mean * mean).squareRoot())
    result.minimum = minimum
    result.maximum = maximum
  }
}

/// The sums of every eighth value, eight side by side.
private struct Lanes {
  static let width = 8

  var zeros = SIMD8<Int32>.zero
  var sums = SIMD8<Double>.zero
  var squares = SIMD8<Double>.zero
  var minimum = SIMD8<Float>(repeating: .infinity)
  var maximum = SIMD8<Float>(repeating: -.infinity)

  init(of values: UnsafeBufferPointer<Float>, count: Int) {
    let bytes = UnsafeRawBufferPointer(values)
    let stride = Self.width * MemoryLayout<Float>.stride
    for step in 0..<count / Self.width {
      let value = bytes.loadUnaligned(fromByteOffset: step * stride, as: SIMD8<Float>.self)
      let wide = SIMD8<Double>(value)
      sums += wide
      squares += wide * wide
      minimum.replace(with: value, where: value .< minimum)
      maximum.replace(with: value, where: value .> maximum)
      zeros.replace(with: zeros &+ 1, where: value .== 0)
    }
  }

  /// Whether all values are finite: float32 squares cannot overflow float64, NaN and infinity stay what they are.
  var isFinite: Bool { squares.sum().isFinite }
}
