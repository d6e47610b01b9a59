import Testing

@testable import Engine

/// Every layer's backward pass against PyTorch: `Scripts/fixtures/layer_gradients.py` made the numbers.
struct LayerGradientTests {
  private static func cases() throws -> [LayerFixture] {
    let file = try gradients()
    // Dropout draws masks of its own: it has a test of its own.
    return try LayerFixture.all().filter {
      file.entries["\($0.name).seed"] != nil && $0.kind != "dropout"
    }
  }

  private static func gradients() throws -> SafetensorsFile {
    try SafetensorsFile(path: Fixture.path("fixtures/layer-gradients.safetensors"))
  }

  // Sums of up to some hundred terms of about 1 in float32, in another order than PyTorch's.
  private let tolerance: Float = 2e-5

  @Test(arguments: try cases())
  func `gradients are PyTorch's`(_ fixture: LayerFixture) throws {
    let expected = try Self.gradients()
    let bench = try bench(fixture)
    let results = try bench.backward(from: expected.tensor(named: "\(fixture.name).seed"))
    #expect(results.count == fixture.inputs.count)
    for (role, result) in zip(fixture.inputs, results) {
      let wanted = try expected.tensor(named: "\(fixture.name).\(role)")
      #expect(result.worstDifference(from: wanted) <= tolerance, "\(role)")
    }
    for (place, specification) in try specifications(fixture).enumerated()
    where specification.isTrained {
      let wanted = try expected.tensor(named: "\(fixture.name).\(specification.name)")
      let result = try #require(try bench.gradient(ofParameter: place))
      #expect(result.worstDifference(from: wanted) <= tolerance, "\(specification.name)")
    }
  }

  @Test(arguments: try cases().filter { $0.kind == "batch_normalization" })
  func `batch normalization takes the batch's statistics and runs them along`(
    _ fixture: LayerFixture
  ) throws {
    let expected = try Self.gradients()
    let bench = try bench(fixture)
    let output = try bench.forward()
    #expect(
      output.worstDifference(from: try expected.tensor(named: "\(fixture.name).output"))
        <= tolerance)
    for (place, role) in [(2, "running_mean"), (3, "running_var")] {
      let wanted = try expected.tensor(named: "\(fixture.name).\(role)")
      let result = try bench.parameters[place].value.plain(device: bench.device)
      #expect(result.worstDifference(from: wanted) <= tolerance, "\(role)")
    }
  }

  private func bench(_ fixture: LayerFixture) throws -> TrainingKernelBench {
    let file = try SafetensorsFile(path: Fixture.path("fixtures/layers.safetensors"))
    let layer = try #require(fixture.layer)
    return try TrainingKernelBench(
      layer, inputs: fixture.inputs.map { try file.tensor(named: "\(fixture.name).\($0)") },
      parameters: specifications(fixture).map {
        try file.tensor(named: "\(fixture.name).\($0.name)", shape: $0.shape)
      })
  }

  private func specifications(_ fixture: LayerFixture) throws -> [ParameterSpecification] {
    let file = try SafetensorsFile(path: Fixture.path("fixtures/layers.safetensors"))
    let shapes = try fixture.inputs.map { role in
      Shape(Array(try file.tensor(named: "\(fixture.name).\(role)").shape.dimensions.dropFirst()))
    }
    return try #require(fixture.layer).parameters(for: shapes)
  }
}
