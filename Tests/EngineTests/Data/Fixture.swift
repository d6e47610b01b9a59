import Testing

@testable import Engine

/// The files in `assets/` of the checkout that the tests were built from.
enum Fixture {
  static func path(_ name: String) -> String {
    // …/Tests/EngineTests/Data/Fixture.swift: four names up is the checkout.
    let names = #filePath.split(separator: "/").dropLast(4)
    return "/" + names.joined(separator: "/") + "/assets/" + name
  }
}

/// Compares every seventh row and column of a tensor with what a fixture holds.
///
/// Numbers: Scripts/fixtures/preprocessing.py, Pillow and torchvision.
func expectSamples(
  of tensor: Tensor, match name: String, within tolerance: Float,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let expected = try NumpyFile.read(path: Fixture.path("fixtures/preprocessing/\(name).npy"))
  let (height, width) = (tensor.shape[tensor.shape.rank - 2], tensor.shape[tensor.shape.rank - 1])
  let elements = tensor.elements
  let samples = (0..<elements.count / (height * width)).flatMap { plane in
    stride(from: 0, to: height, by: 7).flatMap { row in
      stride(from: 0, to: width, by: 7).map { elements[(plane * height + row) * width + $0] }
    }
  }
  #expect(samples.count == expected.count, sourceLocation: sourceLocation)
  let worst = zip(samples, expected.elements).map { abs($0 - $1) }.max() ?? .infinity
  #expect(worst <= tolerance, sourceLocation: sourceLocation)
}
