internal import COneDNN

extension Addition: TrainingKernelMaking {
  func canRectify(inputs: Int) -> Bool { inputs == 2 && scale == 1 }

  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    context.rectifies
      ? try RectifiedAdditionTrainingKernel(context) : try AdditionTrainingKernel(self, context)
  }
}

/// max(0, a + b) in one go; backward hands the gradient on to both inputs where the sum was positive.
final class RectifiedAdditionTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let sum: Rectifier
  private let rectifier: any TrainingKernel
  private let context: TrainingContext

  init(_ context: TrainingContext) throws(OneDNNError) {
    self.context = context
    layout = context.inputs[0]
    sum = Rectifier(device: context.device)
    rectifier = try Activation(.relu).makeTrainingKernel(context)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: context.output, layout, device: context.device)
    let second = try inputs[1].reordered(to: layout, device: context.device)
    sum.run([inputs[0], second], into: result)
    return result
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    let passed = try rectifier.backward(gradient, state, wants: [wants.contains(true)])
    return wants.map { $0 ? passed[0] : nil }
  }
}

/// The sum of its inputs, the first one scaled; backward hands the gradient on to each of them, scaled likewise.
final class AdditionTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let sum: SumOfTensors?
  private let scaling: SumOfTensors?

  init(_ layer: Addition, _ context: TrainingContext) throws(OneDNNError) {
    layout = context.inputs[0]
    let count = context.inputs.count
    scaling =
      layer.scale == 1
      ? nil : try SumOfTensors(layout, scales: [layer.scale], device: context.device)
    sum =
      count > 1
      ? try SumOfTensors(layout, scales: layer.scales(count: count), device: context.device)
      : scaling
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    guard let sum else { return inputs[0] }
    return try sum.run(inputs)
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    var gradients: [DeviceTensor?] = wants.map { $0 ? gradient : nil }
    if let scaling, wants.first == true { gradients[0] = try scaling.run([gradient]) }
    return gradients
  }
}

/// Adds tensors of one shape up, each multiplied by its scale.
struct SumOfTensors {
  private let primitive: Primitive
  private let layout: MemoryDescriptor
  private let device: Device

  init(_ layout: MemoryDescriptor, scales: [Float], device: Device) throws(OneDNNError) {
    primitive = try Primitive(PrimitiveDescriptor(sum: layout, scales: scales, device: device))
    self.layout = layout
    self.device = device
  }

  func run(_ inputs: [DeviceTensor]) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: inputs[0].shape, layout, device: device)
    var arguments: [(Int32, DeviceTensor)] = [(DNNL_ARG_DST, result)]
    for (place, input) in inputs.enumerated() {
      let tensor = try input.reordered(to: layout, device: device)
      arguments.append((DNNL_ARG_MULTIPLE_SRC + Int32(place), tensor))
    }
    try primitive.run(arguments, on: device)
    return result
  }
}

extension Concatenation: TrainingKernelMaking {
  func makeTrainingKernel(_ context: TrainingContext) throws(OneDNNError) -> any TrainingKernel {
    try ConcatenationTrainingKernel(context)
  }
}

/// Puts channels side by side; backward cuts the gradient up again.
final class ConcatenationTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let primitive: Primitive
  private let context: TrainingContext
  /// What each input's part of the gradient is copied by.
  private let cuts: [Cut]

  private struct Cut {
    let part: MemoryDescriptor
    let reorder: Reorder
  }

  init(_ context: TrainingContext) throws(OneDNNError) {
    self.context = context
    let descriptor = try Self.descriptor(context)
    layout = try descriptor.layout(dnnl_query_dst_md)
    primitive = try Primitive(descriptor)
    var cuts: [Cut] = []
    for (place, channel) in Self.firstChannels(context).enumerated() {
      let shape = context.shapes[place]
      let offsets = [0, channel] + Array(repeating: 0, count: shape.rank - 2)
      let part = try layout.part(shape, at: offsets)
      let reorder = try Reorder(from: part, to: context.inputs[place], device: context.device)
      cuts.append(Cut(part: part, reorder: reorder))
    }
    self.cuts = cuts
  }

  /// The shapes of all places, with the batch size.
  var inputShapes: [Shape] { context.shapes }

  /// How many channels a block of oneDNN's widest layout has.
  private static let widestBlock = 16

  /// Parts of a blocked layout begin at whole blocks only: elsewhere channels lie row by row.
  private static func descriptor(
    _ context: TrainingContext
  ) throws(OneDNNError) -> PrimitiveDescriptor {
    let isAligned = firstChannels(context).allSatisfy { $0 % widestBlock == 0 }
    let destination =
      isAligned
      ? try MemoryDescriptor(any: context.output) : try MemoryDescriptor(plain: context.output)
    let handle = try Handle<PrimitiveDescriptorKind>("dnnl_concat_primitive_desc_create") {
      var dst = destination.raw
      return dnnl_concat_primitive_desc_create(
        $0, &dst, Int32(context.inputs.count), 1, context.inputs.map(\.raw), nil,
        context.device.engine.raw)
    }
    return PrimitiveDescriptor(handle: handle)
  }

  /// The channel at which each input begins in the output.
  private static func firstChannels(_ context: TrainingContext) -> [Int] {
    var next = 0
    return context.shapes.map { shape in
      defer { next += shape[1] }
      return next
    }
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let result = try DeviceTensor(shape: context.output, layout, device: context.device)
    var arguments: [(Int32, DeviceTensor)] = [(DNNL_ARG_DST, result)]
    for (place, (input, layout)) in zip(inputs, context.inputs).enumerated() {
      let tensor = try input.reordered(to: layout, device: context.device)
      arguments.append((DNNL_ARG_MULTIPLE_SRC + Int32(place), tensor))
    }
    try primitive.run(arguments, on: context.device)
    return result
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    var results: [DeviceTensor?] = []
    for (place, cut) in cuts.enumerated() {
      guard wants[place] else {
        results.append(nil)
        continue
      }
      let shape = context.shapes[place]
      let source = try DeviceTensor(
        sharing: gradient, as: shape, cut.part, device: context.device)
      let result = try DeviceTensor(
        shape: shape, context.inputs[place], device: context.device)
      try cut.reorder.run(source, into: result)
      results.append(result)
    }
    return results
  }
}
