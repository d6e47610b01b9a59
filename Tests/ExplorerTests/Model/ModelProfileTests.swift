import Engine
import Testing

@testable import Explorer

struct ModelProfileTests {
  private func say(_ commands: Command..., to model: inout Model) {
    for command in commands { model.update(.command(command)) }
  }

  private func measured(_ network: String = "resnet18") throws -> Model {
    ProfileFixture.measured(try ModelFixtures.model(network, width: 160, height: 48))
  }

  @Test func `P shows the view and measures; Ctrl-C stops that`() throws {
    var model = try ModelFixtures.model("lenet5")
    #expect(KeyTable.command(for: "P", in: .main) == .profile)
    #expect(model.update(.command(.profile)) == [.profile(number: 1)])
    #expect(model.view.kind == .profile && model.isBusy)
    #expect(model.update(.command(.profile)).isEmpty)
    model.update(.profilePass(number: 1, done: 3))
    model.notice = nil
    #expect(MainView.draw(model).plainText.contains("3 of 20 passes"))
    #expect(model.update(.command(.interrupt)) == [.cancelProfile])
    let failure = Message.Failure(RunError.cancelled)
    model.update(.profiled(number: 1, .failure(failure)))
    #expect(!model.isBusy && model.profile == nil)
    #expect(model.notice == Notice(text: "cancelled", isError: false))
  }

  @Test func `showing the view measures nothing until somebody asks`() throws {
    var model = try ModelFixtures.model("lenet5")
    #expect(model.update(.command(.show(.profile))).isEmpty)
    #expect(MainView.draw(model).plainText.contains("P times 20 passes"))
  }

  @Test func `an edit drops the profile and stops a measurement`() throws {
    var model = try measured()
    #expect(model.profile != nil)
    #expect(!model.update(.command(.skip(false, .all))).contains(.cancelProfile))
    #expect(model.profile == nil)
    say(.profile, to: &model)
    let number = try #require(model.profiling?.number)
    #expect(model.update(.command(.skip(true, .all))).contains(.cancelProfile))
    let other = try measured()
    model.update(.profiled(number: number, .success(ProfileFixture.report(of: other))))
    #expect(model.profile == nil)
  }

  @Test func `blocks and layers add up to the pass`() throws {
    var model = try measured("googlenet")
    for grouping in CostGrouping.allCases {
      say(.costs(grouping), to: &model)
      #expect(model.view.kind == .profile)
      let rows = try #require(model.profileRows).rows.filter { $0.depth == 0 }
      let sum = rows.map(\.amount.milliseconds).reduce(0, +)
      let whole = try #require(model.profile?.milliseconds)
      #expect(abs(sum - whole) < 1e-9 * whole)
    }
  }

  @Test func `sorting by a column puts its largest first, inside blocks too`() throws {
    var model = try measured()
    say(.costs(.layers), .sort(.time), to: &model)
    let times = try #require(model.profileRows).rows.map(\.amount.milliseconds)
    #expect(times == times.sorted(by: >) && times.count > 20)
    say(.sort(.limit), to: &model)
    let shares = try #require(model.profileRows).rows.map(\.amount.shareOfLimit)
    #expect(shares == shares.sorted(by: >))
    say(.sort(nil), .sort(nil), to: &model)
    #expect(model.view.sorting == .order)
    say(.sort(nil), to: &model)
    #expect(model.view.sorting == .time && model.view.isDescending)
  }

  @Test func `moving follows the lines; a layer inside a step stands at its step`() throws {
    var model = try measured()
    say(.goTo("layer1"), .choose, to: &model)
    #expect(model.view.openCosts == ["layer1"])
    say(.next, to: &model)
    #expect(model.outlineOwner == model.network.numberOwner(named: "layer1.0"))
    say(.costs(.layers), .goTo("layer1.0.add"), to: &model)
    #expect(model.outlineOwner == model.network.numberOwner(named: "layer1.0.conv2"))
    #expect(MainView.draw(model).plainText.contains("layer1.0.conv2 + layer1.0.bn2 + layer1.0.add"))
  }

  @Test func `a click on a header sorts, a double click on a block opens it`() throws {
    var model = try measured()
    let area = try #require(Layout(model).view)
    let layout = try #require(ProfileView.layout(model, in: area))
    let share = try #require(layout.columns.first { $0.index == 2 })
    model.update(.mouse(MouseEvent(action: .click, x: share.x, y: layout.header.y)))
    #expect(model.view.sorting == .time && model.view.isDescending)
    let names = try #require(model.profileRows).rows.map(\.name)
    let line = try #require(names.firstIndex(of: "layer3"))
    let again = try #require(ProfileView.layout(model, in: area))
    model.update(
      .mouse(
        MouseEvent(action: .doubleClick, x: area.x, y: again.body.y + line - again.offset)))
    #expect(model.view.openCosts == ["layer3"])
  }
}
