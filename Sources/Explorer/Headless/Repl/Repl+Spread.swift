import Engine

extension Repl {
  /// Layers that are listed at once; in a deeper network the ends of blocks stand for the rest.
  private static let listedLayers = 40

  /// The activations' standard deviation by depth in two runs beside each other.
  func spread(_ before: Setup, _ after: Setup) throws -> [String] {
    guard before.network.name == after.network.name else { return [] }
    let places = after.network.places(in: before.network)
    let rows = try listed(after.network).compactMap { index in
      try places[index].flatMap { earlier in
        before.network.silence(of: earlier) != nil
          ? nil
          : (
            name: after.network.nodes[index].name, before: try deviation(of: earlier, in: before),
            after: try deviation(of: index, in: after)
          )
      }
    }
    let cells = rows.map { row in
      [
        row.name, NumberFormat.float(row.before), NumberFormat.float(row.after),
        row.before > 0 ? NumberFormat.float(row.after / row.before, digits: 3) + "×" : "",
      ]
    }
    return TextColumns.lines(
      [["σ by depth", "before", "after", "after/before"]] + cells,
      alignments: [.left, .right, .right, .right], glyphs: glyphs)
  }

  /// How the chosen layer's activation differs between two runs.
  func difference(_ before: Setup, _ after: Setup) throws -> [String] {
    let name = state.node.name
    guard before.network.name == after.network.name,
      let earlier = before.network.activeNodes.first(where: {
        before.network.nodes[$0].name == name
      }),
      let later = after.network.activeNodes.first(where: { after.network.nodes[$0].name == name })
    else { return [] }
    let session = session
    let tensors = try [(earlier, before), (later, after)].map { layer, setup in
      try waitFor { try await session.activation(of: layer, in: setup) }
    }
    guard tensors[0].shape == tensors[1].shape else { return [] }
    let values = zip(tensors[1].elements, tensors[0].elements).map { $0 - $1 }
    let largest = values.map(abs).max() ?? 0
    let mean = values.reduce(0.0) { $0 + Double(abs($1)) } / Double(max(1, values.count))
    return [
      "",
      "after − before at \(name)   largest "
        + "\(NumberFormat.float(largest))   mean \(NumberFormat.float(mean))",
    ]
  }

  private func deviation(of index: Int, in setup: Setup) throws -> Float {
    let session = session
    return try waitFor { try await session.statistics(of: index, in: setup) }.standardDeviation
  }

  private func listed(_ network: Network) -> [Int] {
    let active = network.activeNodes.dropFirst()
    guard active.count > Self.listedLayers else { return Array(active) }
    let ends = active.filter { index in
      guard let block = network.nodes[index].block else { return true }
      return !active.contains { $0 > index && network.nodes[$0].block == block }
    }
    return ends.filter { network.nodes[$0].layer.kind != .dropout }
  }
}
