import Synchronization

/// The parameter tensors that somebody looked at last, so that a screen drawn again makes none anew.
///
/// Runs do not put theirs here: kernels keep weights in layouts of their own.
final class ParameterMemory: Sendable {
  private struct Content {
    var tensors: [String: Tensor] = [:]
    /// The names, the one that was asked for longest ago first.
    var order: [String] = []
    var bytes = 0
  }

  private let content = Mutex(Content())
  private let budget: Int

  init(budget: Int = 256 << 20) {
    self.budget = budget
  }

  /// The tensor of a name, if it is here in that shape.
  func tensor(_ name: String, shape: Shape) -> Tensor? {
    content.withLock { content in
      guard let tensor = content.tensors[name], tensor.shape == shape else { return nil }
      content.order.removeAll { $0 == name }
      content.order.append(name)
      return tensor
    }
  }

  /// Remembers a tensor unless it is larger than the budget; those unused for longest make room.
  func keep(_ tensor: Tensor, as name: String) {
    let size = Self.bytes(tensor)
    guard size <= budget else { return }
    content.withLock { content in
      Self.drop(name, from: &content)
      while content.bytes + size > budget, let oldest = content.order.first {
        Self.drop(oldest, from: &content)
      }
      content.tensors[name] = tensor
      content.order.append(name)
      content.bytes += size
    }
  }

  private static func drop(_ name: String, from content: inout Content) {
    guard let old = content.tensors.removeValue(forKey: name) else { return }
    content.order.removeAll { $0 == name }
    content.bytes -= bytes(old)
  }

  private static func bytes(_ tensor: Tensor) -> Int {
    tensor.count * MemoryLayout<Float>.stride
  }
}
