@testable import Engine
import TestSupport
import Testing

@testable import Explorer

/// The views of training, with numbers that are the same every time.
struct TrainingViewTests {
  private static let sizes = ["80x24", "120x40", "200x60"]

  private func model(
    _ names: [String], _ command: String, _ view: ViewKind, size: String,
    glyphs: GlyphSet = .unicode
  ) throws -> Model {
    let parts = size.split(separator: "x").compactMap { Int($0) }
    var model = try ModelFixtures.model("lenet5", width: parts[0], height: parts[1])
    model.glyphs = glyphs
    try TrainingFixtures.train(names, to: &model, command: command)
    _ = model.update(.command(.show(view)))
    return model
  }

  @Test(arguments: sizes) func `curves of twins`(size: String) throws {
    let model = try model(["plain20", "resnet20"], "compare plain20 resnet20", .curves, size: size)
    assertSnapshot(MainView.draw(model), named: "curves-twins-\(size)")
  }

  @Test(arguments: sizes) func `gradients of twins`(size: String) throws {
    let model = try model(
      ["plain20", "resnet20"], "compare plain20 resnet20 clip 1", .gradients, size: size)
    assertSnapshot(MainView.draw(model), named: "gradients-twins-\(size)")
  }

  @Test(arguments: sizes) func `gradients of one run`(size: String) throws {
    let model = try model(["lenet5"], "train digits", .gradients, size: size)
    assertSnapshot(MainView.draw(model), named: "gradients-\(size)")
  }

  @Test func `several runs stand in one plot, in pure ASCII too`() throws {
    var model = try model(["lenet5"], "train digits", .curves, size: "80x24", glyphs: .ascii)
    _ = model.update(.training(order: 1, .ended([])))
    try TrainingFixtures.train(["lenet5"], to: &model, command: "train digits clip 1")
    let buffer = MainView.draw(model)
    assertSnapshot(buffer, named: "curves-two-runs-ascii-80x24")
    #expect(buffer.plainText.unicodeScalars.allSatisfy { $0.isASCII })
    #expect(buffer.plainText.contains("clip off"), "the first run's conditions that differ")
  }

  @Test(arguments: [GlyphSet.unicode, .ascii])
  func `each of six runs has marks of its own, and the legend says what differs`(
    glyphs: GlyphSet
  ) throws {
    var model = try model(["lenet5"], "train digits", .curves, size: "80x24", glyphs: glyphs)
    for rate in ["0.05", "0.02", "0.01", "0.005", "0.002"] {
      _ = model.update(.training(order: model.training.lastNumber, .ended([])))
      try TrainingFixtures.train(["lenet5"], to: &model, command: "train digits rate \(rate)")
    }
    let marks = (0..<6).flatMap { place in
      let (batches, heldOut) = RunHeads.marks(of: place, glyphs)
      return [batches, heldOut]
    }
    #expect(Set(marks).count == 12)
    let text = MainView.draw(model).plainText
    #expect(
      text.contains("\(marks[10])\(marks[11]) rate 0.002  \(marks[8])\(marks[9]) rate 0.005"))
    #expect(text.contains("+4 more"))
  }

  @Test func `runs under the same conditions are told by their number`() throws {
    var model = try model(["lenet5"], "train digits", .curves, size: "80x24")
    _ = model.update(.training(order: 1, .ended([])))
    try TrainingFixtures.train(["lenet5"], to: &model, command: "train digits")
    #expect(
      RunLegend.labels(of: model.training.history.runs) == ["lenet5 (run 1)", "lenet5 (run 2)"])
  }

  @Test func `a run that fails says where`() throws {
    var model = try model(["plain8"], "train shapes", .gradients, size: "80x24")
    let origin = NotFiniteOrigin(layer: 3, name: "layer1.0.conv1", place: .activation)
    let outcome = TrainingOutcome(
      network: model.network, parameters: .random(seed: 0), ending: .notFinite(step: 40),
      origin: origin, steps: 41)
    _ = model.update(.training(order: 1, .ended([outcome])))
    let words = MainView.draw(model).plainText.split { " │\n".contains($0) }.joined(separator: " ")
    #expect(words.contains("the first layer whose output is not a number is layer1.0.conv1"))
    _ = model.update(.command(.show(.curves)))
    #expect(MainView.draw(model).plainText.contains("NaN at step 41"))
  }

  @Test(arguments: [ViewKind.curves, .gradients]) func `before training a view says how`(
    kind: ViewKind
  ) throws {
    let model = try ViewFixture.model(kind, of: "lenet5")
    #expect(MainView.draw(model).plainText.contains("T trains the open network"))
  }

  @Test(
    arguments: [ViewKind.curves, .gradients],
    [(0, 0), (1, 1), (20, 5), (40, 10), (99, 12), (100, 10), (300, 90), (40, 200)])
  func `every size is drawn`(kind: ViewKind, size: (Int, Int)) throws {
    for names in [["plain8"], ["plain8", "resnet8"]] {
      let model = try model(
        names, "compare plain8 resnet8", kind, size: "\(size.0)x\(size.1)")
      #expect(MainView.draw(model).size == Size(width: size.0, height: size.1))
    }
  }

  @Test func `Braille dots join in their cells`() {
    var buffer = CellBuffer(size: Size(width: 12, height: 2))
    LinePlot(
      series: [PlotSeries(name: "", values: [0, 1], style: .standard)], dots: .braille,
      glyphs: .unicode
    ).draw(in: buffer.bounds, to: &buffer)
    // 12 columns and 2 rows leave no room for an axis: a line from the lower left to the upper right, marks at its ends.
    #expect(
      buffer.plainText.contains("⣀⣀") || buffer.plainText.contains("⡠"), "\(buffer.plainText)")
  }
}
