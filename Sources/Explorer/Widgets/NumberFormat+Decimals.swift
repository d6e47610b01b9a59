import Engine

/// A number of things: `1 step`, `6 steps`.
func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count.plural)" }

/// A number with so many decimals.
func decimals(_ value: Double, _ count: Int) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return NumberFormat.float(value) }
  var scale = 1
  for _ in 0..<count { scale *= 10 }
  let scaled = Int((abs(value) * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  let zeros = String(repeating: "0", count: count - min(count, fraction.count))
  return (value < 0 ? "-" : "") + "\(scaled / scale)" + (count > 0 ? "." + zeros + fraction : "")
}
