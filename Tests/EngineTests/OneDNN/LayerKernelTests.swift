import Testing

@testable import Engine

/// Every layer kind against PyTorch: `Scripts/fixtures/layers.py` made the numbers.
struct LayerKernelTests {
  @Test(arguments: try LayerFixture.all())
  func `a layer computes what PyTorch computes`(_ fixture: LayerFixture) throws {
    let layer = try #require(fixture.layer)
    let file = try SafetensorsFile(path: Fixture.path("fixtures/layers.safetensors"))
    let inputs = try fixture.inputs.map { try file.tensor(named: "\(fixture.name).\($0)") }
    let expected = try file.tensor(named: "\(fixture.name).output")
    let shapes = inputs.map { Shape(Array($0.shape.dimensions.dropFirst())) }

    let shape = try layer.outputShape(for: shapes)
    #expect(shape.batched(inputs[0].shape[0]) == expected.shape)

    let parameters = try layer.parameters(for: shapes).map { specification in
      try file.tensor(named: "\(fixture.name).\(specification.name)", shape: specification.shape)
    }
    let device = try Device()
    let sources = try inputs.map { tensor in try DeviceTensor(tensor, device: device) }
    let kernel = try KernelRegistry.makeKernel(
      for: layer, inputs: sources, output: expected.shape, parameters: parameters, device: device)
    let result = try kernel.run(sources).plain(device: device)

    // Sums of up to some hundred terms of about 1 in float32, in another order than PyTorch's.
    let worst = zip(result.elements, expected.elements).map { abs($0 - $1) / max(1, abs($1)) }.max()
    #expect((worst ?? 1) <= 1e-5)
  }

  @Test func `a chain of kernels in oneDNN's own layouts equals the plain one`() throws {
    let device = try Device()
    let input = Tensor(shape: [2, 16, 10, 10]) { buffer in
      let random = CounterGenerator(name: "chain")
      for index in buffer.indices { buffer[index] = random.signedUnit(at: index) }
    }
    let weight = Initializer.he(fanIn: 144).tensor(shape: [32, 16, 3, 3], name: "w", seed: 1)
    let convolution = Convolution(channels: 32, kernel: 3, padding: 1, hasBias: false)
    let first = try DeviceTensor(input, device: device)
    let blocked = try KernelRegistry.makeKernel(
      for: convolution, inputs: [first], output: [2, 32, 10, 10], parameters: [weight],
      device: device
    ).run([first])
    let plain = try DeviceTensor(blocked.plain(device: device), device: device)
    let pooling = MaxPooling(kernel: 3, stride: 2, padding: 1)
    let results = try [blocked, plain].map { source in
      try KernelRegistry.makeKernel(
        for: pooling, inputs: [source], output: [2, 32, 5, 5], parameters: [], device: device
      ).run([source]).plain(device: device)
    }
    #expect(results[0] == results[1])
  }

  @Test func `what oneDNN refuses is an error with the call's name`() throws {
    let device = try Device()
    let input = try DeviceTensor(Tensor(shape: [1, 5, 8, 8]), device: device)
    let weight = Tensor(shape: [4, 3, 3, 3])
    #expect(throws: OneDNNError.self) {
      try KernelRegistry.makeKernel(
        for: Convolution(channels: 4, kernel: 3, hasBias: false), inputs: [input],
        output: [1, 4, 6, 6], parameters: [weight], device: device)
    }
  }
}
