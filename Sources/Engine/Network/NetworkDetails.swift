/// What is known of a network beside its layers: where it comes from and what it is fed.
public struct NetworkDetails: Hashable, Sendable {
  /// Where the network is described: authors, year, title, table.
  public var source: String
  /// The year of the paper.
  public var year: Int
  /// In which way this network differs from the paper, a sentence each.
  public var deviations: [String]
  /// How pictures become input.
  public var inputKind: InputKind
  /// What the outputs are called.
  public var labels: LabelSet
  /// What the outputs are called where training data brought names; these go before `labels`, and mean nothing where
  /// they are not as many as the classes.
  public var classNames: [String] = []
  /// Parameters that belong to an example, by their full names; the others are drawn at random.
  public var parameters: [String: [Float]]
  /// The numbers it is fed when nothing else is given; nil for a picture or, where pictures are not meant, for random
  /// ones.
  public var sample: Sample?

  /// An input that belongs to a network.
  public struct Sample: Hashable, Sendable {
    /// What it is called on screens.
    public let name: String
    /// The shape of the input it is made for.
    public let shape: Shape
    /// The numbers, row by row, channel by channel.
    public let values: [Float]

    /// Makes a sample.
    public init(name: String, shape: Shape, values: [Float]) {
      precondition(values.count == shape.elementCount, "\(name) fills its shape")
      self.name = name
      self.shape = shape
      self.values = values
    }
  }

  /// The pictures a network was made for; chooses the preprocessing.
  public enum InputKind: String, Hashable, Sendable, CaseIterable {
    /// Grey digits.
    case digits
    /// Colour pictures normalized by the mean and deviation of ImageNet, as torchvision's networks want.
    case imageNet = "imagenet"
    /// Colour pictures minus ImageNet's mean colour, 0 … 255, as in the AlexNet paper.
    case meanSubtracted = "mean-subtracted"
    /// Colour pictures scaled to 0 … 1, as in the lab.
    case unitScaled = "unit-scaled"
    /// Colour pictures scaled to −1 … 1, as the Inception networks' code wants.
    case signed
    /// Colour pictures normalized by the mean and deviation of CIFAR-10.
    case cifar
    /// Numbers that are no picture.
    case numbers
  }

  /// The sets of class names that come with the program.
  public enum LabelSet: String, Hashable, Sendable, CaseIterable {
    /// The digits 0 … 9.
    case digits
    /// The 1,000 classes of ImageNet.
    case imageNet = "imagenet"
    /// The lab's six hand signs.
    case signs
    /// The 10 classes of CIFAR-10.
    case cifar10
    /// The 10 shapes that the program draws.
    case shapes
    /// Classes have numbers only.
    case none
  }

  /// Makes details.
  public init(
    source: String = "", year: Int = 0, deviations: [String] = [], inputKind: InputKind = .numbers,
    labels: LabelSet = .none, parameters: [String: [Float]] = [:], sample: Sample? = nil
  ) {
    self.source = source
    self.year = year
    self.deviations = deviations
    self.inputKind = inputKind
    self.labels = labels
    self.parameters = parameters
    self.sample = sample
  }
}
