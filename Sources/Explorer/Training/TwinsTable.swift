/// Gradients of twins layer by layer, side by side, in their first and their latest measured step.
enum TwinsTable {
  /// Lines of text; none where nothing was measured.
  static func lines(_ runs: [TrainedRun], glyphs: GlyphSet) -> [String] {
    let measured = runs.filter { !$0.profiles.isEmpty }
    guard
      let longest = measured.compactMap(\.profiles.last).max(by: {
        $0.layers.count < $1.layers.count
      })
    else { return [] }
    let heading = ["layer"] + measured.flatMap { headings(of: $0) }
    let rows = longest.layers.map { layer in
      [layer.name] + measured.flatMap { cells(of: $0, layer.name) }
    }
    let lines = TextColumns.lines(
      [heading] + rows,
      alignments: measured.reduce([.left]) { all, _ in
        all + [.right, .right, .left]
      }, glyphs: glyphs)
    return ["root mean square of the weights' gradient by layer"] + lines + [GradientVerdict.rule]
  }

  private static func headings(of run: TrainedRun) -> [String] {
    let steps = [run.profiles.first, run.profiles.last].map { ($0?.step ?? 0) + 1 }
    return steps.map { "\(run.name) \($0)" } + ["verdict"]
  }

  private static func cells(of run: TrainedRun, _ name: String) -> [String] {
    let layers = [run.profiles.first, run.profiles.last].map { profile in
      profile?.layers.first { $0.name == name }
    }
    return layers.map { $0.map { NumberFormat.float($0.scale, digits: 3) } ?? "" }
      + [layers[1]?.verdict.rawValue ?? ""]
  }
}
