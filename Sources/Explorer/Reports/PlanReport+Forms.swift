import Engine

extension PlanReport {
  /// The plan as a table: one row a step.
  func planText(_ network: Network) -> String {
    let header = ["step", "algorithm", "layout", "buffer", "expected", "measured", "layers"]
    let rows = steps.enumerated().map { place, step in
      [
        "\(place + 1)", step.algorithm, step.layout, step.offset.map { "+\($0 >> 10) KB" } ?? "",
        decimals(step.expectedMilliseconds, 3), decimals(step.milliseconds, 3),
        step.names(network),
      ]
    }
    return aligned([header] + rows) + "\n" + totals
  }

  /// Where the time goes, step by step.
  func stepText(_ network: Network) -> String {
    let header = ["ms", "share", "GFLOP/s", "of the limit", "kernel", "layers"]
    let rows = steps.map { step in
      [
        decimals(step.milliseconds, 3), percent(step.milliseconds / max(milliseconds, 1e-9)),
        step.multiplyAccumulates > 0 ? decimals(step.gigaflops, 0) : "",
        percent(step.expectedMilliseconds / max(step.milliseconds, 1e-9)), step.kernel,
        step.names(network),
      ]
    }
    return aligned([header] + rows) + "\n" + totals
  }

  /// Where the time goes, by block.
  func blockText(_ network: Network) -> String {
    let rows = blocks(network).map { block in
      [
        decimals(block.milliseconds, 3), percent(block.milliseconds / max(milliseconds, 1e-9)),
        block.name,
      ]
    }
    return aligned([["ms", "share", "block"]] + rows)
  }

  /// The report as JSON.
  func json(_ network: Network, blocks withBlocks: Bool) -> JSONText {
    var members: [(String, JSONText)] = [
      ("network", .text(network.name)), ("milliseconds", .real(milliseconds)),
      ("expected_ms", .real(expectedMilliseconds)), ("activation_bytes", .whole(activationBytes)),
      ("peak_gflops", .real(limits.operationsPerSecond / 1e9)),
      ("bandwidth_gbs", .real(limits.bytesPerSecond / 1e9)),
    ]
    if withBlocks {
      let list = blocks(network).map { block in
        JSONText.object([
          ("name", .text(block.name)), ("milliseconds", .real(block.milliseconds)),
        ])
      }
      members.append(("blocks", .list(list)))
    }
    members.append(("steps", .list(steps.map { $0.json(network) })))
    return .object(members)
  }

  /// The times of the outermost blocks and of the layers outside them, in the network's order.
  private func blocks(_ network: Network) -> [(name: String, milliseconds: Double)] {
    var result: [(name: String, milliseconds: Double)] = []
    for step in steps {
      let layer = step.layers[0]
      let name =
        network.blockPath(of: layer).first.map { network.blocks[$0].name }
        ?? network.nodes[layer].name
      if result.last?.name == name {
        result[result.count - 1].milliseconds += step.milliseconds
      } else {
        result.append((name, step.milliseconds))
      }
    }
    return result
  }

  private var totals: String {
    "total \(decimals(milliseconds, 2)) ms, \(decimals(expectedMilliseconds, 2)) ms at the limits of this machine "
      + "(\(decimals(limits.operationsPerSecond / 1e9, 0)) GFLOP/s, "
      + "\(decimals(limits.bytesPerSecond / 1e9, 0)) GB/s) for direct convolutions; "
      + "activations in \(decimals(Double(activationBytes) / 1_048_576, 1)) MB"
  }

  private func percent(_ share: Double) -> String { decimals(100 * share, 1) + " %" }

  /// Columns side by side, numbers to the right.
  private func aligned(_ rows: [[String]]) -> String {
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      row.enumerated().map { column, cell in
        guard column < columns - 1 else { return cell }
        let isNumber = rows[1...].allSatisfy { ($0[column].first?.isNumber ?? true) }
        return cell.padded(to: widths[column], onTheLeft: isNumber)
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}

extension PlanStepReport {
  fileprivate func names(_ network: Network) -> String {
    layers.map { network.nodes[$0].name }.joined(separator: " + ")
  }

  fileprivate func json(_ network: Network) -> JSONText {
    .object([
      ("layers", .list(layers.map { .text(network.nodes[$0].name) })),
      ("inputs", .list(inputs.map { .text(network.nodes[$0].name) })),
      ("algorithm", .text(algorithm)), ("kernel", .text(kernel)), ("layout", .text(layout)),
      ("buffer", offset.map(JSONText.whole) ?? .null), ("bytes_read", .whole(bytesRead)),
      ("bytes_written", .whole(bytesWritten)), ("macs", .whole(multiplyAccumulates)),
      ("expected_ms", .real(expectedMilliseconds)), ("milliseconds", .real(milliseconds)),
      ("gflops", .real(gigaflops)),
    ])
  }
}
