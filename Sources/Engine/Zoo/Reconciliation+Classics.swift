/// LeNet-5, AlexNet, VGG.
extension Reconciliation {
  static let classics: [String: [PublishedFigure]] = [
    "lenet5": leNet, "lenet5-1998": leNet,
    "alexnet": alexNet, "alexnet-torchvision": alexNet,
    "vgg11": vgg("A", "vgg11", 133), "vgg13": vgg("B", "vgg13", 133),
    "vgg16": vgg("D", "vgg16", 138) + vggSlide, "vgg19": vgg("E", "vgg19", 144) + vgg19Cost,
    "vgg11-bn": normalized("vgg11"), "vgg13-bn": normalized("vgg13"),
    "vgg16-bn": normalized("vgg16"), "vgg19-bn": normalized("vgg19"),
  ]

  // MARK: - LeNet-5

  private static let leNetPaper = "LeCun, Bottou, Bengio, Haffner 1998, section II.B"

  private static let leNet: [PublishedFigure] = [
    PublishedFigure(
      .parameters, 60_000, by: leNetPaper,
      because:
        "C3 connects chosen maps only (1,516 parameters, not 2,416), the subsampling is trained (12 and "
        + "32), the output compares with fixed pictures and trains nothing (not 850)",
      .count("lenet5-1998")),
    PublishedFigure(
      .parameters, 61_706, by: "modern versions, in PyTorch and Keras tutorials",
      because:
        "every map of C3 sees all six before it, the pooling is not trained, softmax takes the output's place",
      .count("lenet5")),
    PublishedFigure(
      .parameters, 431_080, by: "Caffe's example lenet.prototxt, also called LeNet",
      because: "another network: 20 and 50 maps, max pooling, 500 units, on 28×28",
      .sum([20 * 25 + 20, 50 * 20 * 25 + 50, 800 * 500 + 500, 500 * 10 + 10])),
    PublishedFigure(
      .parameters, 44_426, by: "ports that take 28×28 digits without padding",
      because:
        "only 16×4×4 values reach the first fully connected layer; with padding 2 there are 61,706 again",
      .recipe(FigureRecipe("lenet5").with { $0.input = [1, 28, 28] })),
    PublishedFigure(
      .other, "340,908 connections", 340_908, by: leNetPaper,
      because: "each use of a weight or bias counts, the 840 fixed ones of the output too",
      .sum([122_304, 5_880, 151_600, 2_000, 48_120, 10_164, 840])),
    PublishedFigure(
      .other, "345,308 connections", by: "a summary of the paper",
      because: "no sum of the layers' figures gives it; the paper's own add up to 340,908"),
    PublishedFigure(
      .other, "softmax and ReLU", by: "the lecture",
      because: "the network of 1998 has a scaled tanh and compares with pictures of the digits"),
  ]

  // MARK: - AlexNet

  private static let alexNetPaper = "Krizhevsky, Sutskever, Hinton 2012"

  private static func ungrouped(_ counting: FigureRecipe.Counting) -> FigureRecipe {
    FigureRecipe("alexnet", counting)
      .setting("conv2", "conv4", "conv5", property: "groups", to: "1")
  }

  private static let alexNet: [PublishedFigure] = [
    PublishedFigure(
      .parameters, "60 million", 60_000_000, by: "\(alexNetPaper), abstract",
      because: "the exact count of the paper's network, 60,965,224, cut to millions",
      .rounded(to: 1_000_000, FigureRecipe("alexnet"))),
    PublishedFigure(
      .parameters, 60_965_224, by: "Caffe's bvlc_alexnet and bvlc_reference_caffenet",
      because:
        "two groups in conv2, conv4 and conv5; CaffeNet pools before it normalizes, which moves no parameter",
      .count("alexnet")),
    PublishedFigure(
      .parameters, 62_378_344, by: "many tutorials",
      because: "without the groups: conv2, conv4 and conv5 see all channels of the layer before",
      .recipe(ungrouped(.parameters))),
    PublishedFigure(
      .macs, 1_135_256_096, by: "the same tutorials' network",
      because: "without the groups these three layers cost twice as much",
      .recipe(ungrouped(.macs))),
    PublishedFigure(
      .parameters, 61_100_840, by: "torchvision's alexnet",
      because:
        "one column of 64, 192, 384, 256 and 256 filters (Krizhevsky 2014, arXiv:1404.5997), no groups, no "
        + "local response normalization, 224×224 with padding 2",
      .count("alexnet-torchvision")),
    PublishedFigure(
      .parameters, 50_303_912, by: "TF-Slim's alexnet_v2",
      because: "384 filters in conv4; without padding only 5×5 maps reach fc6",
      .recipe(
        FigureRecipe("alexnet-torchvision")
          .setting("features.8", property: "channels", to: "384")
          .setting("avgpool", property: "output", to: "5"))),
    PublishedFigure(
      .neurons, "650,000", 650_000, by: "\(alexNetPaper), abstract",
      because:
        "Figure 2's caption gives conv1 253,440 = 55·48·96 values; 55·55·96 = 290,400 make 659,272 in all",
      .rounded(to: 10_000, FigureRecipe("alexnet", .neurons))),
    PublishedFigure(
      .other, "an input of 224×224", by: "\(alexNetPaper), section 3.5 and Figure 2",
      because:
        "⌊(224 − 11) / 4⌋ + 1 = 54; the 55×55 maps need 227, or 224 with padding 2 as in torchvision"
    ),
  ]

  // MARK: - VGG

  private static let vggPaper = "Simonyan, Zisserman 2014, arXiv:1409.1556"

  private static func vgg(
    _ configuration: String, _ name: String, _ millions: Int
  ) -> [PublishedFigure] {
    [
      PublishedFigure(
        .parameters, "\(millions) million", millions * 1_000_000,
        by: "\(vggPaper), Table 2, configuration \(configuration)",
        because: "the exact count, rounded to millions",
        .rounded(to: 1_000_000, FigureRecipe(name))),
      PublishedFigure(
        .other, "102,764,544 parameters in the first fully connected layer", 102_764_544,
        by: "torchvision's classifier.0; TF-Slim writes it as a 7×7 convolution",
        because: "it sees 512·7·7 = 25,088 values and has most of the network's parameters",
        .sum([25_088 * 4_096, 4_096])),
    ]
  }

  private static let vggSlide = [
    PublishedFigure(
      .other, "at each convolution height and width go down by 2, channels up by 2",
      by: "the lecture",
      because:
        "the convolutions keep height and width; the five poolings halve them, and the channels stop at 512"
    )
  ]

  private static let vgg19Cost = [
    PublishedFigure(
      .macs, "19.6 billion", 19_600_000_000, by: "He et al. 2015, arXiv:1512.03385, Figure 3",
      because: "the exact count rounded; they call multiply-accumulates FLOPs",
      .rounded(to: 100_000_000, FigureRecipe("vgg19", .macs)))
  ]

  private static func normalized(_ name: String) -> [PublishedFigure] {
    [
      PublishedFigure(
        .parameters, "the same as \(name)", by: vggPaper,
        because:
          "the paper has no batch normalization; torchvision's γ and β come on top, and its convolutions keep "
          + "their biases")
    ]
  }
}
