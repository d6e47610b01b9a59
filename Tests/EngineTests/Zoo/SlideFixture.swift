import Foundation

/// A worked example of the lecture, of `assets/fixtures/slides.json`.
struct SlideFixture: Decodable, CustomStringConvertible {
  let name: String
  let parameters: Int
  var statistics: Int?
  var macs: Int?
  let output: [Int]
  var input: [[Float]]?
  var result: [[Float]]?
  var description: String { name }

  static func all() throws -> [SlideFixture] {
    let url = URL(fileURLWithPath: Fixture.path("fixtures/slides.json"))
    return try JSONDecoder().decode([SlideFixture].self, from: Data(contentsOf: url))
  }
}
