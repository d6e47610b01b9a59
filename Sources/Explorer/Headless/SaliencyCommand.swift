import ArgumentParser
import Engine

/// `convscope saliency NETWORK`: what a class's score depends on.
struct SaliencyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "saliency",
    abstract: "Show what a class's score depends on: in the input, and at a layer (Grad-CAM).")

  @Argument(help: .network)
  var name: String

  @OptionGroup var options: RunOptions

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      "A class's number or name; the most probable one by default.", valueName: "CLASS"))
  var className: String?

  @Option(
    help: ArgumentHelp(
      "The layer whose maps Grad-CAM weighs; the last one with maps by default.", valueName: "LAYER"
    ))
  var layer: String?

  @Option(
    help: ArgumentHelp(
      "Write the map to a .npy or .png file: Grad-CAM where a layer is named, else the saliency.",
      valueName: "FILE"))
  var save: String?

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    guard let save, !save.hasSuffix(".npy"), !save.hasSuffix(".png") else { return }
    throw ValidationError("a file that ends in .npy or .png expected, found \(save.safeToShow)")
  }

  func run() throws {
    let setup = try options.loader(for: name).load()
    let network = setup.network
    let wanted = try className.map {
      try network.labels.classNumber(named: $0, count: network.classCount)
    }
    let layer = try chosenLayer(of: network)
    let answer = try waitFor {
      try await ClassProbe().answer(.maps(layer: layer), class: wanted, of: setup)
    }
    guard case .maps(let maps) = answer.content else { return }
    if self.layer != nil, maps.gradCAM == nil { throw ReplError.nothingToShow(maps.problem) }
    if let save, let map = self.layer == nil ? maps.saliency : maps.gradCAM {
      try map.write(to: save)
    }
    if json {
      print(Self.json(network, answer.score, maps).written)
    } else {
      TextOutput.say(Self.lines(setup, answer.score, maps))
    }
  }

  private func chosenLayer(of network: Network) throws -> Int {
    let analysis = NetworkAnalysis(network)
    if let layer {
      guard let index = network.index(of: layer) else {
        throw ReplError.unknownPlace(
          layer, network: network.name,
          nearest: NearestWord.of(layer, among: network.nodes.map(\.name)))
      }
      return index
    }
    guard let last = network.mapsLayer(for: network.output, analysis) else {
      throw ReplError.nothingToShow(network.mapsProblem)
    }
    return last
  }

  private static func lines(
    _ setup: Setup, _ score: ClassGradients.Score, _ maps: SaliencyMaps
  ) -> [String] {
    let network = setup.network
    func line(_ title: String, _ image: HeatmapImage) -> String {
      guard let place = image.summary.maximum else { return "\(title): no finite values" }
      let value = image[column: place.column, row: place.row]
      return "\(title): largest \(NumberFormat.float(value)) at row \(place.row), "
        + "column \(place.column)"
    }
    let title = "Grad-CAM at \(network.nodes[maps.layer].name)"
    return [
      "\(network.title), \(setup.parameters.caption), \(setup.input.name)",
      score.line(labels: network.labels), line("saliency", maps.saliency),
      maps.gradCAM.map { maps.isEmpty ? title + ": speaks nowhere for it" : line(title, $0) }
        ?? "\(title): \(maps.problem)",
    ]
  }

  private static func json(
    _ network: Network, _ score: ClassGradients.Score, _ maps: SaliencyMaps
  ) -> JSONText {
    func map(_ image: HeatmapImage) -> JSONText {
      .object([
        ("height", .whole(image.height)), ("width", .whole(image.width)),
        ("values", .list(image.values.map { .real(Double($0)) })),
      ])
    }
    return .object([
      ("network", .text(network.name)), ("class", .whole(score.index)),
      ("label", .text(network.labels.element(score.index) ?? "\(score.index)")),
      ("logit", .real(Double(score.logit))), ("probability", .real(Double(score.probability))),
      ("saliency", map(maps.saliency)), ("layer", .text(network.nodes[maps.layer].name)),
      ("grad_cam", maps.gradCAM.map(map) ?? .null),
    ])
  }
}

extension HeatmapImage {
  /// Writes the values as they are to a `.npy` file, or from black for the smallest to white for the largest as PNG.
  fileprivate func write(to path: String) throws {
    guard path.hasSuffix(".png") else {
      try NumpyFile.write(Tensor(values, shape: [height, width]), to: path)
      return
    }
    let scale = ColorScale(range: range)
    let samples = values.map { value in
      if case .level(let level) = scale.classify(value, levels: 256) {
        UInt8(level)
      } else {
        UInt8(0)
      }
    }
    try Image(width: width, height: height, colors: .grey, samples: samples).writePNG(to: path)
  }
}

extension ClassGradients.Score {
  /// The class, its probability, its logit, and its place among all.
  func line(labels: [String]) -> String {
    let label = labels.element(index).flatMap { $0 == "\(index)" ? nil : ", \($0)" } ?? ""
    let place = (ranking.firstIndex(of: index) ?? 0) + 1
    return "class \(index)\(label)   \(NumberFormat.percent(Double(probability)))"
      + "   logit \(NumberFormat.float(logit))   place \(place) of \(ranking.count)"
  }
}

extension Array {
  /// An element; nil where there is none.
  func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
