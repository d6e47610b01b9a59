public import Engine

/// The parameters of the chosen line as they are looked at: numbers about them, and pictures small enough to keep.
public struct InspectedWeights: Hashable, Sendable {
  /// One parameter tensor.
  public struct Parameter: Hashable, Sendable {
    /// The full name: `layer1.0.conv1.weight`.
    public let name: String
    /// The shape.
    public let shape: Shape
    /// The statistics of its numbers.
    public let statistics: TensorStatistics
    /// What is drawn of it.
    public let picture: Picture
  }

  /// What is drawn of a parameter.
  public enum Picture: Hashable, Sendable {
    /// The filters of a convolution, one an output channel; `shows` says what of them.
    case filters([HeatmapImage], shows: String)
    /// A matrix of outputs by inputs, reduced where it is large.
    case matrix(HeatmapImage)
    /// The numbers of a vector, reduced where there are many.
    case vector([Float])
  }

  /// The layers whose parameters these are.
  public let layers: [Int]
  /// The parameters in the order of the layers.
  public let parameters: [Parameter]

  /// The first parameter that is drawn as filters or as a matrix.
  public var drawn: Parameter? {
    parameters.first { if case .vector = $0.picture { false } else { true } }
  }
}

extension InspectedWeights.Parameter {
  /// The most rows and columns of a picture that is kept.
  private static let largestSide = 256
  /// The most filters that are kept.
  private static let mostFilters = 4_096

  /// Works out what is looked at of a parameter.
  init(name: String, tensor: Tensor) {
    self.name = name
    shape = tensor.shape
    statistics = tensor.statistics
    picture = Self.picture(of: tensor)
  }

  private static func picture(of tensor: Tensor) -> InspectedWeights.Picture {
    let shape = tensor.shape
    switch shape.rank {
    case 4 where shape[2] * shape[3] > 1: return filters(tensor)
    case 4, 2: return .matrix(matrix(tensor, rows: shape[0], columns: shape[1]))
    default:
      let row = tensor.withElements { HeatmapImage(width: $0.count, height: 1, values: Array($0)) }
      return .vector(row.reduced(columns: largestSide, rows: 1).values)
    }
  }

  /// Filters over few input channels show them side by side, others their first.
  private static func filters(_ tensor: Tensor) -> InspectedWeights.Picture {
    let (outputs, inputs) = (tensor.shape[0], tensor.shape[1])
    let (height, width) = (tensor.shape[2], tensor.shape[3])
    let shown = inputs <= 3 ? inputs : 1
    let images = tensor.withElements { elements in
      (0..<min(outputs, mostFilters)).map { output in
        var values: [Float] = []
        for row in 0..<height {
          for input in 0..<shown {
            let start = ((output * inputs + input) * height + row) * width
            values += elements[start..<start + width]
          }
        }
        return HeatmapImage(width: shown * width, height: height, values: values)
      }
    }
    let words =
      inputs == 1
      ? "each filter"
      : shown > 1
        ? "each filter over its \(inputs) input channels" : "each filter over input channel 0"
    return .filters(images, shows: words)
  }

  /// The matrix with at most `largestSide` rows and columns, each value the mean of the part it stands for.
  private static func matrix(_ tensor: Tensor, rows: Int, columns: Int) -> HeatmapImage {
    let (height, width) = (min(rows, largestSide), min(columns, largestSide))
    let values = tensor.withElements { elements in
      (0..<height).flatMap { row in
        let lines = row * rows / height..<(row + 1) * rows / height
        return (0..<width).map { column -> Float in
          let places = column * columns / width..<(column + 1) * columns / width
          var sum = 0.0
          for line in lines {
            for place in places { sum += Double(elements[line * columns + place]) }
          }
          return Float(sum / Double(lines.count * places.count))
        }
      }
    }
    return HeatmapImage(width: width, height: height, values: values)
  }
}
