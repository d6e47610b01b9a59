extension ParameterStore {
  /// Writes a network's parameters under their names as a safetensors file that weights are read from.
  ///
  /// Side branches that are off are written where the parameters have them.
  ///
  /// - Parameters:
  ///   - network: whose parameters; the file notes its name.
  ///   - path: the file; an older one stays until the new one is complete.
  /// - Throws: `WeightFileError` when a parameter is missing or the file cannot be written.
  public func write(_ network: Network, to path: String) throws(WeightFileError) {
    let analysis = NetworkAnalysis(network)
    var tensors: [(name: String, tensor: Tensor)] = []
    for (index, node) in network.nodes.enumerated() {
      let isNeeded = node.sideBranch == nil || network.switches.sideBranches
      for specification in analysis[index]?.parameters ?? []
      where isNeeded || holds(specification, of: node.name) {
        let tensor = try freshTensor(specification, of: node.name)
        tensors.append((node.name + "." + specification.name, tensor))
      }
    }
    var notes = notes
    notes["network"] = network.name
    notes["weights"] = caption(of: network)
    try SafetensorsWriter.write(tensors, to: path, metadata: FileNotes.metadata(notes))
  }

  /// What a file of a network's parameters says they are: how many layers' are random, too.
  public func caption(of network: Network) -> String {
    caption(drawnAnew: layersDrawnAnew(network, NetworkAnalysis(network)).count)
  }
}
