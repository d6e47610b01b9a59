import Foundation
import Testing

@testable import Engine

/// Trained LeNet-5 on the sample digits, from the PNG to the logits, against
/// `Scripts/fixtures/lenet5_digits.py`.
struct DigitsTests {
  struct Digit: Decodable, CustomStringConvertible {
    let file: String
    let predicted: Int
    let probability: Float
    let logits: [Float]

    var description: String { file }

    static func all() throws -> [Digit] {
      struct File: Decodable { let digits: [Digit] }
      let url = URL(fileURLWithPath: Fixture.path("fixtures/lenet5-digits.json"))
      return try JSONDecoder().decode(File.self, from: Data(contentsOf: url)).digits
    }
  }

  @Test(arguments: try Digit.all())
  func `logits and probability are PyTorch's`(_ digit: Digit) async throws {
    let loader = SetupLoader(input: Fixture.path(String(digit.file.dropFirst("assets/".count))))
    let setup = try loader.load()
    #expect(!setup.parameters.isRandom)
    let session = Session()
    let logits = try #require(setup.network.index(of: "fc3"))
    let found = try await session.activation(of: logits, in: setup).elements
    #expect(found.count == digit.logits.count)
    let worst = zip(found, digit.logits).map { abs($0 - $1) }.max() ?? .infinity
    #expect(worst <= 1e-4 * (digit.logits.map(abs).max() ?? 0))
    let answer = try await session.activation(of: setup.network.output, in: setup)
    let best = try #require(answer.topClasses(1, labels: setup.network.labels).first)
    #expect(best.index == digit.predicted)
    #expect(abs(best.probability - digit.probability) < 1e-4)
  }
}
