extension ParameterStore {
  /// Writes a network's parameters under their names as a safetensors file that weights are read from.
  ///
  /// Side branches that are off are written where the parameters have them.
  ///
  /// - Parameters:
  ///   - network: whose parameters; the file notes its name.
  ///   - path: the file; an older one stays until the new one is complete.
  /// - Returns: what the file says that they are, how many layers' are random included.
  /// - Throws: `WeightFileError` when a layer cannot be computed, a parameter is missing or the file cannot be written.
  @discardableResult
  public func write(_ network: Network, to path: String) throws(WeightFileError) -> String {
    let analysis = NetworkAnalysis(network)
    var tensors: [(name: String, tensor: Tensor)] = []
    for (index, node) in network.nodes.enumerated() {
      let isNeeded = node.sideBranch == nil || network.switches.sideBranches
      guard analysis[index] != nil || !isNeeded else {
        throw .nothingToWrite(file: path, layer: node.name)
      }
      for specification in analysis[index]?.parameters ?? []
      where isNeeded || holds(specification, of: node.name) {
        let tensor = try freshTensor(specification, of: node.name)
        tensors.append((node.name + "." + specification.name, tensor))
      }
    }
    var notes = notes
    notes["network"] = network.name
    let caption = caption(drawnAnew: layersDrawnAnew(network, analysis).count)
    notes["weights"] = caption
    try SafetensorsWriter.write(tensors, to: path, metadata: FileNotes.metadata(notes))
    return caption
  }
}
