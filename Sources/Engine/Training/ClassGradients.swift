/// How a class's score depends on the input, on activations and on parameters: derivatives of the network as it
/// answers, with running statistics and without dropout.
///
/// The score is the logit, the number before the softmax: the softmax would mix the other classes in. Works on a
/// thread of its own, so that sessions go on meanwhile.
public actor ClassGradients {
  private let executor: KernelExecutor
  private let network: Network
  private let store: ParameterStore
  private let hasParameters: Bool
  private let scored: Int
  /// How many classes there are.
  public let classCount: Int
  private var prepared: Prepared?

  /// What passes need.
  private struct Prepared {
    let parameters: TrainingParameters
    let graph: TrainingGraph
  }

  /// Takes a network; what passes need is made by the first of them.
  ///
  /// - Parameters:
  ///   - network: with its switches as they are.
  ///   - store: its parameters.
  ///   - withParameters: whether the parameters' gradients are computed, too.
  ///   - givesWay: whether a screen is to be kept alive meanwhile.
  /// - Throws: `ClassGradientError`.
  public init(
    _ network: Network, parameters store: ParameterStore, withParameters: Bool = false,
    givesWay: Bool = false
  ) throws(ClassGradientError) {
    guard network.givesClasses else { throw .noClasses(network: network.name) }
    let analysis = NetworkAnalysis(network)
    if let problem = analysis.firstError {
      throw .run(.illegalLayer(network.nodes[problem.index].name, problem.error))
    }
    self.network = network
    self.store = store
    hasParameters = withParameters
    scored = network.scoredLayer(of: network.output, for: .crossEntropy)
    classCount = analysis[scored]?.output.elementCount ?? 0
    executor = KernelExecutor(niceness: givesWay ? 10 : 0)
  }

  deinit { executor.finish() }

  /// Whether it is what another network with its parameters needs.
  public nonisolated func fits(
    _ network: Network, _ store: ParameterStore, withParameters: Bool
  ) -> Bool {
    network == self.network && store.isSame(as: self.store)
      && (hasParameters || !withParameters)
  }

  /// The kernels' thread.
  public nonisolated var unownedExecutor: UnownedSerialExecutor {
    executor.asUnownedSerialExecutor()
  }
}

// MARK: - Passes

extension ClassGradients {
  /// Compiles the network; on the kernels' thread, where oneDNN keeps memory that kernels share.
  private func ready() throws(RunError) -> Prepared {
    if let prepared { return prepared }
    let parameters = try TrainingParameters(
      network, NetworkAnalysis(network), from: store.fillingGaps(), withGradients: hasParameters)
    let device: Device
    do throws(OneDNNError) {
      device = try Device()
    } catch {
      throw .kernel(layer: network.name, error)
    }
    let graph = try TrainingGraph(
      network, parameters, batch: 1, needsInputGradient: true, fusesRectifiers: false,
      device: device)
    let made = Prepared(parameters: parameters, graph: graph)
    prepared = made
    return made
  }

  /// What is differentiated.
  public enum Objective: Hashable, Sendable {
    /// The class's logit.
    case score
    /// The cross-entropy if the class were the right one.
    case loss
  }

  /// What a class's gradients were taken of.
  public struct Score: Hashable, Sendable {
    /// The class.
    public let index: Int
    /// Its logit: the number before the softmax.
    public let logit: Float
    /// Its probability among all classes.
    public let probability: Float
    /// All classes, the most probable first.
    public let ranking: [Int]
  }

  /// Computes the network's answer and goes back from a class's logit to the input.
  ///
  /// - Parameters:
  ///   - input: `[1, C, H, W]` or `[1, F]`; of more examples the first one counts.
  ///   - wanted: the class; nil for the most probable one.
  ///   - objective: what is differentiated; gradients are those of the score unless it says otherwise.
  ///   - cancellation: looked at between layers.
  /// - Returns: the class and how it scored.
  /// - Throws: `ClassGradientError`.
  @discardableResult
  public func differentiate(
    _ input: Tensor, class wanted: Int? = nil, objective: Objective = .score,
    cancellation: Cancellation? = nil
  ) throws(ClassGradientError) -> Score {
    if let wanted, !(0..<classCount).contains(wanted) {
      throw .noClass(wanted, network: network.name, count: classCount)
    }
    do throws(RunError) {
      func look(_: Int) throws(RunError) {
        if cancellation?.isCancelled == true { throw .cancelled }
      }
      let graph = try ready().graph
      try graph.forward(
        input.onlyFirstExample, TrainingPass(isTraining: false, isDifferentiated: true), visit: look
      )
      guard let scores = try graph.activation(of: scored) else {
        throw .kernel(
          layer: network.nodes[scored].name,
          OneDNNError(call: "reading the score", status: "not there"))
      }
      let negates = network.negatesScores(of: network.output)
      let logits = negates ? scores.negated : scores
      let score = Score(logits, class: wanted)
      let seed = objective.seed(logits, class: score.index)
      try graph.backward(
        from: [(scored, negates ? seed.negated : seed)], keepsGradients: true, visit: look)
      return score
    } catch {
      throw .run(error)
    }
  }

  /// The score's derivative by each number of a layer's activation, of the input for layer 0.
  ///
  /// - Returns: the gradient in the activation's shape; nil where the score does not depend on it.
  /// - Throws: `ClassGradientError`.
  public func gradient(of layer: Int) throws(ClassGradientError) -> Tensor? {
    do throws(RunError) { return try prepared?.graph.gradient(of: layer) } catch {
      throw .run(error)
    }
  }

  /// A layer's activation in the pass that was differentiated; nil for a layer that did not run.
  ///
  /// - Throws: `ClassGradientError`.
  public func activation(of layer: Int) throws(ClassGradientError) -> Tensor? {
    do throws(RunError) { return try prepared?.graph.activation(of: layer) } catch {
      throw .run(error)
    }
  }

  /// The score's derivative by each number of a layer's trained parameters, with their names within the layer; none
  /// where they were not asked for.
  public func parameterGradients(of layer: Int) -> [(name: String, gradient: Tensor)] {
    guard let parameters = prepared?.parameters else { return [] }
    return parameters.entries.filter { $0.layer == layer }.compactMap { entry in
      parameters.gradient(of: entry).map { (entry.specification.name, $0) }
    }
  }
}

// MARK: - Maps

extension ClassGradients {
  /// Where the score depends on the input: of each place the largest derivative by size over the channels.
  ///
  /// ## Source
  /// Simonyan, Vedaldi, Zisserman 2014, "Deep Inside Convolutional Networks", section 3.1: M(i,j) = max over c of
  /// |w(i,j,c)|.
  ///
  /// - Returns: `[H, W]`.
  /// - Throws: `ClassGradientError`, also for a network that takes no feature maps.
  public func saliency() throws(ClassGradientError) -> Tensor {
    guard let gradient = try gradient(of: 0), gradient.shape.rank == 4 else {
      throw .noMaps(layer: network.nodes[0].name)
    }
    return gradient.largestSizesOverChannels
  }

  /// Which places of a layer's maps speak for the class, in the input's size.
  ///
  /// ## Source
  /// Selvaraju et al. 2017, "Grad-CAM", equations 1 and 2: ReLU(Σ α(k) A(k)), where α(k) is the mean over the places
  /// of the score's derivative by map A(k). Resampled bilinearly.
  ///
  /// - Parameter layer: a layer with feature maps.
  /// - Returns: `[H, W]` of the input.
  /// - Throws: `ClassGradientError`, also for a layer without maps and for one that the score does not depend on.
  public func gradCAM(at layer: Int) throws(ClassGradientError) -> Tensor {
    let name = network.nodes[layer].name
    guard let activation = try activation(of: layer), activation.shape.rank == 4,
      network.inputShape.rank == 3
    else { throw .noMaps(layer: name) }
    guard let gradient = try gradient(of: layer) else { throw .noInfluence(layer: name) }
    let maps = activation.weightedSum(by: gradient.meansOverPlaces).rectified
    let (height, width) = (network.inputShape[1], network.inputShape[2])
    return Tensor(
      maps.resized(height: height, width: width).elements, shape: [height, width])
  }
}

/// Why a class's gradients cannot be had.
public enum ClassGradientError: Error, Hashable, Sendable {
  /// A pass could not be computed.
  case run(RunError)
  /// The network's answer are not classes.
  case noClasses(network: String)
  /// There are fewer classes.
  case noClass(Int, network: String, count: Int)
  /// A layer has no feature maps.
  case noMaps(layer: String)
  /// The score does not depend on a layer.
  case noInfluence(layer: String)
}

extension ClassGradientError: CustomStringConvertible {
  /// One sentence.
  public var description: String {
    switch self {
    case .run(let error): error.description
    case .noClasses(let network):
      "the answer of \(network) are not classes: there is no score to take gradients of"
    case .noClass(let number, let network, let count):
      "\(network): a class from 0 to \(count - 1) expected, found \(number)"
    case .noMaps(let layer): "\(layer) has no feature maps"
    case .noInfluence(let layer): "the class's score does not depend on \(layer)"
    }
  }
}
