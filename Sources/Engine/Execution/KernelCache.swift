/// The kernels that were made, with their weights in oneDNN's layouts, for the next run.
struct KernelCache {
  /// What a kernel was made for, layouts aside.
  struct Key: Hashable {
    let layer: AnyHashable
    let parameters: [ParameterStore.Identity]
    let inputs: [Shape]
    let output: Shape
  }

  private struct Entry {
    let kernel: any Kernel
    let layouts: [MemoryDescriptor]
    let bytes: Int
  }

  private var entries: [Key: Entry] = [:]
  private var bytes = 0
  private let budget: Int

  init(budget: Int) {
    self.budget = budget
  }

  /// The kernel for a key and inputs in these layouts.
  func kernel(_ key: Key, for inputs: [DeviceTensor]) -> (any Kernel)? {
    guard let entry = entries[key], entry.layouts == inputs.map(\.descriptor) else { return nil }
    return entry.kernel
  }

  /// Remembers a kernel; when all weights together grow too large, the others are let go.
  mutating func keep(
    _ kernel: any Kernel, _ key: Key, for inputs: [DeviceTensor], weightBytes: Int
  ) {
    if let old = entries.removeValue(forKey: key) { bytes -= old.bytes }
    if bytes + weightBytes > budget {
      entries = [:]
      bytes = 0
    }
    entries[key] = Entry(kernel: kernel, layouts: inputs.map(\.descriptor), bytes: weightBytes)
    bytes += weightBytes
  }
}
