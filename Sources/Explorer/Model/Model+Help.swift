extension Model {
  /// Scrolls the help that is shown; other commands and a screen without help change nothing.
  mutating func performHelp(_ command: Command) {
    guard var shown = help else { return }
    let extent = geometry.helpExtent(self)
    let last = extent.largestOffset
    let page = max(1, extent.page - 1)
    let offset = min(shown.offset, last)
    switch command {
    case .next: shown.offset = offset + 1
    case .previous: shown.offset = offset - 1
    case .first: shown.offset = 0
    case .last: shown.offset = last
    case .page(.down): shown.offset = offset + page
    case .page(.up): shown.offset = offset - page
    case .page(.halfDown): shown.offset = offset + max(1, page / 2)
    case .page(.halfUp): shown.offset = offset - max(1, page / 2)
    default: return
    }
    shown.offset = max(0, min(shown.offset, last))
    help = shown
  }

  /// Whether a command scrolls help while help is shown.
  static func scrollsHelp(_ command: Command) -> Bool {
    switch command {
    case .next, .previous, .first, .last, .page: true
    default: false
    }
  }
}
