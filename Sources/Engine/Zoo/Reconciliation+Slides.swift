/// The networks of single slides.
extension Reconciliation {
  static let slides: [String: [PublishedFigure]] = [
    "costly-5x5": cost, "bottleneck-5x5": cost, "inception-module": module,
    "inception-module-naive": module,
    "reduce-channels": [
      PublishedFigure(
        .other, "32 filters of 1×1×192: 6,144 weights", 6_144, by: "the lecture's question",
        because: "with 32 biases 6,176 parameters", .sum([32 * 192]))
    ],
    "conv-layer": [
      PublishedFigure(
        .parameters, 56, by: "the lecture's question, with the usual figure's numbers",
        because: "two filters of 27 weights and a bias", .sum([2 * 27, 2]))
    ],
  ]

  private static let cost: [PublishedFigure] = [
    PublishedFigure(
      .macs, 120_422_400, by: "the lecture, \"Cost, worked\": 28·28·32 · 5·5·192",
      because: "a 5×5 convolution over all 192 channels", .count("costly-5x5", .macs)),
    PublishedFigure(
      .macs, 12_443_648, by: "the lecture, the same with a bottleneck of 16 channels",
      because: "1×1 to 16 channels, then 5×5 over these: a tenth", .sum([2_408_448, 10_035_200])),
  ]

  private static let module: [PublishedFigure] = [
    PublishedFigure(
      .other, "64 + 128 + 32 + 32 = 256 channels", 256,
      by: "the lecture's first drawing of the module",
      because:
        "that sum needs the 1×1 convolution behind the pooling; without it all 192 channels go on: 416",
      .sum([64, 128, 32, 32])),
    PublishedFigure(
      .macs, "128 million", 128_000_000,
      by: "Szegedy et al. 2014, arXiv:1409.4842, Table 1, inception (3a)",
      because: "the exact count rounded; the module without 1×1 convolutions takes 303,464,448",
      .rounded(to: 1_000_000, FigureRecipe("inception-module", .macs))),
    PublishedFigure(
      .parameters, "159 K", 159 * 1_024, by: "the same table",
      because: "weights without biases, 163,328, in units of 1,024",
      .rounded(to: 1_024, FigureRecipe("inception-module").setting(property: "bias", to: "off"))),
  ]
}
