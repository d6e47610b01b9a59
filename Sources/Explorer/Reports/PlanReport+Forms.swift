import Engine

extension PlanReport {
  /// The plan as a table: one row a step.
  func planText(_ network: Network, glyphs: GlyphSet) -> [String] {
    let header = ["step", "algorithm", "layout", "buffer", "expected", "measured", "layers"]
    let rows = steps.enumerated().map { place, step in
      [
        "\(place + 1)", step.algorithm, step.layout, step.offset.map { "+\($0 >> 10) KB" } ?? "",
        decimals(step.expectedMilliseconds, 3), decimals(step.milliseconds, 3),
        step.names(network),
      ]
    }
    return aligned([header] + rows, glyphs) + [totals]
  }

  /// Where the time goes, step by step.
  func stepText(_ network: Network, glyphs: GlyphSet) -> [String] {
    let header = [
      "ms", "share", "GFLOP/s", "GB/s", "of the limit", "bound by", "kernel", "layers",
    ]
    let rows = steps.map { step in
      [
        decimals(step.milliseconds, 3), percent(step.milliseconds / max(milliseconds, 1e-9)),
        step.multiplyAccumulates > 0 ? decimals(step.gigaflops, 0) : "",
        decimals(StepTimes(step).gigabytes, 1),
        percent(step.expectedMilliseconds / max(step.milliseconds, 1e-9)), StepTimes(step).limit,
        step.kernel,
        step.names(network),
      ]
    }
    return aligned([header] + rows, glyphs) + [totals]
  }

  /// Where the time goes, by block.
  func blockText(_ network: Network, glyphs: GlyphSet) -> [String] {
    let rows = blocks(network).map { name, times in
      [
        decimals(times.milliseconds, 3), percent(times.milliseconds / max(milliseconds, 1e-9)),
        times.operations > 0 ? decimals(times.gigaflops, 0) : "", decimals(times.gigabytes, 1),
        percent(times.shareOfLimit), times.limit, name,
      ]
    }
    let header = ["ms", "share", "GFLOP/s", "GB/s", "of the limit", "bound by", "block"]
    return aligned([header] + rows, glyphs)
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
      let list = blocks(network).map { name, times in
        JSONText.object(
          [("name", .text(name)), ("milliseconds", .real(times.milliseconds))] + times.members)
      }
      members.append(("blocks", .list(list)))
    }
    members.append(("steps", .list(steps.map { $0.json(network) })))
    return .object(members)
  }

  /// The times of the outermost blocks and of the layers outside them, in the network's order.
  private func blocks(_ network: Network) -> [(name: String, times: StepTimes)] {
    var result: [(name: String, times: StepTimes)] = []
    for step in steps {
      let layer = step.layers[0]
      let name =
        network.blockPath(of: layer).first.map { network.blocks[$0].name }
        ?? network.nodes[layer].name
      if result.last?.name == name {
        result[result.count - 1].times += StepTimes(step)
      } else {
        result.append((name, StepTimes(step)))
      }
    }
    return result
  }

  /// What a pass takes, what it would at the machine's limits, and what these are.
  var totals: String {
    "total \(decimals(milliseconds, 2)) ms, \(decimals(expectedMilliseconds, 2)) ms at the limits of this machine "
      + "(\(decimals(limits.operationsPerSecond / 1e9, 0)) GFLOP/s, "
      + "\(decimals(limits.bytesPerSecond / 1e9, 0)) GB/s) for direct convolutions; "
      + "activations in \(decimals(Double(activationBytes) / 1_048_576, 1)) MB"
  }

  private func percent(_ share: Double) -> String { decimals(100 * share, 1) + " %" }

  /// Columns side by side, numbers to the right.
  private func aligned(_ rows: [[String]], _ glyphs: GlyphSet) -> [String] {
    let columns = rows.map(\.count).max() ?? 0
    let alignments = (0..<columns).map { column -> TextAlignment in
      let isNumber = rows[1...].allSatisfy { ($0[column].first?.isNumber ?? true) }
      return isNumber && column < columns - 1 ? .right : .left
    }
    return TextColumns.lines(rows, alignments: alignments, glyphs: glyphs)
  }
}

extension PlanStepReport {
  fileprivate func names(_ network: Network) -> String {
    layers.map { network.nodes[$0].name }.joined(separator: " + ")
  }

  fileprivate func json(_ network: Network) -> JSONText {
    .object(
      [
        ("layers", .list(layers.map { .text(network.nodes[$0].name) })),
        ("inputs", .list(inputs.map { .text(network.nodes[$0].name) })),
        ("algorithm", .text(algorithm)), ("kernel", .text(kernel)), ("layout", .text(layout)),
        ("buffer", offset.map(JSONText.whole) ?? .null), ("bytes_read", .whole(bytesRead)),
        ("bytes_written", .whole(bytesWritten)), ("macs", .whole(multiplyAccumulates)),
        ("block", innermostBlock(network)), ("milliseconds", .real(milliseconds)),
      ] + StepTimes(self).members)
  }

  private func innermostBlock(_ network: Network) -> JSONText {
    network.nodes[layers[0]].block.map { .text(network.blocks[$0].name) } ?? .null
  }
}

extension StepTimes {
  /// What JSON says besides the time that was measured.
  fileprivate var members: [(String, JSONText)] {
    [
      ("expected_ms", .real(expected)), ("gflops", .real(gigaflops)),
      ("gbs", .real(gigabytes)), ("share_of_limit", .real(shareOfLimit)),
      ("bound_by", expected > 0 ? .text(limit) : .null),
    ]
  }
}
