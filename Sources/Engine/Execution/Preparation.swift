/// A network made ready to run at one batch size with one set of parameters: all that does not depend on the
/// numbers it is fed.
final class Preparation {
  let network: Network
  let parameters: ParameterStore
  let batch: Int
  let analysis: LayerStates
  let graph: EffectiveGraph
  /// All layers in the steps in which they are computed.
  let steps: [Plan.Step]
  /// The number of each layer with its parameters.
  let recipes: [Int]
  /// The step in which each layer is computed.
  let stepOf: [Int]
  /// What each step was computed with last.
  var lastKernels: [LastKernel?]
  /// The forms of the convolutions, by layer; nil until somebody asks.
  private var forms: [Int: ConvolutionForm]?

  /// Makes a network ready.
  ///
  /// - Parameters:
  ///   - network: the network.
  ///   - parameters: its parameters.
  ///   - batch: how many examples it is fed.
  ///   - earlier: what was made ready before; what is the same there is taken over, forms of convolutions too.
  ///   - recipes: the numbers given so far.
  init(
    _ network: Network, _ parameters: ParameterStore, batch: Int, after earlier: Preparation? = nil,
    _ recipes: inout Recipes
  ) {
    self.network = network
    self.parameters = parameters
    self.batch = batch
    analysis = LayerStates(network, after: earlier.map { ($0.network, $0.analysis) })
    graph = EffectiveGraph(network, analysis)
    steps = Fusion(graph).steps
    self.recipes = Self.recipes(network, parameters, graph, after: earlier, &recipes)
    var stepOf = [Int](repeating: 0, count: network.nodes.count)
    for (place, step) in steps.enumerated() { for layer in step.layers { stepOf[layer] = place } }
    self.stepOf = stepOf
    lastKernels = Array(repeating: nil, count: steps.count)
    if let earlier { takeForms(from: earlier) }
  }

  private static func recipes(
    _ network: Network, _ parameters: ParameterStore, _ graph: EffectiveGraph,
    after earlier: Preparation?, _ recipes: inout Recipes
  ) -> [Int] {
    let known = earlier.flatMap { $0.parameters.isSame(as: parameters) ? $0 : nil }
    var numbers: [Int] = []
    numbers.reserveCapacity(network.nodes.count)
    for (index, node) in network.nodes.enumerated() {
      if let known, graph.analysis.isUnchanged[index], !graph.hasSilentInputs(index),
        !known.graph.hasSilentInputs(index)
      {
        numbers.append(known.recipes[index])
        continue
      }
      let identities = (graph.analysis[index]?.parameters ?? []).map {
        parameters.identity($0, of: node.name)
      }
      numbers.append(recipes.number(of: graph.layers[index], identities))
    }
    return numbers
  }

  /// Whether it is what another setup needs.
  func fits(_ setup: Setup, batch: Int) -> Bool {
    batch == self.batch && setup.parameters.isSame(as: parameters) && setup.network == network
  }

  /// What each layer's activation is known by.
  ///
  /// - Parameter source: the number of what the network is fed.
  /// - Returns: one identity a layer.
  func identities(source: Int) -> [ActivationIdentity] {
    var identities: [ActivationIdentity] = []
    identities.reserveCapacity(recipes.count)
    for (index, inputs) in graph.inputs.enumerated() {
      if inputs.isEmpty {
        let origin = ActivationIdentity(recipe: source, inputs: [])
        identities.append(ActivationIdentity(recipe: recipes[index], inputs: [origin]))
      } else {
        identities.append(
          ActivationIdentity(recipe: recipes[index], inputs: inputs.map { identities[$0] }))
      }
    }
    return identities
  }

  /// How the convolution of a step, or of a layer in it, is computed.
  func form(of step: Plan.Step, isExact: Bool, device: Device) -> ConvolutionForm {
    let made = forms ?? newForms(isExact: isExact, device: device)
    forms = made
    return made[steps[stepOf[step.layer]].head] ?? .automatic
  }

  private func newForms(isExact: Bool, device: Device) -> [Int: ConvolutionForm] {
    let choice = LayoutChoice(self, isExact: isExact, device: device)
    return Dictionary(uniqueKeysWithValues: choice.forms.map { (steps[$0.key].head, $0.value) })
  }

  /// Takes over the forms of a network that differs in its skips only: what is good there is here, and kernels that
  /// were made for it fit.
  private func takeForms(from other: Preparation) {
    guard batch == other.batch, recipes == other.recipes,
      recipes.indices.allSatisfy({ analysis[$0]?.output == other.analysis[$0]?.output })
    else { return }
    forms = other.forms
  }

  /// Why a layer cannot be computed: its own error or that of the layer upstream.
  func reason(against index: Int) -> RunError {
    switch analysis.states[index] {
    case .illegal(let error): .illegalLayer(network.nodes[index].name, error)
    case .unknown(let cause): reason(against: cause)
    case .known: .inputMismatch(expected: network.inputShape, found: network.inputShape)
    }
  }

  /// The parameter tensors of a layer.
  ///
  /// - Throws: `RunError.weights`.
  func parameterTensors(of index: Int) throws(RunError) -> [Tensor] {
    var tensors: [Tensor] = []
    for specification in analysis[index]?.parameters ?? [] {
      do throws(WeightFileError) {
        tensors.append(
          try parameters.freshTensor(specification, of: network.nodes[index].name))
      } catch {
        throw .weights(error)
      }
    }
    return tensors
  }
}
