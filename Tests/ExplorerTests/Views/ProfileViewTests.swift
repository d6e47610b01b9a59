import Engine
import TestSupport
import Testing

@testable import Explorer

struct ProfileViewTests {
  @Test(arguments: [(80, 24), (120, 40), (200, 60)])
  func `where the time of a residual network goes`(width: Int, height: Int) throws {
    let model = ProfileFixture.measured(
      try ViewFixture.model(.profile, width: width, height: height, at: "layer1.0.conv1"))
    assertSnapshot(MainView.draw(model), named: "profile-resnet18-\(width)x\(height)")
  }

  @Test func `by layer, sorted, without Unicode`() throws {
    var model = ProfileFixture.measured(
      try ViewFixture.model(.profile, of: "lenet5", at: "conv2", glyphs: .ascii))
    model.update(.command(.costs(.layers)))
    model.update(.command(.sort(.time)))
    let buffer = ViewFixture.drawn(model, width: 66, height: 20)
    assertSnapshot(buffer, named: "profile-lenet5-64x18-ascii")
    #expect(buffer.plainText.unicodeScalars.allSatisfy { $0.isASCII })
  }

  @Test(arguments: [(0, 0), (1, 1), (2, 3), (7, 4), (20, 5), (200, 2)])
  func `no pane is too small for a profile`(width: Int, height: Int) throws {
    let model = ProfileFixture.measured(try ViewFixture.model(.profile, at: "layer1.0.conv1"))
    _ = ViewFixture.drawn(model, width: width, height: height)
  }
}

struct ViewTabsTests {
  private func edge(_ model: Model, width: Int) -> String {
    ViewFixture.drawn(model, width: width, height: 8).plainText
      .split(separator: "\n").first.map(String.init) ?? ""
  }

  @Test(arguments: ViewKind.allCases)
  func `where not all names fit the shown view and its neighbours have theirs`(
    kind: ViewKind
  ) throws {
    let model = try ViewFixture.model(kind)
    for width in [40, 50, 65, 67, 80] {
      let line = edge(model, width: width)
      let full = ViewKind.allCases.allSatisfy {
        line.contains($0.shortTitle) || line.contains($0.title)
      }
      #expect(full || line.contains(kind.shortTitle), "\(width): \(line)")
      let named = ViewKind.allCases.count { line.contains($0.shortTitle) }
      #expect(full || named >= (width - 2 * ViewKind.allCases.count) / 8, "\(width): \(line)")
    }
  }

  @Test func `a click on any tab shows its view, whatever names fit`() throws {
    for width in [80, 120, 200] {
      var model = try ViewFixture.model(.compare, width: width)
      for kind in ViewKind.allCases {
        let area = try #require(Layout(model).view)
        let place = (area.x..<area.right).first {
          ViewPane.tab(at: Point(x: $0, y: area.y - 1), model: model, in: area) == kind
        }
        let x = try #require(place, "\(kind) at \(width)")
        model.update(.mouse(MouseEvent(action: .click, x: x, y: area.y - 1)))
        #expect(model.view.kind == kind)
      }
    }
  }
}
