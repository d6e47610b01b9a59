/// Counts the scans of a JPEG file, each of which goes over the whole picture once more.
///
/// ## Format
/// Markers of two bytes, `FF` and a kind. Behind most of them stands the length of a segment, its
/// own two bytes included, highest first. The numbers of a scan follow its segment up to the next
/// marker; in them `FF 00` stands for `FF`, and `FF D0` … `FF D7` are no markers.
enum JPEGScans {
  /// The most scans that are read; encoders make about ten.
  static let limit = 50

  private static let endOfPicture: UInt8 = 0xD9
  private static let startOfScan: UInt8 = 0xDA

  /// The number of scans in the bytes of a whole file; of a damaged one, those that are found.
  static func count(in bytes: [UInt8]) -> Int {
    var (count, position) = (0, 0)
    while let marker = nextMarker(in: bytes, from: &position), marker != endOfPicture {
      guard hasSegment(marker) else { continue }
      guard position + 2 <= bytes.count else { break }
      position += Int(bytes[position]) << 8 | Int(bytes[position + 1])
      if marker == startOfScan { count += 1 }
    }
    return count
  }

  /// The next marker's kind; the position moves behind it.
  private static func nextMarker(in bytes: [UInt8], from position: inout Int) -> UInt8? {
    while position + 1 < bytes.count {
      defer { position += 1 }
      guard bytes[position] == 0xFF else { continue }
      let kind = bytes[position + 1]
      // `FF` again may only fill the space in front of a marker.
      guard kind != 0, kind != 0xFF else { continue }
      position += 1
      return kind
    }
    return nil
  }

  /// Whether a length follows: not behind the beginning, restarts within a scan, and `TEM`.
  private static func hasSegment(_ marker: UInt8) -> Bool {
    !(0xD0...0xD8).contains(marker) && marker != 0x01
  }
}
