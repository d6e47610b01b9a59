/// The real numbers behind a heatmap's colours or characters.
public struct HeatmapLegend: Hashable, Sendable {
  /// The scale to explain.
  public var scale: ColorScale
  /// How the heatmap is drawn.
  public var ladder: HeatmapLadder
  /// What the screen can show.
  public var glyphs: GlyphSet

  /// Makes a legend.
  public init(scale: ColorScale, ladder: HeatmapLadder, glyphs: GlyphSet) {
    self.scale = scale
    self.ladder = ladder
    self.glyphs = glyphs
  }

  /// One line: the lower end, the steps, the upper end: `0 ▁▂▃▄▅▆▇█ 4.91`.
  ///
  /// - Parameter summary: counts of values that are not finite, said when there are any.
  /// - Returns: spans as the screen can show them.
  public func line(_ summary: HeatmapSummary? = nil) -> Line {
    let ends = [number(scale.lower) + " ", " " + number(scale.upper)]
    let steps = ladder == .ascii ? rampSpans : barSpans
    return [Span(ends[0])] + steps + [Span(ends[1])] + nonFiniteSpans(summary)
  }

  /// Each character of the ASCII ramp with its bounds, as many lines as the width needs.
  ///
  /// On half blocks, where a step is a colour, the one line is all there is.
  public func lines(width: Int, _ summary: HeatmapSummary? = nil) -> [Line] {
    guard ladder == .ascii else { return [line(summary)] }
    let ramp = HeatmapRamp.characters(for: scale)
    let entries = ramp.enumerated().map { level, character in
      "'\(character)' \(bounds(ofLevel: level, of: ramp.count))"
    }
    let extra = nonFiniteSpans(summary).map(\.text).joined()
    return filled(entries + (extra.isEmpty ? [] : [extra]), width: width)
  }

  private func bounds(ofLevel level: Int, of count: Int) -> String {
    let bounds = scale.bounds(ofLevel: level, levels: count)
    return "\(number(bounds.lower, digits: 3))..\(number(bounds.upper, digits: 3))"
  }

  /// Entries side by side with two spaces between, on as many lines as they need.
  private func filled(_ entries: [String], width: Int) -> [Line] {
    var lines: [String] = []
    for entry in entries {
      if let last = lines.last, last.displayWidth + 2 + entry.displayWidth <= width {
        lines[lines.count - 1] = last + "  " + entry
      } else {
        lines.append(entry)
      }
    }
    return lines.map { [Span($0)] }
  }

  private var rampSpans: Line {
    [Span(String(String.UnicodeScalarView(HeatmapRamp.characters(for: scale))), .bold)]
  }

  /// Bars that rise with the value; signed, they fall to the zero in the middle and rise again.
  private var barSpans: Line {
    let bars = glyphs.risingBars
    guard scale.isSigned else {
      return bars.enumerated().map { index, bar in
        let step = index * (Palette.stepCount - 1) / max(1, bars.count - 1)
        return Span(String(bar), style(step: step))
      }
    }
    let heights = stride(from: 1, to: bars.count, by: 2).map { $0 }
    let side = (Palette.stepCount - 1) / 2
    let steps = heights.indices.map { ($0 + 1) * side / heights.count }
    let below = zip(heights, steps).reversed().map { height, step in
      Span(String(bars[height]), style(step: Palette.zeroStep - step))
    }
    let above = zip(heights, steps).map { height, step in
      Span(String(bars[height]), style(step: Palette.zeroStep + step))
    }
    return below + [Span(" 0 ")] + above
  }

  private func style(step: Int) -> Style {
    Style(foreground: .step(scale.palette, UInt8(clamping: step)))
  }

  private func nonFiniteSpans(_ summary: HeatmapSummary?) -> Line {
    guard let summary, !summary.isFinite else { return [] }
    let counts: [(ValueClass, String, Int)] = [
      (.nan, "NaN", summary.nanCount), (.positiveInfinity, "∞", summary.positiveInfinityCount),
      (.negativeInfinity, "-∞", summary.negativeInfinityCount),
    ]
    return counts.filter { $0.2 > 0 }.flatMap { kind, name, count in
      let glyph = HeatmapRamp.nonFinite(kind, ladder: ladder).map(String.init) ?? ""
      return [
        Span("  "), Span(glyph, HeatmapRamp.nonFiniteStyle),
        Span(glyphs.text(" \(NumberFormat.count(count)) \(name)"), .role(.bad)),
      ]
    }
  }

  private func number(_ value: Float, digits: Int = 4) -> String {
    glyphs.text(NumberFormat.float(value, digits: digits))
  }
}
