import Engine

extension CommandTable {
  static let lookingEntries: [CommandEntry] = [
    CommandEntry(
      "show", ["view"], [word("VIEW", ViewKind.self)],
      "Show a view: \(ViewKind.allCases.dropLast().map(\.rawValue).joined(separator: ", ")) or "
        + "\(ViewKind.allCases[ViewKind.allCases.count - 1].rawValue).",
      example: "show statistics"
    ) { ViewKind(rawValue: $0[0]).map { .show($0) } },
    CommandEntry(
      "explain", ["why"],
      [
        CommandArgument("LAYER", .words(quantityNames), .layer, optional: true),
        CommandArgument("NUMBER", .words(quantityNames), optional: true),
      ],
      "Work out a layer's, a block's or the network's numbers, or one of them: size, parameters, macs, "
        + "memory or sees.",
      example: "explain conv1 parameters", make: explanation),
    CommandEntry(
      "costs", [], [word("blocks|layers", CostGrouping.self, optional: true)],
      "Show the cost by block or by layer; without a word the other way.", example: "costs layers"
    ) { .costs($0.first.flatMap { CostGrouping(rawValue: $0) }) },
    CommandEntry(
      "saliency", ["class"], [CommandArgument("CLASS", .class, optional: true, rest: true)],
      "Show what a class's score depends on in the input, and which places of the chosen layer speak for it "
        + "(Grad-CAM); the most probable class where none is named.",
      example: "saliency 3"
    ) { .saliency($0.isEmpty ? nil : $0.joined(separator: " ")) },
    CommandEntry(
      "draw", [], [word("values|gradient|loss|change", DrawnNumbers.self, optional: true)],
      "Choose what maps and weights show: their values, the gradient of a class's score or of the loss if the class "
        + "were right, or of weights the change since they were loaded; without a word the next.",
      example: "draw gradient"
    ) { .draw($0.first.flatMap { DrawnNumbers(rawValue: $0) }) },
    CommandEntry("next-view", [], "Show the next view.", .nextView),
    CommandEntry("previous-view", ["prev-view"], "Show the view before.", .previousView),
    CommandEntry(
      "channel", ["c"], [CommandArgument("NUMBER", .number(0, 1 << 24))],
      "Go to a channel, counted from 0.", example: "channel 12"
    ) { Int($0[0]).map { .channel($0) } },
    CommandEntry("next-channel", [], "Go to the next channel.", .nextChannel),
    CommandEntry(
      "previous-channel", ["prev-channel"], "Go to the channel before.", .previousChannel),
    CommandEntry("next-maps", [], "Show the next page of maps.", .nextMaps),
    CommandEntry("previous-maps", ["prev-maps"], "Show the page of maps before.", .previousMaps),
    CommandEntry(
      "zoom", [], [word("in|out", ZoomMove.self)], "Zoom into one map, or out to all.",
      example: "zoom in"
    ) { ZoomMove(rawValue: $0[0]).map { .zoom($0) } },
    CommandEntry(
      "cursor", [], [word("up|down|left|right", CursorMove.self)],
      "Move the cursor that reads out values, or the chosen cell of a table.",
      example: "cursor left"
    ) { CursorMove(rawValue: $0[0]).map { .cursor($0) } },
    CommandEntry(
      "palette", ["colors"],
      [CommandArgument("PALETTE", .words(selectablePalettes.map(\.rawValue)), optional: true)],
      "Choose the colours of maps: viridis, cividis or grey; without a name the next one.",
      example: "palette cividis"
    ) { .palette($0.first.flatMap { Palette(rawValue: $0) }) },
    CommandEntry(
      "scale", [], [word("layer|channel|signed", RangePolicy.self)],
      "Choose what the colours span: the layer, each channel, or a range symmetric about zero.",
      example: "scale channel"
    ) { RangePolicy(rawValue: $0[0]).map { .scale($0) } },
    CommandEntry(
      "ladder", [], [word("ascii|16|256|truecolor", HeatmapLadder.self)],
      "Choose how maps are drawn: ASCII characters, or half blocks in 16, 256 or all colours.",
      example: "ladder ascii"
    ) { HeatmapLadder(rawValue: $0[0]).map { .ladder($0) } },
    CommandEntry(
      "sort", [], [word("COLUMN", TableColumn.self, optional: true)],
      "Sort the table by order, name, kind, output, parameters, macs, sees or memory, the profile by time, "
        + "gflops, bandwidth or limit; without a name by the next.",
      example: "sort macs"
    ) { .sort($0.first.flatMap { TableColumn(rawValue: $0) }) },
  ]

  private static let quantityNames = Quantity.allCases.map(\.rawValue)

  /// `explain`, `explain conv1`, `explain macs`, `explain conv1 macs`.
  private static func explanation(_ words: [String]) -> Command? {
    guard let first = words.first else { return .explain(nil, nil) }
    if words.count == 1, let quantity = Quantity(rawValue: first) { return .explain(nil, quantity) }
    return .explain(first, words.dropFirst().first.flatMap { Quantity(rawValue: $0) })
  }

  /// The palettes to choose from; the diverging one belongs to `scale signed`.
  public static let selectablePalettes: [Palette] = [.viridis, .cividis, .grey]
}
