import Testing

@testable import Engine

/// Kernels one after the other, and one kernel more than once.
struct KernelChainTests {
  private let device: Device

  init() throws {
    device = try Device()
  }

  @Test func `a chain in oneDNN's layouts equals the same chain in plain ones`() throws {
    let input = try DeviceTensor(randomTensor([2, 16, 12, 12], named: "chain"), device: device)
    let steps: [(any Layer, [Tensor])] = [
      (Convolution(channels: 24, kernel: 3, padding: 1, hasBias: false), [random([24, 16, 3, 3])]),
      (
        BatchNormalization(),
        [random([24]), random([24]), random([24]), Tensor(repeating: 1, shape: [24])]
      ),
      (Activation(.relu), []),
      (MaxPooling(kernel: 3, stride: 2, padding: 1), []),
      (Convolution(channels: 20, kernel: 3), [random([20, 24, 3, 3]), random([20])]),
    ]
    var (blocked, plain) = (input, input)
    var blockedLayouts = 0
    for (layer, parameters) in steps {
      blocked = try device.run(layer, on: [blocked], parameters: parameters)
      if try !blocked.isPlain() { blockedLayouts += 1 }
      let next = try device.run(layer, on: [plain], parameters: parameters)
      plain = try DeviceTensor(next.plain(device: device), device: device)
    }
    #expect(blockedLayouts > 0, "oneDNN chose plain layouts, so this test shows nothing")
    let difference = try blocked.plain(device: device)
      .worstDifference(from: plain.plain(device: device))
    #expect(difference <= 1e-5)
  }

  @Test func `a kernel's second run leaves the first result alone`() throws {
    let layer = Convolution(channels: 8, kernel: 3, hasBias: false)
    let weight = random([8, 4, 3, 3])
    let sources = try ["one", "two"].map {
      try DeviceTensor(randomTensor([1, 4, 9, 9], named: $0), device: device)
    }
    let kernel = try device.kernel(for: layer, [sources[0]], parameters: [weight])
    let first = try kernel.run([sources[0]])
    let before = try first.plain(device: device)
    let second = try kernel.run([sources[1]]).plain(device: device)
    #expect(try first.plain(device: device) == before)
    #expect(second != before)
    let fresh = try device.run(layer, on: [sources[1]], parameters: [weight])
    #expect(try second == fresh.plain(device: device))
  }

  @Test func `a kernel takes an input of the same shape in another layout`() throws {
    let input = try DeviceTensor(randomTensor([1, 16, 8, 8], named: "layout"), device: device)
    let convolution = Convolution(channels: 16, kernel: 1, hasBias: false)
    let blocked = try device.run(convolution, on: [input], parameters: [random([16, 16, 1, 1])])
    let plain = try DeviceTensor(blocked.plain(device: device), device: device)
    #expect(try !blocked.isPlain())
    let kernel = try device.kernel(for: Activation(.relu), [plain])
    #expect(
      try kernel.run([blocked]).plain(device: device) == kernel.run([plain]).plain(device: device))
  }

  @Test func `the channels of zeros can lie around the others, in every example`() throws {
    let input = Tensor([1, 2, 3, 4, 5, 6, 7, 8], shape: [2, 1, 2, 2])
    let layer = ZeroPaddedIdentity(channels: 4, stride: 2, placement: .around)
    let result = try device.run(layer, on: [DeviceTensor(input, device: device)])
    #expect(
      try result.plain(device: device) == Tensor([0, 1, 0, 0, 0, 5, 0, 0], shape: [2, 4, 1, 1]))
  }

  @Test func `dropout and an addition of one input copy nothing`() throws {
    let input = try DeviceTensor(random([1, 3, 4, 4]), device: device)
    #expect(try device.kernel(for: Dropout(), [input]).run([input]) === input)
    let addition = try KernelRegistry.makeKernel(
      for: Addition(), inputs: [input], output: input.shape, parameters: [], device: device)
    #expect(try addition.run([input]) === input)
  }

  private func random(_ shape: Shape) -> Tensor { randomTensor(shape, named: "\(shape)") }
}
