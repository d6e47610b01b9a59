/// Settles a plan's kernels first, then the memory of all activations, then the kernels' arguments.
struct ProgramBuilder {
  /// Numbers in some layout in some memory.
  private struct Value {
    let layout: TensorLayout
    /// The memory, by number; nil for the network's input, which lies elsewhere.
    let memory: Int?
  }

  /// One piece of work: a kernel's, or a copy into another layout.
  private struct Work {
    let kernel: (any Kernel)?
    let inputs: [Int]
    let output: Int
    /// Whether there is nothing to do: the output lies there already.
    var isDone = false
  }

  private let preparation: Preparation
  private let device: Device
  private let plan: Plan
  private let targets: [Int]
  private var values: [Value] = []
  private var memories = ActivationMemories()
  private var works: [Work] = []
  /// The works of each step.
  private var ranges: [Range<Int>] = []
  private var valueOf: [Int: Int] = [:]
  /// The same numbers in other layouts, by value.
  private var copies: [Int: [Int]] = [:]
  /// How often each layer is still read.
  private var readers: [Int: Int] = [:]

  /// Prepares for a plan.
  init(_ preparation: Preparation, _ plan: Plan, targets: [Int], device: Device) {
    self.preparation = preparation
    self.plan = plan
    self.targets = targets
    self.device = device
    for target in targets { readers[target, default: 0] += 1 }
    for step in plan.steps { for input in step.inputs { readers[input, default: 0] += 1 } }
  }

  /// Makes the program.
  ///
  /// - Parameters:
  ///   - input: a tensor of the shape that the network will be fed.
  ///   - makeKernel: makes the kernel of a step for inputs in some layouts.
  /// - Returns: the program.
  /// - Throws: what `makeKernel` throws, and `RunError` when memory runs out or oneDNN refuses.
  mutating func build(
    input: Tensor, makeKernel: (Plan.Step, [TensorLayout]) throws(RunError) -> any Kernel
  ) throws(RunError) -> Program {
    let source = try calling(0) { () throws(OneDNNError) in
      try DeviceTensor(input, device: device)
    }
    valueOf[0] = addValue(source.layout, nil)
    for step in plan.steps where step.layer != 0 {
      let inputs = step.inputs.compactMap { valueOf[$0] }
      let kernel = try makeKernel(step, inputs.map { values[$0].layout })
      add(step, kernel, inputs)
    }
    let assignment = BufferAssignment(demands())
    try MemoryLimit.check(
      bytes: assignment.byteCount, for: preparation.network.nodes[preparation.network.output].name)
    return try calling(preparation.network.output) { () throws(OneDNNError) in
      try settle(assignment, source)
    }
  }
}

extension ProgramBuilder {
  /// Adds a step's work: copies where its kernel reads in another layout, then the kernel's.
  private mutating func add(_ step: Plan.Step, _ kernel: any Kernel, _ inputs: [Int]) {
    let start = works.count
    for input in step.inputs { readers[input, default: 0] -= 1 }
    var sources = inputs
    for (place, layout) in (kernel.sources ?? []).enumerated() where place < sources.count {
      sources[place] = value(sources[place], in: layout)
    }
    let memory: Int?
    var isDone = kernel.effect == .shares
    switch kernel.effect {
    case .separate: memory = memories.add()
    case .shares: memory = values[sources[0]].memory
    case .accumulates:
      memory = isFree(sources[1], besides: sources[0]) ? values[sources[1]].memory : memories.add()
      forgetCopies(in: memory)
    case .gathers(let offsets):
      let whole = memories.add()
      isDone = gather(sources, into: whole, at: offsets)
      memory = whole
    }
    let output = addValue(kernel.destination, memory)
    valueOf[step.layer] = output
    works.append(Work(kernel: kernel, inputs: sources, output: output, isDone: isDone))
    ranges.append(start..<works.count)
  }

  private mutating func addValue(_ layout: TensorLayout, _ memory: Int?) -> Int {
    if let memory { memories.hold(layout.byteCount, in: memory) }
    values.append(Value(layout: layout, memory: memory))
    return values.count - 1
  }

  /// Lets what is gathered be computed where it is wanted, and copies there what cannot be.
  ///
  /// - Returns: false where nothing can be: then a kernel copies all at once.
  private mutating func gather(_ sources: [Int], into whole: Int, at offsets: [Int]) -> Bool {
    var others: [(source: Int, offset: Int)] = []
    for (source, offset) in zip(sources, offsets) {
      let value = values[source]
      guard let memory = value.memory,
        memories.place(memory, in: whole, at: offset, byteCount: value.layout.byteCount)
      else {
        others.append((source, offset))
        continue
      }
    }
    guard others.count < sources.count else { return false }
    for (source, offset) in others {
      let layout = values[source].layout
      let part = memories.add()
      let copy = addValue(layout, part)
      _ = memories.place(part, in: whole, at: offset, byteCount: layout.byteCount)
      works.append(Work(kernel: nil, inputs: [source], output: copy))
    }
    return true
  }

  /// The value with the same numbers in a layout: itself, a copy that is there, or a new one.
  private mutating func value(_ value: Int, in descriptor: MemoryDescriptor) -> Int {
    let layout = TensorLayout(shape: values[value].layout.shape, descriptor: descriptor)
    if values[value].layout == layout { return value }
    for copy in copies[value] ?? [] where values[copy].layout == layout { return copy }
    let copy = addValue(layout, memories.add())
    works.append(Work(kernel: nil, inputs: [value], output: copy))
    copies[value, default: []].append(copy)
    return copy
  }

  /// Whether nobody reads a value's memory any more, so that a kernel may write over it.
  private func isFree(_ value: Int, besides other: Int) -> Bool {
    guard let memory = values[value].memory else { return false }
    if let read = values[other].memory, memories.areTogether(read, memory) { return false }
    return !valueOf.contains { node, value in
      guard (readers[node] ?? 0) > 0, let read = values[value].memory else { return false }
      return memories.areTogether(read, memory)
    }
  }

  /// Copies that were written over are no copies any more.
  private mutating func forgetCopies(in memory: Int?) {
    guard let memory else { return }
    for (value, list) in copies {
      copies[value] = list.filter { copy in
        values[copy].memory.map { !memories.areTogether($0, memory) } ?? true
      }
    }
  }

  /// What each memory must hold, and for how long.
  private func demands() -> [BufferAssignment.Demand] {
    var bytes = [Int](repeating: 0, count: memories.count)
    var first = [Int](repeating: .max, count: memories.count)
    var last = [Int](repeating: 0, count: memories.count)
    for value in values {
      if let place = value.memory.map(memories.whole) {
        bytes[place.memory] = max(bytes[place.memory], place.offset + value.layout.byteCount)
      }
    }
    for (time, work) in works.enumerated() {
      for value in work.inputs + [work.output] {
        guard let memory = values[value].memory.map(memories.whole)?.memory else { continue }
        first[memory] = min(first[memory], time)
        last[memory] = max(last[memory], time)
      }
    }
    for target in targets {
      if let value = valueOf[target], let memory = values[value].memory {
        last[memories.whole(memory).memory] = works.count
      }
    }
    return (0..<memories.count).map { memory in
      BufferAssignment.Demand(
        byteCount: bytes[memory], steps: min(first[memory], last[memory])...last[memory])
    }
  }
}

extension ProgramBuilder {
  private func settle(
    _ assignment: BufferAssignment, _ source: DeviceTensor
  ) throws(OneDNNError) -> Program {
    let arena = try Arena(byteCount: assignment.byteCount)
    var tensors: [DeviceTensor] = []
    var inputViews: [DeviceTensor] = []
    for value in values {
      if let offset = offset(of: value, assignment) {
        tensors.append(try DeviceTensor(value.layout, in: arena, at: offset, device: device))
      } else if value.layout == source.layout {
        tensors.append(source)
      } else {
        let view = try DeviceTensor(
          sharing: source, as: value.layout.shape, value.layout.descriptor, device: device)
        inputViews.append(view)
        tensors.append(view)
      }
    }
    var steps: [Program.Step] = []
    for (step, range) in zip(plan.steps.filter { $0.layer != 0 }, ranges) {
      var calls: [any KernelCall] = []
      for work in works[range] {
        if let call = try call(of: work, tensors) { calls.append(call) }
      }
      steps.append(
        Program.Step(
          plan: step, calls: calls, description: description(range, assignment)))
    }
    var outputs: [Int: DeviceTensor] = [:]
    for target in targets { if let value = valueOf[target] { outputs[target] = tensors[value] } }
    return Program(
      steps: steps, input: source, inputViews: inputViews, outputs: outputs,
      activationBytes: assignment.byteCount,
      device: device)
  }

  /// Where a value lies among all activations, in bytes; nil for what lies elsewhere.
  private func offset(of value: Value, _ assignment: BufferAssignment) -> Int? {
    value.memory.map(memories.whole).map { assignment.offsets[$0.memory] + $0.offset }
  }

  private func call(
    of work: Work, _ tensors: [DeviceTensor]
  ) throws(OneDNNError) -> (any KernelCall)? {
    let inputs = work.inputs.map { tensors[$0] }
    let output = tensors[work.output]
    guard let kernel = work.kernel else {
      return try inputs[0].copyingCall(into: output, device: device)
    }
    if work.isDone { return nil }
    return try kernel.call(inputs, into: output, device: device)
  }

  private func description(
    _ range: Range<Int>, _ assignment: BufferAssignment
  ) -> StepDescription {
    let work = works[range.upperBound - 1]
    let output = values[work.output]
    let read = work.inputs.map { values[$0].layout.byteCount }.reduce(0, +)
    return StepDescription(
      kernel: work.isDone ? "nothing" : work.kernel?.name ?? "",
      order: output.layout.descriptor.order(of: output.layout.shape),
      offset: offset(of: output, assignment),
      bytesRead: work.isDone ? 0 : read + (work.kernel?.weightBytes ?? 0),
      bytesWritten: work.isDone ? 0 : output.layout.byteCount)
  }

  /// Gives oneDNN's errors a layer's name.
  private func calling<Result>(
    _ index: Int, _ body: () throws(OneDNNError) -> Result
  ) throws(RunError) -> Result {
    do throws(OneDNNError) {
      return try body()
    } catch {
      throw .kernel(layer: preparation.network.nodes[index].name, error)
    }
  }
}
