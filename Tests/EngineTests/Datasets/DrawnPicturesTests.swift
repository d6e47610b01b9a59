import TestSupport
import Testing

@testable import Engine

struct DrawnPicturesTests {
  private typealias Series = @Sendable (Range<Int>, UInt64) -> Pictures

  private static let series: [Series] = [
    { Pictures.digits($0, seed: $1) }, { Pictures.shapes($0, seed: $1) },
  ]

  @Test(arguments: 0..<2)
  func `a picture depends on its number and the seed alone`(_ which: Int) {
    let draw = Self.series[which]
    let all = draw(0..<150, 3)
    let some = draw(90..<110, 3)
    for place in 0..<some.count { #expect(some.bytes(of: place) == all.bytes(of: 90 + place)) }
    #expect(some.labels == Array(all.labels[90..<110]))
    #expect(draw(0..<10, 4).bytes != draw(0..<10, 3).bytes)
  }

  @Test(arguments: 0..<2)
  func `no two pictures are alike, and classes come in turn`(_ which: Int) {
    let pictures = Self.series[which](0..<200, 0)
    #expect(Set((0..<200).map { Array(pictures.bytes(of: $0)) }).count == 200)
    for label in 0..<10 { #expect(pictures.labels.count { $0 == label } == 20) }
    #expect(pictures.classNames.count == 10)
  }

  @Test func `digits have the mean and deviation that networks take from them`() {
    let bytes = Pictures.digits(0..<300, seed: 0).bytes.map { Double($0) / 255 }
    let mean = bytes.reduce(0, +) / Double(bytes.count)
    let variance = bytes.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(bytes.count)
    // The drawings vary: 300 of them know the mean to about 0.003.
    #expect(abs(mean - 0.1) < 0.02)
    #expect(abs(variance.squareRoot() - 0.24) < 0.03)
  }

  @Test func `the colours of shapes tell nothing of the class`() {
    let pictures = Pictures.shapes(0..<1000, seed: 1)
    var sums = [[Double]](repeating: [0, 0, 0], count: 10)
    for index in 0..<pictures.count {
      let bytes = Array(pictures.bytes(of: index))
      for channel in 0..<3 {
        let plane = bytes[channel * 1024..<(channel + 1) * 1024]
        sums[Int(pictures.labels[index])][channel] += plane.reduce(0.0) { $0 + Double($1) } / 1024
      }
    }
    // A hundred pictures a class whose means deviate by about 50: their mean is known to about 5.
    for mean in sums.joined() { #expect(abs(mean / 100 - 127.5) < 25) }
  }

  @Test func `every shape lies within the unit circle and covers a good part of it`() {
    for kind in ShapeKind.allCases {
      var inside = 0
      for y in -40...40 {
        for x in -40...40 {
          let point = Point(Float(x), Float(y)) / 32
          guard kind.contains(point) else { continue }
          inside += 1
          #expect(point.squaredLength < 1.1 * 1.1, "\(kind) at \(point)")
        }
      }
      #expect((500..<3300).contains(inside), "\(kind): \(inside) of 3217 places")
    }
  }

  @Test(arguments: 0..<2)
  func `a picture written as PNG is read as it was`(_ which: Int) throws {
    let folder = try ScratchFolder()
    let image = Self.series[which](7..<8, 0).image(of: 0)
    try image.writePNG(to: folder.path + "/a.png")
    #expect(try ImageFile.read(path: folder.path + "/a.png") == image)
  }
}
