/// Plain and residual networks, the lab's, and Network in Network.
extension Reconciliation {
  static let residual: [String: [PublishedFigure]] = [
    "resnet18": cost("1.8 billion", 1_800_000_000, "resnet18") + resNet18,
    "resnet34": cost("3.6 billion", 3_600_000_000, "resnet34") + resNet34,
    "plain18": cost("1.8 billion", 1_800_000_000, "plain18") + resNet18,
    "plain34": cost("3.6 billion", 3_600_000_000, "plain34") + resNet34,
    "resnet50": resNet50, "resnet50-v1": resNet50, "resnet50-lab": lab + [lectureLayers],
    "resnet101": deeper(
      101, 44_549_160, "7.6 billion", 7_600_000_000, original: 7_570_194_432, keras: 44_707_176),
    "resnet152": deeper(
      152, 60_192_808, "11.3 billion", 11_300_000_000, original: 11_282_415_616, keras: 60_419_944),
    "nin": networkInNetwork, "identity-block": [labBlock("identity-block", 71_552)],
    "convolution-block": [labBlock("convolution-block", 76_928)],
  ].merging(cifar) { $1 }

  private static let paper = "He, Zhang, Ren, Sun 2015, arXiv:1512.03385"

  private static func cost(_ printed: String, _ amount: Int, _ name: String) -> [PublishedFigure] {
    [
      PublishedFigure(
        .macs, printed, amount, by: "\(paper), Table 1",
        because: "the exact count, rounded or cut to 0.1 billion; called FLOPs there",
        .rounded(to: 100_000_000, FigureRecipe(name, .macs)))
    ]
  }

  // MARK: - 18 and 34 layers

  private static let optionA =
    "shortcuts A: subsampling and channels of zeros instead of 1×1 projections, as plain"

  private static let resNet18 = [
    PublishedFigure(
      .parameters, 11_689_512, by: "torchvision's resnet18",
      because: "shortcuts B: three 1×1 projections where dimensions change", .count("resnet18")),
    PublishedFigure(
      .parameters, 11_515_688, by: "\(paper), Table 2, and its plain network",
      because: "\(optionA); 173,824 fewer", .count("plain18")),
    PublishedFigure(
      .depth, 18, by: "\(paper)",
      because: "1 + 2·(2 + 2 + 2 + 2) + 1; projections are not counted", .sum([1, 16, 1])),
  ]

  private static let resNet34 = [
    PublishedFigure(
      .parameters, 21_797_672, by: "torchvision's resnet34",
      because: "shortcuts B: three 1×1 projections where dimensions change", .count("resnet34")),
    PublishedFigure(
      .parameters, 21_623_848, by: "\(paper), Table 2, and its plain network",
      because: "\(optionA); 173,824 fewer", .count("plain34")),
    PublishedFigure(
      .parameters, 22_716_840, by: "\(paper), Table 3, ResNet-34 C",
      because: "shortcuts C: a 1×1 projection in every block", .facts("resnet34-optC")),
    PublishedFigure(
      .depth, 34, by: "\(paper)",
      because: "1 + 2·(3 + 4 + 6 + 3) + 1; projections are not counted", .sum([1, 32, 1])),
  ]

  // MARK: - Bottlenecks

  private static let lectureLayers = PublishedFigure(
    .depth, 50,
    by: "\(paper), and the lecture's 1 + (3 + 2·3) + (3 + 3·3) + (3 + 5·3) + (3 + 2·3) + 1",
    because: "the longest path; the four projections of the shortcuts lie beside it",
    .sum([1, 9, 12, 18, 9, 1]))

  private static let resNet50: [PublishedFigure] = [
    lectureLayers,
    PublishedFigure(
      .convolutions, 53, by: "torchvision's resnet50, and every other",
      because:
        "49 on the longest path and 4 projections; with the fully connected layer 54 layers have weights",
      .count("resnet50", .convolutions)),
    PublishedFigure(
      .macs, "3.8 billion", 3_800_000_000, by: "\(paper), Table 1",
      because: "stride 2 in the first 1×1 of a stage: exactly 3,857,973,248 (resnet50-v1), cut",
      .rounded(to: 100_000_000, FigureRecipe("resnet50-v1", .macs))),
    PublishedFigure(
      .macs, 4_089_184_256, by: "torchvision's resnet50, 4.09 billion",
      because:
        "stride 2 in the 3×3 (\"v1.5\"): the first 1×1 of a stage sees four times as many places",
      .count("resnet50", .macs)),
    PublishedFigure(
      .parameters, 25_557_032, by: "torchvision, timm",
      because: "where the stride is changes no parameter", .count("resnet50")),
    PublishedFigure(
      .parameters, 25_557_096, by: "He's Caffe model, deploy.prototxt",
      because: "a bias in conv1 and in no other convolution",
      .recipe(FigureRecipe("resnet50").setting("conv1", property: "bias", to: "on"))),
    keras(FigureRecipe("resnet50", .statistics), 25_636_712),
    PublishedFigure(
      .parametersWithStatistics, 23_587_712, by: "Keras applications without the top",
      because: "the same without the fully connected layer's 2,049,000",
      .recipe(
        FigureRecipe("resnet50", .statistics).setting(property: "bias", to: "on")
          .with { $0.without = ["fc"] })),
    PublishedFigure(
      .parameters, "over 23 million", 23_000_000, by: "the lecture",
      because:
        "the lab's network of six classes: 23,546,886; ImageNet's thousand need 2 million more",
      .rounded(to: 1_000_000, FigureRecipe("resnet50-lab"))),
  ]

  private static func keras(_ recipe: FigureRecipe, _ amount: Int) -> PublishedFigure {
    PublishedFigure(
      .parametersWithStatistics, amount, by: "Keras applications, \"total params\"",
      because:
        "every convolution has a bias although batch normalization follows, and the running means and "
        + "variances count", .recipe(recipe.setting(property: "bias", to: "on")))
  }

  private static func deeper(
    _ depth: Int, _ parameters: Int, _ printed: String, _ amount: Int, original: Int,
    keras total: Int
  ) -> [PublishedFigure] {
    let name = "resnet\(depth)"
    var first = FigureRecipe(name, .macs)
    for stage in 2...4 {
      first = first.setting("layer\(stage).0.conv1", property: "stride", to: "2")
        .setting("layer\(stage).0.conv2", property: "stride", to: "1")
    }
    return [
      PublishedFigure(
        .macs, printed, amount, by: "\(paper), Table 1",
        because:
          "stride 2 in the first 1×1 of a stage, here in the 3×3: \(original.grouped), rounded or cut",
        .rounded(to: 100_000_000, first)),
      PublishedFigure(
        .macs, original, by: "He's Caffe model",
        because: "stride 2 in the first 1×1 of a stage", .recipe(first)),
      PublishedFigure(
        .parameters, parameters, by: "torchvision, timm",
        because: "where the stride is changes no parameter", .count(name)),
      keras(FigureRecipe(name, .statistics), total),
      PublishedFigure(
        .depth, depth, by: paper, because: "projections are not counted", .count(name, .depth)),
    ]
  }

  // MARK: - CIFAR-10

  // Table 6: the printed parameters in units of 10,000.
  // swift-format-ignore
  private static let cifar: [String: [PublishedFigure]] = [
    "resnet20":   cifar(20, "0.27 million", 270_000),    "plain20":  cifar(20, "0.27 million", 270_000),
    "resnet32":   cifar(32, "0.46 million", 460_000),    "plain32":  cifar(32, "0.46 million", 460_000),
    "resnet44":   cifar(44, "0.66 million", 660_000),    "plain44":  cifar(44, "0.66 million", 660_000),
    "resnet56":   cifar(56, "0.85 million", 850_000),    "plain56":  cifar(56, "0.85 million", 850_000),
    "resnet110":  cifar(110, "1.7 million", 1_700_000, unit: 100_000),
    "plain110":   cifar(110, "1.7 million", 1_700_000, unit: 100_000),
    "resnet1202": cifar(1202, "19.4 million", 19_400_000, unit: 100_000),
  ]

  private static func cifar(
    _ depth: Int, _ printed: String, _ amount: Int, unit: Int = 10_000
  ) -> [PublishedFigure] {
    let name = "resnet\(depth)"
    return [
      PublishedFigure(
        .parameters, printed, amount, by: "\(paper), Table 6",
        because:
          "the exact count, rounded; shortcuts A have no parameters, so the plain network has as many",
        .rounded(to: unit, FigureRecipe(name))),
      PublishedFigure(
        .depth, depth, by: paper, because: "6n + 2 with n blocks in each of three stages",
        .count(name, .depth)),
      PublishedFigure(
        .other, "2,752 parameters more", 2_752, by: "ports with torchvision's projections",
        because: "two 1×1 projections with their batch normalization take the place of shortcuts A",
        .sum([16 * 32, 64, 32 * 64, 128])),
    ]
  }

  // MARK: - The lab

  private static let lab = [
    PublishedFigure(
      .parametersWithStatistics, 23_600_006, by: "the lab's notebook, \"Total params\"",
      because:
        "six classes, biases in front of batch normalization, and 53,120 running means and variances",
      .count("resnet50-lab", .statistics)),
    PublishedFigure(
      .parameters, 23_546_886, by: "the lab's notebook, \"Trainable params\"",
      because: "without the running means and variances: the lecture's \"over 23 million\"",
      .count("resnet50-lab")),
    PublishedFigure(
      .parameters, 25_557_032, by: "torchvision's resnet50",
      because: "a thousand classes instead of six, no biases in the convolutions",
      .count("resnet50")),
  ]

  private static func labBlock(_ name: String, _ amount: Int) -> PublishedFigure {
    PublishedFigure(
      .parametersWithStatistics, amount, by: "the lab's notebook in Keras",
      because: "biases of the convolutions and batch norm's running statistics count",
      .count(name, .statistics))
  }

  // MARK: - Network in Network

  private static let networkInNetwork = [
    PublishedFigure(
      .parameters, 966_986, by: "the authors' Caffe definition for CIFAR-10",
      because: "nine convolutions with biases and no fully connected layer", .count("nin")),
    PublishedFigure(
      .parameters, 7_595_176, by: "the Caffe model zoo's network for ImageNet",
      because: "another network, of twelve convolutions; the paper has none for ImageNet",
      .facts("nin-imagenet")),
    PublishedFigure(
      .macs, "251 million", 251_000_000, by: "a public table of counts",
      because: "counted by another convention; convolutions alone take 222,486,528"),
  ]
}
