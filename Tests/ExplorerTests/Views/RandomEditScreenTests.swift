import Engine
import TestSupport
import Testing

@testable import Explorer

/// Random edits on random networks, said as commands: no view traps, at any size of screen.
struct RandomEditScreenTests {
  @Test(arguments: 0..<24)
  func `every view draws whatever edits make`(_ seed: UInt64) throws {
    var numbers = SplitMix(seed: seed)
    let network = RandomNetwork.make(&numbers)
    let setup = Setup(
      network: network, parameters: .random(), input: .random(shape: network.inputShape, seed: 0))
    var model = Model(setup: setup, labels: [], geometry: MainGeometry())
    for _ in 0..<14 {
      let line = RandomEdit.line(for: model.network, &numbers)
      if case .success(let command) = CommandParser.parse(line) { model.update(.command(command)) }
      guard model.network.nodes.count < 150 else { break }
      model.update(.resized(numbers.pick(Self.sizes)))
      model.update(.command(numbers.pick([.next, .nextBlock, .last, .first, .toggleBlock, .undo])))
      for view in ViewKind.allCases {
        model.update(.command(.show(view)))
        _ = MainView.draw(model)
      }
      try fillForm(&model, &numbers)
    }
  }

  private static let sizes = [
    Size(width: 80, height: 24), Size(width: 160, height: 48), Size(width: 40, height: 10),
    Size(width: 1, height: 1),
  ]

  private func fillForm(_ model: inout Model, _ numbers: inout SplitMix) throws {
    model.update(.command(.form(nil)))
    guard model.form != nil else { return }
    for _ in 0..<6 {
      let command: Command = numbers.pick([
        .next, .previous, .edit(.nextValue), .edit(.previousValue), .edit(.deleteBack),
      ])
      model.update(.command(command))
      model.update(.typed(numbers.pick(["1", "7", "x", "65536", "-"])))
      _ = MainView.draw(model)
      _ = MainView.cursor(model)
    }
    model.update(.command(numbers.pick([.back, .edit(.accept)])))
    model.form = nil
  }
}
