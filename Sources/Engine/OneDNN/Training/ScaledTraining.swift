/// h · f(s · x) with the kernel of f: the scaled tanh of 1998, and a softmax of −x.
final class ScaledTrainingKernel: TrainingKernel {
  let layout: MemoryDescriptor
  private let inner: UnaryTrainingKernel
  private let slope: SumOfTensors
  private let height: SumOfTensors
  /// What f read and wrote in the last forward pass.
  private var state: TrainingState?

  init(
    _ inner: UnaryTrainingKernel, slope: Float, height: Float, _ device: Device
  ) throws(OneDNNError) {
    self.inner = inner
    layout = inner.layout
    self.slope = try SumOfTensors(inner.layout, scales: [slope], device: device)
    self.height = try SumOfTensors(inner.layout, scales: [height], device: device)
  }

  func forward(
    _ inputs: [DeviceTensor], _ pass: TrainingPass
  ) throws(OneDNNError) -> DeviceTensor {
    let scaled = try slope.run([inputs[0]])
    let output = try inner.forward([scaled], pass)
    state = TrainingState(inputs: [scaled], output: output)
    return try height.run([output])
  }

  func backward(
    _ gradient: DeviceTensor, _ state: TrainingState, wants: [Bool]
  ) throws(OneDNNError) -> [DeviceTensor?] {
    guard wants[0], let own = self.state else { return [nil] }
    let passed = try inner.backward(height.run([gradient]), own, wants: wants)
    guard let result = passed[0] else { return [nil] }
    return [try slope.run([result])]
  }
}
