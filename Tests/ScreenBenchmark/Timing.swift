/// Times in milliseconds, and what is said of them.
struct Timing: CustomStringConvertible {
  private var sorted: [Double] = []

  var count: Int { sorted.count }

  mutating func note(_ duration: Duration) {
    let (seconds, attoseconds) = duration.components
    sorted.append(Double(seconds) * 1e3 + Double(attoseconds) * 1e-15)
    sorted.sort()
  }

  private func quantile(_ share: Double) -> String {
    guard let last = sorted.indices.last else { return "none" }
    let tenths = Int((sorted[Int((Double(last) * share).rounded())] * 10).rounded())
    return "\(tenths / 10).\(tenths % 10) ms"
  }

  var description: String {
    "median \(quantile(0.5))   95th percentile \(quantile(0.95))   worst \(quantile(1))"
      + "   of \(sorted.count)"
  }
}
