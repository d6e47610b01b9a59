import TestSupport
import Testing

@testable import Engine

/// Files cut off, changed or with the wrong thing anywhere are read or refused with one sentence; they never trap.
struct NetworkFileFuzzTests {
  private static let texts = [
    try? TextFixture.read("networks/resnet18.yaml"), try? TextFixture.read("networks/digits.yaml"),
    NetworkFile.text(of: ModuleNetwork.make()),
  ].compactMap(\.self)

  private func check(_ text: String) {
    do throws(NetworkFileError) {
      let network = try NetworkFile.read(text: text, file: "net.yaml")
      _ = NetworkAnalysis(network)
    } catch {
      #expect(error.description.hasPrefix("net.yaml"))
      #expect(!error.description.contains("\n"))
      #expect(error.description.count < 1_000)
    }
  }

  @Test(arguments: 0..<3)
  func `files that are cut off anywhere get a sentence`(place: Int) {
    let text = Self.texts[place]
    for count in stride(from: 0, to: text.count, by: 7) { check(String(text.prefix(count))) }
  }

  @Test(arguments: 0..<3)
  func `random changes get a sentence`(place: Int) {
    var random = SplitMix(seed: 11)
    let whole = Array(Self.texts[place].utf8)
    let signs = Array("{}[]():,-#&*!|>'\"%@`?$ \n\t0x".utf8)
    for _ in 0..<500 {
      var bytes = whole
      for _ in 0..<random.pick(1...6) {
        let index = Int.random(in: bytes.indices, using: &random)
        switch random.pick(0...3) {
        case 0: bytes[index] = random.nextInterestingByte()
        case 1: bytes.insert(random.pick(signs), at: index)
        case 2: bytes.remove(at: index)
        default: bytes[index] = random.pick(signs)
        }
      }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func `random bytes get a sentence`() {
    var random = SplitMix(seed: 3)
    for _ in 0..<500 {
      let bytes = (0..<random.pick(1...200)).map { _ in random.nextInterestingByte() }
      check(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test(arguments: 0..<3)
  func `the wrong thing in any place gets a sentence`(place: Int) throws {
    let root = try YAMLDocument.parse(Self.texts[place], file: "net.yaml")
    let things: [YAMLNode] = [
      .text(""), .text("-1"), .text("99999999999999999999"), .text("identity"), .list([]),
      .list([.text("x"), .list([.text("y")])]), .mapping([]),
      .mapping([.init(name: "kind", value: .list([]))]),
      .mapping([.init(name: "", value: .text("relu"))]), .parameter("channels"), .parameter(""),
    ]
    for position in 0..<root.count {
      for thing in things { check(root.replaced(at: position, by: thing)) }
    }
  }

  private func check(_ root: YAMLNode) {
    var reader = NetworkFileReader(file: "net.yaml")
    do throws(NetworkFileError) {
      _ = NetworkAnalysis(try reader.network(root))
    } catch {
      #expect(error.description.hasPrefix("net.yaml"))
    }
  }
}

/// The text of the files in `assets/`.
enum TextFixture {
  static func read(_ name: String) throws -> String {
    String(decoding: try RegularFile(path: Fixture.path(name)).contents(), as: UTF8.self)
  }
}

extension YAMLNode {
  /// The number of nodes in it, itself included.
  fileprivate var count: Int {
    switch content {
    case .scalar: 1
    case .list(let elements): 1 + elements.map(\.count).reduce(0, +)
    case .mapping(let members): 1 + members.map(\.value.count).reduce(0, +)
    }
  }

  /// The same with one node replaced: the one before which so many others begin.
  fileprivate func replaced(at position: Int, by other: YAMLNode) -> YAMLNode {
    var left = position
    return replaced(counting: &left, by: other)
  }

  private func replaced(counting left: inout Int, by other: YAMLNode) -> YAMLNode {
    left -= 1
    if left == -1 { return other }
    guard left >= 0 else { return self }
    var copy = self
    switch content {
    case .scalar: break
    case .list(var elements):
      for index in elements.indices {
        elements[index] = elements[index].replaced(counting: &left, by: other)
      }
      copy.content = .list(elements)
    case .mapping(var members):
      for index in members.indices {
        members[index].value = members[index].value.replaced(counting: &left, by: other)
      }
      copy.content = .mapping(members)
    }
    return copy
  }
}
