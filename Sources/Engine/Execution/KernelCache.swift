/// The kernels that were made, with their weights in oneDNN's layouts, for the next run.
struct KernelCache {
  /// What a kernel was made for, layouts aside.
  struct Key: Hashable {
    /// The numbers of its layers with their parameters.
    let recipes: [Int]
    let operations: [PostOperation]
    let form: ConvolutionForm
    let inputs: [Shape]
    let output: Shape
  }

  private struct Entry {
    let kernel: any Kernel
    let layouts: [TensorLayout]
  }

  private var entries: [Key: Entry] = [:]
  /// Weights in kernels' layouts, by the recipes of the layers that they belong to.
  private var packed: [[Int]: PackedParameters] = [:]
  private var bytes = 0
  private let budget: Int

  init(budget: Int) {
    self.budget = budget
  }

  /// The kernel for a key and inputs in these layouts; one with weights takes any.
  func kernel(_ key: Key, for inputs: [TensorLayout]) -> (any Kernel)? {
    guard let entry = entries[key] else { return nil }
    return entry.kernel.weightBytes > 0 || entry.layouts == inputs ? entry.kernel : nil
  }

  /// The weights of a kernel that was made of layers with these recipes.
  func packed(of recipes: [Int]) -> PackedParameters? { packed[recipes] }

  /// Remembers a kernel; when all weights together grow too large, the others are let go.
  ///
  /// - Parameters:
  ///   - kernel: the kernel.
  ///   - key: what it was made for.
  ///   - inputs: the layouts that it prefers.
  ///   - weighted: the recipes of the layers that its weights belong to.
  mutating func keep(
    _ kernel: any Kernel, _ key: Key, for inputs: [TensorLayout], weighted: [Int]
  ) {
    if let old = entries.removeValue(forKey: key) { bytes -= old.kernel.weightBytes }
    if bytes + kernel.weightBytes > budget {
      entries = [:]
      packed = [:]
      bytes = 0
    }
    packed[weighted] = kernel.packed
    entries[key] = Entry(kernel: kernel, layouts: inputs)
    bytes += kernel.weightBytes
  }
}
