import Engine
import TestSupport
import Testing

@testable import Explorer

struct EditViewTests {
  private func model(_ lines: String..., width: Int = 80, height: Int = 24) throws -> Model {
    var model = try ModelFixtures.model("resnet18", width: width, height: height)
    for line in lines { _ = try ModelFixtures.say(line, to: &model) }
    return model
  }

  @Test func `the form shows values, what was, and the first layer that cannot be computed`() throws
  {
    var model = try model("form layer2.0.conv1", "next", "next")
    model.update(.typed("3"))
    assertSnapshot(MainView.draw(model), named: "form-illegal")
  }

  @Test func `the form in ASCII keeps its frame`() throws {
    var model = try model("form conv1")
    model.glyphs = .ascii
    assertSnapshot(MainView.draw(model), named: "form-ascii")
  }

  @Test func `the cursor stands in the value that is typed`() throws {
    var model = try model("form conv1", "next")
    let start = try #require(MainView.cursor(model))
    model.update(.typed("11"))
    let end = try #require(MainView.cursor(model))
    #expect(end.y == start.y)
    #expect(end.x == start.x + 1)
  }

  @Test func `the diff has what came, went and follows, with the sums`() throws {
    let model = try model(
      "set input size 3x64x64", "duplicate layer1.1", "remove layer2.1", "set fc units 10", "diff",
      width: 120, height: 40)
    assertSnapshot(MainView.draw(model), named: "diff-wide")
  }

  @Test func `the diff fits a narrow screen`() throws {
    let model = try model("set conv1 stride 1", "diff")
    assertSnapshot(MainView.draw(model), named: "diff-narrow")
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `on a narrow screen no number of the diff is cut`(glyphs: GlyphSet) throws {
    var model = try ModelFixtures.model("resnet20", width: 80, height: 24)
    model.glyphs = glyphs
    for line in ["remove layer2.0", "diff"] { _ = try ModelFixtures.say(line, to: &model) }
    let lines = MainView.draw(model).plainText.split(separator: "\n")
    let arrow = glyphs.arrow
    let row = try #require(lines.first { $0.contains("layer2.1.conv1") })
    #expect(row.contains("9.22 K\(arrow)4.61 K"), "\(row)")
    #expect(row.contains("2.36 M\(arrow)") || row.contains("\(arrow)"), "\(row)")
    let numbers = lines.filter { $0.contains(arrow) }
    #expect(numbers.allSatisfy { !$0.contains("\(glyphs.ellipsis)3") && !$0.contains("… ") })
  }

  @Test func `a wide diff has the shapes that were`() throws {
    let model = try model("set conv1 stride 1", "diff", width: 160, height: 48)
    #expect(MainView.draw(model).plainText.contains("64×112×112→64×224×224"))
  }

  @Test func `the diff lists side branches that are on`() throws {
    var model = try ModelFixtures.model("googlenet", width: 160, height: 48)
    for line in ["side-branches on", "diff"] { _ = try ModelFixtures.say(line, to: &model) }
    let text = MainView.draw(model).plainText
    #expect(text.contains("switched"))
    #expect(text.contains("7 M → 13.4 M") || text.contains("7.00 M → 13.4 M"), "\(text)")
    #expect(!text.contains("as it was opened"))
  }

  @Test func `the table marks what changed with a word`() throws {
    let model = try model("set layer1.0.conv1 channels 32", "show table", width: 160, height: 30)
    let text = MainView.draw(model).plainText
    #expect(text.contains("edited"))
    #expect(text.contains("was 64×56×56"))
  }

  @Test func `a sentence that is too long for the status line takes more lines`() throws {
    let model = try model("set layer2.0.conv1 stride 3")
    let text = MainView.draw(model).plainText
    #expect(text.contains("layer2.0.downsample.0 stride 3"))
  }

  @Test func `the card of a layer that cannot be computed names the nearest values`() throws {
    let model = try model("set layer1.0.conv1 groups 3", width: 120, height: 40)
    #expect(MainView.draw(model).plainText.contains("It could with groups 2 or 4"))
  }

  @Test func `a double click on the card opens the form`() throws {
    var model = try model("goto conv1", width: 160, height: 48)
    model.update(.mouse(MouseEvent(action: .doubleClick, x: 100, y: 3)))
    #expect(model.form?.layers.first == "conv1")
  }
}
