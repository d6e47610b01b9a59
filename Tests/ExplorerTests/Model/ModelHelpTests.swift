import Engine
import Testing

@testable import Explorer

struct ModelHelpTests {
  private func model() throws -> Model {
    let setup = try SetupLoader(network: "lenet5", seed: 1).load()
    var model = Model(setup: setup, labels: [], geometry: MainGeometry())
    model.help = HelpState()
    return model
  }

  @Test func `help scrolls by lines and stops at both ends`() throws {
    var model = try model()
    model.performHelp(.previous)
    #expect(model.help?.offset == 0)
    model.performHelp(.next)
    #expect(model.help?.offset == 1)
    model.performHelp(.last)
    let last = model.help?.offset
    model.performHelp(.page(.down))
    #expect(model.help?.offset == last)
    model.performHelp(.first)
    #expect(model.help?.offset == 0)
  }

  @Test func `a page keeps one line of the page before`() throws {
    var model = try model()
    model.performHelp(.page(.down))
    let page = HelpView.pageHeight(HelpState(), size: model.size, glyphs: model.glyphs)
    #expect(model.help?.offset == page - 1)
    model.performHelp(.page(.up))
    #expect(model.help?.offset == 0)
  }

  @Test func `without help nothing scrolls`() throws {
    var model = try model()
    model.help = nil
    model.performHelp(.next)
    #expect(model.help == nil)
  }
}
