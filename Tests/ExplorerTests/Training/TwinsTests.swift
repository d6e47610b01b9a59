import Engine
import Synchronization
import Testing

@testable import Explorer

/// Twins trained in turn: the lecture's effects, on few pictures.
@Suite(.serialized) struct TwinsTests {
  private func train(
    _ settings: String, _ first: String = "plain20", _ second: String = "resnet20"
  ) async throws -> (runs: [TrainedRun], outcomes: [TrainingOutcome]) {
    let words = "examples 32 validation 0 epochs 1 batch 8 \(settings)".split(separator: " ")
    let order = TrainingOrder(
      number: 1, subject: .twins(first, second),
      conditions: try TrainingConditions().changed(by: ["shapes"] + words.map(String.init)))
    let told = Mutex<(history: TrainingHistory, outcomes: [TrainingOutcome], failure: String?)>(
      (TrainingHistory(), [], nil))
    await TrainingSession(givesWay: false).perform(order, nil, Cancellation()) { news in
      told.withLock { told in
        switch news {
        case .began(let names, _, let conditions):
          told.history.begin(names, conditions, number: 1)
        case .events(let records, _):
          for record in records { told.history.note(record.event, place: record.place) }
        case .ended(let outcomes): told.outcomes = outcomes
        case .failed(let sentence): told.failure = sentence
        }
      }
    }
    let result = told.withLock { $0 }
    #expect(result.failure == nil)
    return (result.history.runs, result.outcomes)
  }

  private func verdicts(_ run: TrainedRun) -> Set<GradientVerdict> {
    Set((run.profiles.last?.layers ?? []).map(\.verdict))
  }

  @Test func `without batch norm gradients vanish in the plain net and pass through skips`()
    async throws
  {
    let (runs, _) = try await train("batch-norm off initializer glorot rate 0.01")
    #expect(verdicts(runs[0]) == [.vanishing])
    #expect(verdicts(runs[1]) == [.healthy])
    let shallow = try runs.map { try #require($0.profiles.first?.layers.first).scale }
    #expect(shallow[1] > 1000 * shallow[0], "\(shallow)")
  }

  @Test func `with batch norm the plain net's gradients do not vanish`() async throws {
    let (runs, _) = try await train("rate 0.01")
    #expect(verdicts(runs[0]) == [.healthy])
  }

  @Test func `a large deviation and rate explode, and clipping saves the run`() async throws {
    let explosive = "batch-norm off initializer normal:0.2 rate 0.1"
    let (runs, outcomes) = try await train(explosive)
    for outcome in outcomes {
      guard case .notFinite = outcome.ending else {
        Issue.record("\(outcome.network.name) did not explode: \(outcome.ending)")
        continue
      }
      let origin = try #require(outcome.origin)
      #expect(outcome.network.nodes.contains { $0.name == origin.name })
      #expect(outcome.sentence.contains(origin.name))
    }
    #expect(runs[0].profiles.first?.layers.first?.verdict == .exploding)
    #expect(verdicts(runs[0]) == [.notFinite])
    let (_, saved) = try await train(explosive + " clip 0.1")
    #expect(saved.map(\.ending) == [.finished, .finished])
  }

  @Test func `twins begin with the same parameters and see the same examples`() async throws {
    let (runs, outcomes) = try await train("rate 0", "plain8", "plain8")
    #expect(runs[0].loss == runs[1].loss)
    #expect(runs[0].accuracy == runs[1].accuracy)
    #expect(outcomes.map(\.steps) == [4, 4])
    // At a rate of 0 what they ended with is what they began with.
    let (_, twins) = try await train("rate 0 batch-norm off", "plain8", "resnet8")
    let plain = twins[0].network
    let facts = NetworkAnalysis(plain)
    for (index, node) in plain.nodes.enumerated() {
      for specification in facts[index]?.parameters ?? [] {
        let tensors = try twins.map { try $0.parameters.tensor(specification, of: node.name) }
        #expect(tensors[0].elements == tensors[1].elements, "\(node.name).\(specification.name)")
      }
    }
  }

  @Test func `wishes are read, and a name has its twin`() throws {
    let wish = TwinsWish(words: ["plain32", "shapes", "clip", "1"])
    #expect(wish == TwinsWish(names: ["plain32"], settings: ["shapes", "clip", "1"]))
    #expect(wish.twins(after: nil) == ("plain32", "resnet32"))
    #expect(TwinsWish(words: ["rate", "1"]).twins(after: wish) == ("plain20", "resnet20"))
    let last = TwinsWish(names: ["resnet8", "resnet14"])
    #expect(TwinsWish(words: []).twins(after: last) == ("resnet8", "resnet14"))
  }

  @Test func `compare trains twins in the explorer, then again under other conditions`() throws {
    var model = try ModelFixtures.model("lenet5")
    try TrainingFixtures.train(
      ["plain8", "resnet8"], to: &model, command: "compare plain8 resnet8 rate 0.05")
    #expect(model.training.order?.subject == .twins("plain8", "resnet8"))
    #expect(model.view.kind == .curves)
    #expect(MainView.draw(model).plainText.contains("resnet8"))
    _ = model.update(.training(order: model.training.lastNumber, .ended([])))
    _ = try ModelFixtures.say("compare batch-norm off", to: &model)
    #expect(model.training.order?.subject == .twins("plain8", "resnet8"))
    #expect(model.training.order?.conditions.usedRate == 0.05)
    #expect(model.training.order?.conditions.normalizes == false)
    #expect(model.training.conditions.normalizes, "conditions of the open network are its own")
  }

  @Test func `a network without a twin is not trained against itself`() throws {
    var model = try ModelFixtures.model("lenet5")
    #expect(try ModelFixtures.say("compare lenet5", to: &model).isEmpty)
    #expect(model.notice?.isError == true)
    #expect(model.notice?.text.contains("plainN or resnetN expected") == true)
    #expect(model.training.order == nil)
  }

  @Test func `an unknown network is a sentence`() async throws {
    let failure = Mutex<String?>(nil)
    let order = TrainingOrder(
      number: 1, subject: .twins("plain9", "resnet8"), conditions: TrainingConditions())
    await TrainingSession(givesWay: false).perform(order, nil, Cancellation()) { news in
      if case .failed(let sentence) = news { failure.withLock { $0 = sentence } }
    }
    #expect(failure.withLock { $0 }?.contains("plain9") == true)
  }
}
