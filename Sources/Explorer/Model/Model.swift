public import Engine

/// Everything the explorer knows and shows: one value that messages change and views draw.
public struct Model: Sendable {
  /// The network, its parameters and its input.
  public internal(set) var setup: Setup
  /// Counts the setups: answers about an older one are dropped.
  var generation = 0
  /// What follows from the network's layers.
  public internal(set) var analysis: NetworkAnalysis
  /// The names of the classes.
  public internal(set) var labels: [String]
  /// The network as it was opened: what differs from it is marked as edited.
  public internal(set) var original: AnalyzedNetwork
  /// What the edits since then have led to.
  public internal(set) var consequences: EditConsequences
  /// The network's counts beside published ones; nil while nobody looks at them.
  public internal(set) var reconciliation: Reconciliation?
  /// What the columns of the table of layers take; nil while nobody looks at it.
  var measuredTable: MeasuredTable?
  /// The screen's extents.
  public internal(set) var size = Size(width: 80, height: 24)
  /// Which characters the terminal can show.
  public internal(set) var glyphs = GlyphSet.unicode
  /// Whether the terminal shows colours.
  public internal(set) var hasColors = true
  /// Where things lie on the screen.
  var geometry: any ScreenGeometry
  /// Lists a folder's files for completion.
  var listFiles: @Sendable (String) -> [CompletionFile] = { _ in [] }
  /// The tree of layers: what is open, what is chosen.
  public internal(set) var tree: TreeState
  /// The lines of the tree.
  public private(set) var rows: [NetworkRow]
  /// What is known of each layer's activation, by index.
  public internal(set) var activations: [ActivationState]
  /// The activation that is being looked at.
  public internal(set) var inspected: InspectedActivation?
  /// The statistics of the layers of the open setup, as far as they are known.
  public internal(set) var statistics: [Int: TensorStatistics] = [:]
  /// The parameters that are being looked at.
  public internal(set) var weights: InspectedWeights?
  /// Why the parameters that were asked for last are not there; empty otherwise.
  var weightsProblem = ""
  /// The parameters that were asked for last.
  var weightsRequest: WeightsRequest?
  /// The run under way.
  public internal(set) var run: RunProgress?
  /// The parameters as they were loaded, to see what has changed since.
  var loadedParameters: ParameterStore
  /// What was asked about a class's score, and what came of it.
  var classInquiry = ClassInquiry()
  /// The measurement under way.
  public internal(set) var profiling: ProfileProgress?
  /// Where the time of a pass goes; nil before it was measured.
  public internal(set) var profile: PlanReport?
  /// The number of the last run; answers of older ones are dropped.
  var lastRun = 0
  /// The most probable classes of the last run, and of the one before it with other switches.
  public internal(set) var answers = Answers()
  /// The last run that reached the answer.
  public internal(set) var latestRun: AnsweredRun?
  /// The run of another setup before it, to compare with.
  public internal(set) var earlierRun: AnsweredRun?
  /// The activation of the run before that is looked at.
  var earlierActivation: EarlierActivation?
  /// What was opened and edited before, to go back to.
  var undone: [HistoryStep] = []
  /// What was gone back from, to go forward to.
  var redone: [HistoryStep] = []
  /// The files that are being written.
  var writing = Writing()
  /// What is trained in the background, and was before.
  public internal(set) var training = TrainingState()
  /// Which view is shown, and how maps are shown in it.
  public internal(set) var view = ViewState()
  /// The line that is being typed; nil for none.
  public internal(set) var prompt: Prompt?
  /// The form that is filled in; nil for none.
  public internal(set) var form: EditForm?
  /// Commands typed before, oldest first.
  var history: [String] = []
  /// What was looked for.
  var sought = Sought()
  /// What help is shown; nil for none.
  public internal(set) var help: HelpState?
  /// Whether the mouse is listened to.
  public internal(set) var usesMouse = true
  /// What the status line says; nil for nothing in particular.
  public internal(set) var notice: Notice?

  /// Starts with a setup and nothing computed.
  ///
  /// - Parameters:
  ///   - setup: the network, its parameters and its input.
  ///   - labels: the names of the classes.
  ///   - geometry: where things lie on the screen.
  public init(setup: Setup, labels: [String], geometry: any ScreenGeometry) {
    let network = setup.network
    self.geometry = geometry
    self.setup = setup
    self.labels = labels
    loadedParameters = setup.parameters
    analysis = NetworkAnalysis(network)
    original = AnalyzedNetwork(network, analysis)
    consequences = EditConsequences(of: setup, analysis, since: original)
    tree = TreeState(openBlocks: network.blocksOpenAtFirst)
    rows = []
    activations = Array(repeating: .missing, count: network.nodes.count)
    refreshRows()
  }

  /// The network with its switches.
  public var network: Network { setup.network }

  /// What is chosen in the tree.
  public var selection: NetworkItem {
    rows.indices.contains(tree.list.selected) ? rows[tree.list.selected].item : .layer(0)
  }

  /// The layer whose activation is looked at: the chosen one, with what is folded into its line; the last one of a
  /// chosen block.
  public var selectedLayer: Int {
    guard rows.indices.contains(tree.list.selected) else { return 0 }
    return rows[tree.list.selected].layers.last ?? 0
  }

  /// Lists the tree's lines anew.
  mutating func refreshRows() {
    rows =
      NetworkRows(
        network, analysis, openBlocks: tree.openBlocks, foldsFollowers: tree.foldsFollowers,
        changes: consequences.changes
      ).rows
    tree.list.selected = max(0, min(tree.list.selected, rows.count - 1))
  }

  /// Chooses a layer: its own line, or that of the closed block around it.
  mutating func select(layer: Int) {
    let line =
      rows.firstIndex { $0.item == .layer(layer) }
      ?? rows.lastIndex { $0.layers.contains(layer) && $0.isOpen != true }
    if let line { tree.list.selected = line }
  }
}
