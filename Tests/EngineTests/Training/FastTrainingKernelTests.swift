import TestSupport
import Testing

@testable import Engine

/// Training kernels that are chosen for speed, against loops or against the slower ones.
struct FastTrainingKernelTests {
  // MARK: Winograd's filtering

  private let maps: Shape = [16, 64, 8, 8]
  private let layer = Convolution(channels: 64, kernel: 3, padding: 1)

  @Test func `convolutions are filtered where that is estimated to be faster`() throws {
    let device = try Device()
    guard device.hasWideVectors else { return }
    func names(_ input: Shape, _ channels: Int) throws -> [Bool] {
      let problem = ConvolutionProblem(
        layer: Convolution(channels: channels, kernel: 3, padding: 1), input: input,
        weight: [channels, input[1], 3, 3], output: [input[0], channels, input[2], input[3]])
      let forward = try problem.forward(device: device)
      return try [
        forward, problem.backwardToInput(hint: forward, device: device),
        problem.backwardToWeights(hint: forward, device: device),
      ].map { $0.name.contains("wino") }
    }
    #expect(try names([128, 64, 8, 8], 64) == [true, true, true])
    #expect(try names([128, 32, 16, 16], 32) == [true, true, false])
    #expect(try names([128, 16, 32, 32], 16) == [false, false, false])
    #expect(try names([128, 3, 32, 32], 16) == [false, false, false])
  }

  @Test func `a filtered convolution and its gradients are what loops give`() throws {
    let (input, gradient) = (randomTensor(maps, named: "x"), randomTensor(maps, named: "g"))
    let weight = randomTensor([64, 64, 3, 3], named: "w")
    let bias = randomTensor([64], named: "b")
    let bench = try TrainingKernelBench(layer, inputs: [input], parameters: [weight, bias])
    let output = try bench.forward()
    let toInput = try #require(try bench.backward(from: gradient).first)
    let toWeights = try #require(try bench.gradient(ofParameter: 0))
    let random = CounterGenerator(name: "samples")
    func sample(_ number: Int, below limit: Int) -> Int {
      Int((random.signedUnit(at: number) + 1) / 2 * Float(limit))
    }
    for trial in 0..<60 {
      let (n, k) = (sample(5 * trial, below: 16), sample(5 * trial + 1, below: 64))
      let (y, x) = (sample(5 * trial + 2, below: 8), sample(5 * trial + 3, below: 8))
      let c = sample(5 * trial + 4, below: 64)
      let (i, j) = (trial % 3, trial / 3 % 3)
      // Filtering is off by about 1e-5 of sums of hundreds of products of about 1.
      let sum = forwardSum(input, weight, n, k, y, x) + bias.withElements { $0[k] }
      #expect(abs(output[n, k, y, x] - sum) <= 2e-4 * max(1, abs(sum)))
      let back = backwardSum(gradient, weight, n, c, y, x)
      #expect(abs(toInput[n, c, y, x] - back) <= 2e-4 * max(1, abs(back)))
      let slope = weightSum(input, gradient, k, c, i, j)
      #expect(abs(toWeights[k, c, i, j] - slope) <= 2e-4 * max(1, abs(slope)))
    }
  }

  private func forwardSum(
    _ input: Tensor, _ weight: Tensor, _ n: Int, _ k: Int, _ y: Int, _ x: Int
  ) -> Float {
    sum { c, i, j in input.padded(n, c, y + i - 1, x + j - 1) * weight[k, c, i, j] }
  }

  private func backwardSum(
    _ gradient: Tensor, _ weight: Tensor, _ n: Int, _ c: Int, _ y: Int, _ x: Int
  ) -> Float {
    sum { k, i, j in gradient.padded(n, k, y - i + 1, x - j + 1) * weight[k, c, i, j] }
  }

  private func sum(_ term: (Int, Int, Int) -> Float) -> Float {
    var sum = 0.0
    for channel in 0..<64 {
      for i in 0..<3 { for j in 0..<3 { sum += Double(term(channel, i, j)) } }
    }
    return Float(sum)
  }

  private func weightSum(
    _ input: Tensor, _ gradient: Tensor, _ k: Int, _ c: Int, _ i: Int, _ j: Int
  ) -> Float {
    var sum = 0.0
    for n in 0..<16 {
      for y in 0..<8 {
        for x in 0..<8 {
          sum += Double(input.padded(n, c, y + i - 1, x + j - 1) * gradient[n, k, y, x])
        }
      }
    }
    return Float(sum)
  }

  // MARK: Shortcut option A in blocks

  @Test(arguments: [
    ZeroPaddedIdentity(channels: 32, stride: 2, placement: .around),
    ZeroPaddedIdentity(channels: 48, stride: 2, placement: .after),
    ZeroPaddedIdentity(channels: 16, stride: 1, placement: .around),
    ZeroPaddedIdentity(channels: 64, stride: 3, placement: .around),
    // Moved by four channels: by the plain loop.
    ZeroPaddedIdentity(channels: 24, stride: 2, placement: .around),
  ])
  func `a zero-padded shortcut in blocks is the plain one`(_ layer: ZeroPaddedIdentity) throws {
    let input = randomTensor([3, 16, 7, 9], named: "x")
    let plain = try TrainingKernelBench(layer, inputs: [input], parameters: [])
    let blocked = try TrainingKernelBench(
      layer, inputs: [input], parameters: [], order: .blocked)
    let expected = try plain.forward()
    #expect(try blocked.forward() == expected)
    let seed = randomTensor(expected.shape, named: "g")
    #expect(try blocked.backward(from: seed) == plain.backward(from: seed))
    let device = try Device()
    let tensor = try DeviceTensor(input, device: device)
      .reordered(to: MemoryDescriptor(input.shape, .blocked), device: device)
    #expect(try device.run(layer, on: [tensor]).plain(device: device) == expected)
  }

  // MARK: Addition with a rectifier

  @Test(arguments: [ChannelOrder.plain, .blocked])
  func `an addition that rectifies is an addition and a rectifier`(_ order: ChannelOrder) throws {
    let inputs = ["a", "b"].map { randomTensor([2, 16, 5, 6], named: $0) }
    let whole = try TrainingKernelBench(
      Addition(), inputs: inputs, parameters: [], order: order, rectifies: true)
    let addition = try TrainingKernelBench(Addition(), inputs: inputs, parameters: [])
    let sum = try addition.forward()
    let rectifier = try TrainingKernelBench(Activation(.relu), inputs: [sum], parameters: [])
    #expect(try whole.forward() == rectifier.forward())
    let seed = randomTensor(sum.shape, named: "g")
    let passed = try rectifier.backward(from: seed)
    #expect(try whole.backward(from: seed) == [passed[0], passed[0]])
    #expect(!Addition(scale: 0.1).canRectify(inputs: 2) && !Addition().canRectify(inputs: 1))
  }
}

extension Tensor {
  fileprivate subscript(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Float {
    withElements { $0[((a * shape[1] + b) * shape[2] + c) * shape[3] + d] }
  }

  /// Zero outside of the maps.
  fileprivate func padded(_ a: Int, _ b: Int, _ c: Int, _ d: Int) -> Float {
    (0..<shape[2]).contains(c) && (0..<shape[3]).contains(d) ? self[a, b, c, d] : 0
  }
}
