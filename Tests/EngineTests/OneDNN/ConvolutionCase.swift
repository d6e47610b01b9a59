import Testing

@testable import Engine

/// A convolution and the maps that it reads.
struct ConvolutionCase: CustomTestStringConvertible, Sendable {
  var window: Extent
  var padding: Padding?
  var channels = (32, 32)
  var maps: Extent
  var batch = 1
  var stride = 1

  var testDescription: String {
    "\(window) by \(stride) on \(batch)×\(channels.0)×\(maps), \(channels.1) filters"
  }

  var layer: Convolution {
    let around = Padding(height: (window.height - 1) / 2, width: (window.width - 1) / 2)
    return Convolution(
      channels: channels.1, kernel: window, stride: Extent(height: stride, width: stride),
      padding: padding ?? around)
  }

  var input: Shape { [batch, channels.0, maps.height, maps.width] }

  /// What its kernel is made for; weights about as large as trained ones, so that outputs are about 1.
  func context(
    _ form: ConvolutionForm, _ operations: [PostOperation],
    normalization: FoldedNormalization? = nil, device: Device
  ) throws -> KernelContext {
    let maps = Shape(Array(input.dimensions.dropFirst()))
    let output = try layer.outputShape(for: [maps]).batched(batch)
    let weights = layer.parameters(for: [maps])[0].shape
    let scale = 2 / Float(weights.elementCount / weights[0]).squareRoot()
    let weight = randomTensor(weights, named: "weight").elements.map { scale * $0 }
    return KernelContext(
      inputs: [
        TensorLayout(shape: input, descriptor: try MemoryDescriptor(plain: input))
      ],
      output: output,
      parameters: [
        Tensor(weight, shape: weights), randomTensor([channels.1], named: "bias"),
      ],
      device: device,
      attachment: KernelAttachment(normalization: normalization, operations: operations), form: form
    )
  }

  /// A normalization behind it.
  func normalization() throws -> FoldedNormalization {
    try FoldedNormalization(
      BatchNormalization(),
      (0..<3).map { randomTensor([channels.1], named: "\($0)") }
        + [Tensor(repeating: 2, shape: [channels.1])])
  }

  /// What the layer and all that is attached to it make of an input.
  func expected(_ context: KernelContext, _ inputs: [Tensor]) -> Tensor {
    let normalization = context.attachment.normalization
    let (weight, bias) = (context.parameters[0], context.parameters[1])
    let length = weight.count / weight.shape[0]
    let scaled = weight.elements.enumerated()
      .map { $0.element * (normalization?.scales[$0.offset / length] ?? 1) }
    var result = NaiveLoops.convolve(
      inputs[0], Tensor(scaled, shape: weight.shape), normalization?.bias(bias) ?? bias,
      layer, output: context.output
    ).elements
    for operation in context.attachment.operations {
      result =
        operation == .add ? zip(result, inputs[1].elements).map(+) : result.map { max(0, $0) }
    }
    return Tensor(result, shape: context.output)
  }

  /// Compares a kernel, with everything that can be attached to it, with the definition, and one that shares its weights.
  func check(
    _ form: ConvolutionForm, within tolerance: Float, device: Device,
    make: (Convolution, KernelContext, PackedParameters?) throws -> (any Kernel)?
  ) throws {
    let all: [[PostOperation]] = [
      [], [.activation(.relu)], [.add], [.add, .activation(.relu)],
    ]
    for operations in all {
      let context = try context(
        form, operations, normalization: operations.isEmpty ? nil : normalization(),
        device: device)
      let inputs =
        [randomTensor(input, named: "input")]
        + (operations.contains(.add) ? [randomTensor(context.output, named: "other")] : [])
      let kernel = try #require(try make(layer, context, nil))
      let found = try kernel.result(inputs, device: device)
      #expect(found.worstDifference(from: expected(context, inputs)) <= tolerance)
      let shared = try #require(try make(layer, context, kernel.packed))
      #expect(try shared.result(inputs, device: device) == found)
    }
  }
}

extension Kernel {
  /// What it makes of inputs.
  func result(_ inputs: [Tensor], device: Device) throws -> Tensor {
    try run(inputs.map { try DeviceTensor($0, device: device) }).plain(device: device)
  }
}
