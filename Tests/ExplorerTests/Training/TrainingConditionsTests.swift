import Engine
import Testing

@testable import Explorer

/// Conditions of training as they are said and shown.
struct TrainingConditionsTests {
  private func changed(_ line: String) throws -> TrainingConditions {
    try TrainingConditions().changed(by: line.split(separator: " ").map(String.init))
  }

  @Test func `settings are read by name`() throws {
    let conditions = try changed(
      "shapes examples 640 epochs 3 batch 32 optimizer nesterov rate 0.05 clip-value 2 clip 1 initializer normal:0.5 batch-norm off"
        + " seed 7")
    #expect(conditions.data == .shapes)
    #expect(conditions.examples == 640)
    #expect(conditions.epochs == 3)
    #expect(conditions.batch == 32)
    #expect(conditions.usedRate == 0.05)
    #expect(conditions.clipping == .norm(1))
    #expect(conditions.initializer == .normal(0.5))
    #expect(!conditions.normalizes)
    #expect(conditions.seed == 7)
    #expect(
      conditions.options.optimizer == .sgd(momentum: 0.9, nesterov: true, weightDecay: 0))
    #expect(
      conditions.caption
        == "shapes · nesterov 0.05 · normal:0.5 · no batch norm · clip 1 · batch 32 · seed 7")
  }

  @Test func `what is set can be read back`() throws {
    for setting in TrainingSetting.all where setting.name != "data" {
      let conditions = try changed("optimizer adam rate 0.25 clip 2 initializer he seed 9")
      let again = try TrainingConditions().changed(
        by: [setting.name, setting.text(conditions)])
      #expect(setting.text(again) == setting.text(conditions), "\(setting.name)")
    }
  }

  @Test func `differences are named`() throws {
    let one = try changed("shapes clip 1")
    let other = try changed("shapes rate 2")
    #expect(one.differences(from: other) == ["rate 0.1", "clip 1"])
    #expect(one.differences(from: one).isEmpty)
  }

  @Test(arguments: [
    ("rate banana", "rate: a number of 0 or more expected, found banana"),
    ("rate -1", "rate: a number of 0 or more expected, found -1"),
    ("rate nan", "rate: a number of 0 or more expected, found nan"),
    ("epochs", "epochs: a whole number from 1 to 100000 expected, found nothing"),
    ("epochs 0", "epochs: a whole number from 1 to 100000 expected, found 0"),
    ("clip -1", "clip: off or a number above 0 expected, found -1"),
    ("batch-norm maybe", "batch-norm: on or off expected, found maybe"),
    ("optimizer rmsprop", "optimizer: sgd, nesterov, adam or adamw expected, found rmsprop"),
    ("schedule never", "schedule: constant, step or cosine expected, found never"),
    (
      "initializer normal:x",
      "initializer: now, he, glorot or normal:DEVIATION expected, found normal:x"
    ),
  ])
  func `what cannot be set is said`(line: String, sentence: String) throws {
    let error = try #require(throws: (any Error).self) { try changed(line) }
    #expect("\(error)" == sentence)
  }

  @Test func `an unknown word names data and settings`() throws {
    let error = try #require(throws: (any Error).self) { try changed("frogs") }
    #expect("\(error)".contains("found frogs"))
    #expect("\(error)".contains("mnist:DIR"))
    #expect("\(error)".contains("batch-norm"))
  }
}
