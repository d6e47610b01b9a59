public import Explorer
public import Testing

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Compares a buffer with the file `Tests/ExplorerTests/Snapshots/NAME.txt`.
///
/// The file has two blocks, the characters and the styles. With `RECORD_SNAPSHOTS=1` in the
/// environment a file that differs is written anew, and the test fails all the same, so that nobody
/// commits a snapshot that was not read.
///
/// - Parameters:
///   - buffer: what was drawn.
///   - name: the file's name without its extension.
///   - location: the test, for the message.
public func assertSnapshot(
  _ buffer: CellBuffer, named name: String, location: SourceLocation = #_sourceLocation
) {
  let path = snapshotFolder() + "/\(name).txt"
  let drawn = snapshotText(of: buffer)
  let stored = readFile(path)
  if drawn == stored { return }
  if getenv("RECORD_SNAPSHOTS").map({ String(cString: $0) }) == "1" {
    let isWritten = writeFile(path, drawn)
    Issue.record(
      "\(isWritten ? "recorded" : "could not write") snapshot \(name): read it, then run again",
      sourceLocation: location)
    return
  }
  guard let stored else {
    Issue.record("no snapshot \(name); drawn:\n\(drawn)", sourceLocation: location)
    return
  }
  Issue.record(
    "snapshot \(name) differs\n\(firstDifference(stored, drawn))\ndrawn:\n\(drawn)",
    sourceLocation: location)
}

/// A buffer as two blocks of text: its characters, then one letter a cell for its styles.
///
/// The cells stand between bars, so that spaces at the end of a row are seen. `.` is the terminal's
/// own style; the other letters are given in the order of their first use and explained at the end.
public func snapshotText(of buffer: CellBuffer) -> String {
  var letters = StyleLetters()
  var characters = ""
  var styles = ""
  for y in 0..<buffer.size.height {
    var row = String.UnicodeScalarView()
    row.append(contentsOf: buffer.row(y).map(\.scalar).filter { $0 != CellBuffer.rightHalf })
    characters += "|\(String(row))|\n"
    styles += "|" + String(buffer.row(y).map { letters.letter(for: $0.style) }) + "|\n"
  }
  return
    "\(buffer.size.width)x\(buffer.size.height)\n\(characters)\nstyles\n\(styles)\n\(letters.legend)"
}

/// Gives each style a letter.
private struct StyleLetters {
  var known: [(style: Style, letter: Character)] = []
  let letters = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")

  mutating func letter(for style: Style) -> Character {
    if style == .standard { return "." }
    if let found = known.first(where: { $0.style == style }) { return found.letter }
    let next = letters.count > known.count ? letters[known.count] : "?"
    known.append((style, next))
    return next
  }

  /// One line a style; styles beyond the letters are listed with `?`.
  var legend: String {
    known.map { "\($0.letter) = \(describe($0.style))\n" }.joined()
  }

  func describe(_ style: Style) -> String {
    var parts: [String] = []
    if style.foreground != .standard { parts.append(describe(style.foreground)) }
    if style.background != .standard { parts.append("on " + describe(style.background)) }
    let names: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
    ]
    parts += names.filter { style.attributes.contains($0.0) }.map(\.1)
    return parts.joined(separator: " ")
  }

  func describe(_ color: Color) -> String {
    switch color {
    case .standard: "standard"
    case .role(let role): "\(role)"
    case .step(let palette, let step): "\(palette) \(step)"
    }
  }
}

private func snapshotFolder(file: String = #filePath) -> String {
  let parts = file.split(separator: "/", omittingEmptySubsequences: false)
  return parts.dropLast(2).joined(separator: "/") + "/ExplorerTests/Snapshots"
}

private func firstDifference(_ stored: String, _ drawn: String) -> String {
  let old = stored.split(separator: "\n", omittingEmptySubsequences: false)
  let new = drawn.split(separator: "\n", omittingEmptySubsequences: false)
  for (index, pair) in zip(old, new).enumerated() where pair.0 != pair.1 {
    return "line \(index + 1)\n- \(pair.0)\n+ \(pair.1)"
  }
  return "\(old.count) lines stored, \(new.count) drawn"
}

/// A file as text; nil when it cannot be read.
func readFile(_ path: String) -> String? {
  guard let file = fopen(path, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = fread(&chunk, 1, chunk.count, file)
    guard count > 0 else { break }
    bytes += chunk[..<count]
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// Writes a file anew.
func writeFile(_ path: String, _ text: String) -> Bool {
  guard let file = fopen(path, "wb") else { return false }
  defer { fclose(file) }
  let bytes = Array(text.utf8)
  return fwrite(bytes, 1, bytes.count, file) == bytes.count
}
