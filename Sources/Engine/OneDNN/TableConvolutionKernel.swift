extension TableConvolution: KernelMaking {
  func makeKernel(_ context: KernelContext) throws(OneDNNError) -> any Kernel {
    let channels = try context.input().shape[1]
    let weight = denseWeight(try context.parameter(0), channels: channels)
    return try dense.makeKernel(
      KernelContext(
        inputs: context.inputs, output: context.output,
        parameters: [weight, try context.parameter(1)], device: context.device))
  }

  /// The filters over all input maps: those of the table's pairs, and zeros.
  private func denseWeight(_ weight: Tensor, channels: Int) -> Tensor {
    Tensor(shape: denseWeightShape(channels: channels)) { target in
      target.initialize(repeating: 0)
      weight.withElements { source in
        forEachWeight(channels: channels) { pair, place in target[place] = source[pair] }
      }
    }
  }

  /// The extents of filters over all input maps.
  func denseWeightShape(channels: Int) -> Shape {
    [table.rows.count, channels, window.size.height, window.size.width]
  }

  /// Calls `body` with the place of each weight among those of the table's pairs and among those of all pairs.
  func forEachWeight(channels: Int, _ body: (Int, Int) -> Void) {
    let area = window.size.height * window.size.width
    var pair = 0
    for (filter, maps) in table.rows.enumerated() {
      for map in maps {
        let start = (filter * channels + map) * area
        for place in 0..<area { body(pair * area + place, start + place) }
        pair += 1
      }
    }
  }
}
