/// Where the parts of the screen lie: the same place always means the same thing.
public struct Layout: Hashable, Sendable {
  /// From this width on, the tree and the view stand side by side.
  static let widthForBoth = 100

  /// The first line: network, parameters, input.
  let header: Rect
  /// The tree of layers; nil where the view has the screen.
  let tree: Rect?
  /// The card of the chosen layer; nil where the tree has the screen.
  let card: Rect?
  /// The view under the card; nil where the tree has the screen.
  let view: Rect?
  /// The line of news, progress and errors.
  let status: Rect
  /// The last line: key hints, or the line that is being typed.
  let hints: Rect

  /// Lays a screen out.
  init(_ model: Model) {
    let (top, rest) = Rect(model.size).splitTop(1)
    let (upper, bottom) = rest.splitBottom(1)
    let (body, line) = upper.splitBottom(1)
    header = top
    hints = bottom
    status = line
    guard model.size.width >= Self.widthForBoth else {
      tree = model.view.isInFront ? nil : body.inset(left: 1, top: 1, right: 1, bottom: 1)
      (card, view) = model.view.isInFront ? Self.stacked(body) : (nil, nil)
      return
    }
    let (left, right) = body.splitLeft(min(64, body.width * 45 / 100))
    tree = left.inset(left: 1, top: 1, right: 1, bottom: 1)
    (card, view) = Self.stacked(right)
  }

  private static func stacked(_ area: Rect) -> (Rect?, Rect?) {
    let (card, view) = area.splitTop(min(11, area.height * 2 / 5))
    return (
      card.inset(left: 1, top: 1, right: 1, bottom: 1),
      view.inset(left: 1, top: 1, right: 1, bottom: 1)
    )
  }
}

extension Rect {
  /// The rectangle with a frame's lines around it.
  var framed: Rect { Rect(x: x - 1, y: y - 1, width: width + 2, height: height + 2) }
}
