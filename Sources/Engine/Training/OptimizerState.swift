import Dispatch

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// An optimizer at work: its velocities or moments, and how often it has stepped.
final class OptimizerState {
  let optimizer: Optimizer
  /// Velocity (SGD), or first and second moment (Adam), one number a parameter.
  let memories: [Storage]
  /// How many steps were taken.
  var stepCount = 0
  private let reached: Int

  /// Takes memory for an optimizer.
  ///
  /// - Parameters:
  ///   - optimizer: its rule.
  ///   - count: how many numbers are trained.
  ///   - reached: how many of them, from the first on, gradients reach; the others stay as they are, decay or not, as
  ///     PyTorch's without a gradient do.
  /// - Throws: `RunError.memory`.
  init(_ optimizer: Optimizer, count: Int, reached: Int) throws(RunError) {
    self.optimizer = optimizer
    self.reached = reached
    var memories: [Storage] = []
    for _ in 0..<optimizer.memoryCount {
      guard let storage = Storage(trying: count) else {
        throw .memory(
          layer: "optimizer", needed: 4 * count, available: SystemMemory.availableBytes ?? 0)
      }
      storage.base.initialize(repeating: 0, count: count)
      memories.append(storage)
    }
    self.memories = memories
  }

  /// Moves the values along.
  ///
  /// - Parameters:
  ///   - values: the parameters.
  ///   - gradients: the loss's derivative by each of them.
  ///   - scale: what gradients are multiplied by first: for clipping by norm.
  ///   - rate: the learning rate η.
  func step(_ values: Storage, _ gradients: Storage, scale: Float, rate: Float) {
    stepCount += 1
    let span = UpdateNumbers(
      values: values.base, gradients: gradients.base, memories: memories.map(\.base),
      scale: scale, rate: rate)
    let part = 1 << 16
    let parts = (reached + part - 1) / part
    // Each part is written by one thread, and all are done when the loop returns.
    nonisolated(unsafe) let work = span
    let optimizer = optimizer
    let (step, count) = (stepCount, reached)
    guard parts > 1 else {
      work.update(optimizer, 0..<count, step: step)
      return
    }
    DispatchQueue.concurrentPerform(iterations: parts) { index in
      work.update(optimizer, index * part..<min((index + 1) * part, count), step: step)
    }
    withExtendedLifetime((values, gradients)) {}
  }
}

/// The numbers of one optimizer step.
private struct UpdateNumbers {
  let values: UnsafeMutablePointer<Float>
  let gradients: UnsafeMutablePointer<Float>
  let memories: [UnsafeMutablePointer<Float>]
  let scale: Float
  let rate: Float

  func update(_ optimizer: Optimizer, _ range: Range<Int>, step: Int) {
    switch optimizer {
    case .sgd(let momentum, let nesterov, let decay):
      guard momentum != 0 else {
        for i in range { values[i] -= rate * (gradients[i] * scale + decay * values[i]) }
        return
      }
      descend(range, momentum, nesterov, decay)
    case .adam(let beta1, let beta2, let epsilon, let decay):
      adapt(range, beta1, beta2, epsilon, added: decay, shrinking: 0, step)
    case .adamW(let beta1, let beta2, let epsilon, let decay):
      adapt(range, beta1, beta2, epsilon, added: 0, shrinking: decay, step)
    }
  }

  private func descend(_ range: Range<Int>, _ momentum: Float, _ nesterov: Bool, _ decay: Float) {
    let velocities = memories[0]
    for i in range {
      let gradient = gradients[i] * scale + decay * values[i]
      let velocity = momentum * velocities[i] + gradient
      velocities[i] = velocity
      values[i] -= rate * (nesterov ? gradient + momentum * velocity : velocity)
    }
  }

  private func adapt(
    _ range: Range<Int>, _ beta1: Float, _ beta2: Float, _ epsilon: Float, added: Float,
    shrinking: Float, _ step: Int
  ) {
    let (first, second) = (memories[0], memories[1])
    let correction1 = 1 - pow(Double(beta1), Double(step))
    let correction2 = 1 - pow(Double(beta2), Double(step))
    let size = Float(Double(rate) / correction1)
    let root = Float(correction2.squareRoot())
    for i in range {
      let value = values[i] * (1 - rate * shrinking)
      let gradient = gradients[i] * scale + added * value
      let mean = beta1 * first[i] + (1 - beta1) * gradient
      let square = beta2 * second[i] + (1 - beta2) * gradient * gradient
      first[i] = mean
      second[i] = square
      values[i] = value - size * mean / (square.squareRoot() / root + epsilon)
    }
  }
}
