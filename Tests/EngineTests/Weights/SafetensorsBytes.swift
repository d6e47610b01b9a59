/// The bytes of a safetensors file, put together by hand so that they may be wrong.
func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
  let text = Array(header.utf8)
  return withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text + data
}

/// A tensor's entry in a header.
func entry(_ name: String, _ type: String, _ shape: [Int], _ begin: Int, _ end: Int) -> String {
  "\"\(name)\":{\"dtype\":\"\(type)\",\"shape\":\(shape),\"data_offsets\":[\(begin),\(end)]}"
}

/// The entry of a tensor in float32.
func entry(_ name: String, _ shape: [Int], _ begin: Int, _ end: Int) -> String {
  entry(name, "F32", shape, begin, end)
}

/// Little-endian bytes of float32 numbers.
func bytes(_ numbers: Float...) -> [UInt8] {
  numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
}
