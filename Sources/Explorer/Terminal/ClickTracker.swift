/// What a terminal reports of the mouse: a button going down or up at a cell.
struct MouseReport: Equatable {
  /// Bits as xterm sends them: 0 left, 3 none, +64 wheel, +32 motion, +4 +8 +16 modifiers.
  var button: Int
  var x: Int
  var y: Int
  var isPress: Bool
}

/// Makes clicks and double clicks of buttons going down and up.
struct ClickTracker {
  /// How soon the second click of a double click comes.
  static let doubleClickMilliseconds = 400

  private var pressed: Point?
  private var last: (place: Point, time: Int)?

  /// What a report completes, if anything.
  mutating func event(for report: MouseReport, time: Int) -> MouseEvent? {
    let place = Point(x: report.x, y: report.y)
    guard place.x >= 0, place.y >= 0 else { return nil }
    if report.button & 64 != 0 { return wheel(report) }
    guard report.button & 32 == 0 else { return nil }
    if report.isPress {
      pressed = report.button & 3 == 0 ? place : nil
      return nil
    }
    defer { pressed = nil }
    guard pressed == place else { return nil }
    if let last, last.place == place, time - last.time <= Self.doubleClickMilliseconds {
      self.last = nil
      return MouseEvent(action: .doubleClick, x: place.x, y: place.y)
    }
    last = (place, time)
    return MouseEvent(action: .click, x: place.x, y: place.y)
  }

  private func wheel(_ report: MouseReport) -> MouseEvent? {
    guard report.isPress else { return nil }
    switch report.button & 3 {
    case 0: return MouseEvent(action: .wheelUp, x: report.x, y: report.y)
    case 1: return MouseEvent(action: .wheelDown, x: report.x, y: report.y)
    default: return nil
    }
  }
}
