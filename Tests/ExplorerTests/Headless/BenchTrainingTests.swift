import Foundation
import TestSupport
import Testing

struct BenchTrainingTests {
  @Test func `a training step's times come as JSON`() throws {
    let run = try ProgramRun("convscope", ["bench", "lenet5", "--train", "--batch", "8", "--json"])
    #expect(run.status == 0, "\(run.errors)")
    struct Row: Decodable {
      let network: String
      let batch: Int
      let median_ms: Double
      let min_ms: Double
      let runs: Int
    }
    let row = try #require(JSONDecoder().decode([Row].self, from: Data(run.output.utf8)).first)
    #expect((row.network, row.batch) == ("lenet5", 8))
    #expect(row.runs >= 10 && row.min_ms > 0 && row.median_ms >= row.min_ms)
  }

  @Test func `feature maps cannot be trained on`() throws {
    let run = try ProgramRun("convscope", ["bench", "conv-layer", "--train"])
    #expect(run.status == 1)
    #expect(run.errors.contains("a network that gives classes expected"))
  }
}
