import Engine

/// What tells several runs in one plot apart: their marks, and in which conditions they differ.
struct RunLegend {
  private let runs: [TrainedRun]
  private let glyphs: GlyphSet

  init(_ runs: [TrainedRun], glyphs: GlyphSet) {
    self.runs = runs
    self.glyphs = glyphs
  }

  /// The runs, newest first, as many as there is room for, and how many more there are.
  ///
  /// - Parameters:
  ///   - width: the columns there are.
  ///   - note: what stands behind them where there is room.
  /// - Returns: the line.
  func line(width: Int, note: String) -> Line {
    let entries = zip(runs.indices, Self.labels(of: runs)).reversed().map { entry($0, $1) }
    var count = entries.count
    while count > 1, line(entries, count).displayWidth > width { count -= 1 }
    let shown = line(entries, count)
    guard shown.displayWidth <= width else {
      let rest = more(entries.count - 1)
      let room = max(0, width - rest.displayWidth)
      return entries[0].shortened(to: room, ellipsis: glyphs.ellipsis) + rest
    }
    let noted = shown + [Span("   " + glyphs.text(note), .role(.muted))]
    return note.isEmpty || noted.displayWidth > width ? shown : noted
  }

  /// What the two marks of each run stand for, with those of the newest.
  var markWords: Line {
    let place = runs.count - 1
    let style = RunHeads.style(of: place)
    let (batches, heldOut) = RunHeads.marks(of: place, glyphs)
    return [
      Span("  \(batches)", style), Span(" batches", .role(.muted)), Span("  \(heldOut)", style),
      Span(" validation", .role(.muted)),
    ]
  }

  private func line(_ entries: [Line], _ count: Int) -> Line {
    entries.prefix(count).enumerated().flatMap { place, entry in
      (place > 0 ? [Span("  ")] : []) + entry
    } + more(entries.count - count)
  }

  private func more(_ count: Int) -> Line {
    count > 0 ? [Span("  +\(count) more", .role(.muted))] : []
  }

  private func entry(_ place: Int, _ label: String) -> Line {
    let (batches, heldOut) = RunHeads.marks(of: place, glyphs)
    return [
      Span("\(batches)\(heldOut) ", RunHeads.style(of: place)), Span(glyphs.text(label)),
    ]
  }

  /// For each run what it does not share with all others; the number of the order where that tells nothing.
  static func labels(of runs: [TrainedRun]) -> [String] {
    let differing = TrainingSetting.all.filter { setting in
      Set(runs.map { setting.text($0.conditions) }).count > 1
    }
    let areNamed = Set(runs.map(\.name)).count > 1
    let labels = runs.map { run in
      ((areNamed ? [run.name] : [])
        + differing.map { "\($0.name) \($0.text(run.conditions))" }).joined(separator: ", ")
    }
    return zip(runs, labels).map { run, label in
      guard labels.count(where: { $0 == label }) > 1 else { return label }
      return (label.isEmpty ? run.name : label) + " (run \(run.number))"
    }
  }
}
