/// Where the parts of the screen lie: the same place always means the same thing.
public struct Layout: Hashable, Sendable {
  /// From this width on, the tree and the view stand side by side.
  static let widthForBoth = 100

  /// From this height on, a narrow screen has room for the card above the view.
  static let heightForCard = 14

  /// The first line: network, parameters, input.
  let header: Rect
  /// The tree of layers; nil where the view has the screen.
  let tree: Rect?
  /// The card of the chosen layer; nil where the tree has the screen.
  let card: Rect?
  /// The view under the card; nil where the tree has the screen.
  let view: Rect?
  /// On a narrow screen, one line on what the other half would show; nil on a wide one.
  let summary: Rect?
  /// The line of news, progress and errors.
  let status: Rect
  /// The last line: key hints, or the line that is being typed.
  let hints: Rect

  /// Lays a screen out.
  init(_ model: Model) {
    let (top, rest) = Rect(model.size).splitTop(1)
    let (upper, bottom) = rest.splitBottom(1)
    let (body, line) = upper.splitBottom(StatusLine.height(model))
    header = top
    hints = bottom
    status = line
    if model.size.width < Self.widthForBoth {
      let (one, below) = body.splitTop(1)
      summary = one
      tree = model.view.isInFront ? nil : Self.inside(below)
      if !model.view.isInFront {
        (card, view) = (nil, nil)
      } else if model.view.kind.isAboutNetwork || model.view.showsOnePicture
        || below.height < Self.heightForCard
      {
        // The line above says of the layer what matters; the network or the picture needs the room.
        (card, view) = (nil, Self.inside(below))
      } else {
        (card, view) = Self.stacked(below)
      }
    } else {
      summary = nil
      let (left, right) = body.splitLeft(min(72, body.width * 46 / 100))
      tree = Self.inside(left)
      (card, view) = Self.stacked(right)
    }
  }

  private static func stacked(_ area: Rect) -> (Rect?, Rect?) {
    let (card, view) = area.splitTop(min(11, area.height * 9 / 20))
    return (inside(card), inside(view))
  }

  private static func inside(_ frame: Rect) -> Rect {
    frame.inset(left: 1, top: 1, right: 1, bottom: 1)
  }
}

extension Rect {
  /// The rectangle with a frame's lines around it.
  var framed: Rect { Rect(x: x - 1, y: y - 1, width: width + 2, height: height + 2) }
}

extension ViewState {
  /// Whether one map or filter fills the view.
  fileprivate var showsOnePicture: Bool { isZoomed && kind.hasPictures }
}

extension ViewKind {
  /// Whether the view shows all layers, and the chosen one only among them, or says what the card says.
  var isAboutNetwork: Bool {
    switch self {
    case .cost, .table, .compare, .statistics, .explain, .diff, .reconcile, .profile, .curves,
      .gradients, .saliency:
      true
    case .maps, .weights: false
    }
  }
}
