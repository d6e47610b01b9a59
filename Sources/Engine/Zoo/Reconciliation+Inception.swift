/// GoogLeNet, the later Inception networks, Inception-ResNet.
extension Reconciliation {
  static let inception: [String: [PublishedFigure]] = [
    "googlenet": googLeNet, "googlenet-torchvision": googLeNet, "inception-v2": inceptionV2,
    "inception-v3": inceptionV3, "inception-v4": inceptionV4, "inception-resnet-v1": residualV1,
    "inception-resnet-v2": residualV2,
  ]

  private static func withSideBranches(_ name: String) -> PublishedFigure.Evidence {
    .recipe(FigureRecipe(name).with { $0.sideBranches = true })
  }

  private static let rethinking = "Szegedy et al. 2015, arXiv:1512.00567"

  // MARK: - GoogLeNet

  private static let googLeNet: [PublishedFigure] = [
    PublishedFigure(
      .parameters, "around 25 million", 25_000_000, by: "the lecture",
      because:
        "\"less than 25 million\" is what the Inception v3 paper says of its network; GoogLeNet has 7, or 13 "
        + "with both side branches"),
    PublishedFigure(
      .parameters, 6_998_552, by: "Caffe's bvlc_googlenet, deploy.prototxt",
      because: "the main path: side branches are left out after training", .count("googlenet")),
    PublishedFigure(
      .parameters, 13_378_280, by: "Caffe's bvlc_googlenet, train_val.prototxt",
      because: "with both side branches, 3,188,840 and 3,190,888", withSideBranches("googlenet")),
    PublishedFigure(
      .parameters, 6_624_904, by: "torchvision's weights of googlenet",
      because:
        "3×3 instead of 5×5 filters in the third branch (an old slip, kept), batch normalization without "
        + "biases instead of local response normalization", .count("googlenet-torchvision")),
    PublishedFigure(
      .parameters, 13_004_888, by: "torchvision's googlenet as it is constructed",
      because: "the same with both side branches", withSideBranches("googlenet-torchvision")),
    PublishedFigure(
      .parameters, "6.8 million", 6_800_000,
      by: "the sum of Szegedy et al. 2014, arXiv:1409.4842, Table 1",
      because:
        "weights without biases, K = 1,024; the rows 4a, 4c to 5b do not match their printed widths (4c: 463 K "
        + "printed, 497.5 K by the widths)"),
    PublishedFigure(
      .other, "2.7 K parameters in the first convolution", 2_712, by: "Table 1 of the same",
      because:
        "that of a separable 7×7 with 8 filters a channel; every implementation has a whole one, 9,408 weights",
      .sum([7 * 7 * 3 * 8, 24 * 64])),
    PublishedFigure(
      .macs, "1.5 billion", 1_500_000_000, by: "\(rethinking), Table 3",
      because: "the paper's separable first convolution is cheaper: 34 instead of 118 million",
      .rounded(to: 100_000_000, FigureRecipe("googlenet", .macs))),
    PublishedFigure(
      .depth, 22, by: "Szegedy et al. 2014", because: "layers with weights; with poolings 27",
      .count("googlenet", .depth)),
  ]

  // MARK: - Inception v2 (BN-Inception)

  private static let inceptionV2: [PublishedFigure] = [
    PublishedFigure(
      .parameters, 11_194_984, by: "a Caffe model, lim0606/caffe-googlenet-bn",
      because:
        "a whole 7×7 convolution at the beginning; the paper and TF-Slim have a separable one",
      .facts("bn-inception-dense")),
    PublishedFigure(
      .parameters, 11_295_240, by: "the PyTorch port of Cadene's pretrained-models",
      because:
        "the whole 7×7, projections of 128 in 4c and 4d, and biases beside batch normalization",
      .facts("bn-inception-cadene")),
    PublishedFigure(
      .parameters, 11_178_336, by: "TF-Slim's inception_v2",
      because:
        "batch normalization without a scale γ; the separable convolution has a bias and no normalization",
      .facts("inception-v2-slim")),
    PublishedFigure(
      .macs, "2.0 billion", 2_000_000_000, by: "\(rethinking), Table 3",
      because: "the exact count rounded",
      .rounded(to: 100_000_000, FigureRecipe("inception-v2", .macs))),
    PublishedFigure(
      .other, "576, 576 and 1,024 channels after 4c, 4d and 4e",
      by: "Ioffe, Szegedy 2015, arXiv:1502.03167, Figure 5",
      because:
        "the figure does not add up: its projections of 128 give 608, 608 and 1,056; with 96 in 4c and 4d, as "
        + "TF-Slim and here, they fit"),
    PublishedFigure(
      .other, "the name Inception-v2", by: "\(rethinking)",
      because:
        "that paper gives it to its own Table 1; the Inception v4 paper and TF-Slim mean this network"
    ),
  ]

  // MARK: - Inception v3

  private static let inceptionV3: [PublishedFigure] = [
    PublishedFigure(
      .parameters, "less than 25 million", 25_000_000, by: "\(rethinking), abstract",
      because: "an upper bound; the lecture gives it to GoogLeNet"),
    PublishedFigure(
      .parameters, 23_834_568, by: "timm's inception_v3", because: "the main path",
      .count("inception-v3")),
    PublishedFigure(
      .parameters, 27_161_264, by: "torchvision's inception_v3",
      because: "with its side branch", withSideBranches("inception-v3")),
    PublishedFigure(
      .parametersWithStatistics, 23_851_784, by: "Keras applications, \"total params\"",
      because:
        "batch normalization without a scale γ (17,216 fewer), with running statistics (34,432 more)",
      .count("inception-v3", .statisticsWithoutScales)),
    PublishedFigure(
      .parametersWithStatistics, 21_802_784, by: "TF-Slim's unit test",
      because: "the same without the fully connected layer",
      .recipe(
        FigureRecipe("inception-v3", .statisticsWithoutScales).with { $0.without = ["fc"] })),
    PublishedFigure(
      .macs, "5 billion", 5_000_000_000, by: "\(rethinking), abstract; 4.8 in Table 3",
      because:
        "the paper's first layers differ from all released code, which has 1×1 to 80 and 3×3 to 192 channels "
        + "and a pooling"),
    PublishedFigure(
      .depth, "42", 42, by: "\(rethinking)",
      because:
        "the released network's longest path has 48 layers; the paper's count is of its Table 1"),
  ]

  // MARK: - Inception v4 and Inception-ResNet

  private static let fourthPaper = "Szegedy et al. 2016, arXiv:1602.07261"

  private static let inceptionV4: [PublishedFigure] = [
    PublishedFigure(
      .parameters, 42_679_816, by: "timm's inception_v4", because: "a thousand classes",
      .count("inception-v4")),
    PublishedFigure(
      .parameters, 42_681_353, by: "TF-Slim's released weights",
      because: "1,001 classes: one more for background",
      .recipe(FigureRecipe("inception-v4").with { $0.classes = 1_001 })),
    PublishedFigure(
      .parameters, 46_039_280, by: "TF-Slim's inception_v4 as it is built",
      because: "with a side branch that the paper's figures do not show",
      withSideBranches("inception-v4")),
    PublishedFigure(
      .other, "1×7 before 7×1 in the double branch of Inception-B", by: "\(fourthPaper), Figure 5",
      because: "the released code has 7×1 first; no count changes"),
  ]

  private static let residualV1: [PublishedFigure] = [
    PublishedFigure(
      .parameters, 23_482_624, by: "FaceNet's inception_resnet_v1",
      because:
        "a sixth block of the last kind and an embedding of 512 instead of classes, on 160×160",
      .facts("inception-resnet-v1-facenet")),
    PublishedFigure(
      .other, "blocks as in the drawings", by: fourthPaper,
      because: "5, 10 and 5 blocks; the released code has no such network"),
  ]

  private static let residualV2: [PublishedFigure] = [
    PublishedFigure(
      .parameters, 55_843_464, by: "timm's inception_resnet_v2", because: "the released network",
      .count("inception-resnet-v2")),
    PublishedFigure(
      .parameters, 59_211_120, by: "TF-Slim's inception_resnet_v2 as it is built",
      because: "with a side branch at 17×17", withSideBranches("inception-resnet-v2")),
    PublishedFigure(
      .parametersWithStatistics, 55_873_736, by: "Keras applications, \"total params\"",
      because: "batch normalization without a scale γ, with running statistics",
      .count("inception-resnet-v2", .statisticsWithoutScales)),
    PublishedFigure(
      .parameters, 32_433_928, by: "the paper's drawings, repaired",
      because:
        "5, 10 and 5 blocks and another stem; the released code has 10, 20 and 10 blocks of 320, 1,088 and "
        + "2,080 channels", .facts("inception-resnet-v2-paper")),
    PublishedFigure(
      .other, "1,154 and 2,048 channels", by: "\(fourthPaper), Figures 17 and 19",
      because:
        "they cannot be built: the reductions give 384 + 384 + 384 = 1,152 and 1,152 + 384 + 288 + 320 = 2,144"
    ),
  ]
}
