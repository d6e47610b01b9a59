public import Engine

/// Everything the explorer knows and shows: one value that messages change and views draw.
public struct Model: Sendable {
  /// The network, its parameters and its input.
  public internal(set) var setup: Setup
  /// What follows from the network's layers.
  public private(set) var analysis: NetworkAnalysis
  /// The names of the classes.
  public internal(set) var labels: [String]
  /// The screen's extents.
  public internal(set) var size = Size(width: 80, height: 24)
  /// Which characters the terminal can show.
  public internal(set) var glyphs = GlyphSet.unicode
  /// The tree of layers: what is open, what is chosen.
  public internal(set) var tree: TreeState
  /// The lines of the tree.
  public private(set) var rows: [NetworkRow]
  /// What is known of each layer's activation, by index.
  public internal(set) var activations: [ActivationState]
  /// The activation that is being looked at.
  public internal(set) var inspected: InspectedActivation?
  /// The run under way.
  public internal(set) var run: RunProgress?
  /// The number of the last run; answers of older ones are dropped.
  var lastRun = 0
  /// The most probable classes of the last run, and of the one before it with other switches.
  public internal(set) var answers = Answers()
  /// Networks to go back to.
  var undone: [Network] = []
  /// Networks to go forward to.
  var redone: [Network] = []
  /// Which view is shown, and how maps are shown in it.
  public internal(set) var view = ViewState()
  /// The line that is being typed; nil for none.
  public internal(set) var prompt: Prompt?
  /// Lines typed before, oldest first.
  var history: [String] = []
  /// The last text looked for.
  var sought = ""
  /// What help is shown; nil for none.
  public internal(set) var help: HelpState?
  /// Whether the mouse is listened to.
  public internal(set) var usesMouse = true
  /// What the status line says; nil for nothing in particular.
  public internal(set) var notice: Notice?

  /// Starts with a setup and nothing computed.
  public init(setup: Setup, labels: [String]) {
    let network = setup.network
    self.setup = setup
    self.labels = labels
    analysis = NetworkAnalysis(network)
    tree = TreeState(openBlocks: network.blocksOpenAtFirst)
    rows = []
    activations = Array(repeating: .missing, count: network.nodes.count)
    refreshRows()
  }

  /// The network with its switches.
  public var network: Network { setup.network }

  /// What is chosen in the tree.
  public var selection: NetworkItem {
    rows.indices.contains(tree.selected) ? rows[tree.selected].item : .layer(0)
  }

  /// The layer whose activation is looked at: the chosen one, with what is folded into its line; the last one of a
  /// chosen block.
  public var selectedLayer: Int {
    guard rows.indices.contains(tree.selected) else { return 0 }
    return rows[tree.selected].layers.last ?? 0
  }

  /// Takes another network and follows it everywhere; what was chosen stays chosen where it can.
  mutating func replace(_ network: Network) {
    let chosen = selectedLayer
    setup.network = network
    analysis = NetworkAnalysis(network)
    inspected = nil
    refreshRows()
    select(layer: chosen)
  }

  /// Lists the tree's lines anew.
  mutating func refreshRows() {
    rows =
      NetworkRows(
        network, analysis, openBlocks: tree.openBlocks, foldsFollowers: tree.foldsFollowers
      ).rows
    tree.selected = max(0, min(tree.selected, rows.count - 1))
  }

  /// Chooses a layer: its own line, or that of the closed block around it.
  mutating func select(layer: Int) {
    let line =
      rows.firstIndex { $0.item == .layer(layer) }
      ?? rows.lastIndex { $0.layers.contains(layer) && $0.isOpen != true }
    if let line { tree.selected = line }
  }
}

/// The state of the tree of layers.
public struct TreeState: Hashable, Sendable {
  /// The chosen line.
  public var selected = 0
  /// The first line on the screen.
  public var offset = 0
  /// The blocks whose layers are listed.
  public var openBlocks: Set<Int>
  /// Whether batch normalization and activations share the line of their layer.
  public var foldsFollowers = true

  /// Makes a state with some blocks open.
  public init(openBlocks: Set<Int>) {
    self.openBlocks = openBlocks
  }
}

/// Which view is shown, and how.
public struct ViewState: Hashable, Sendable {
  /// The view.
  public var kind = ViewKind.maps
  /// The channel that is chosen.
  public var channel = 0
  /// Whether one map fills the pane.
  public var isZoomed = false
  /// The value that the cursor reads out in a zoomed map.
  public var cursor = MatrixPlace(column: 0, row: 0)
  /// The palette of unsigned maps.
  public var palette = Palette.viridis
  /// What a map's colours span.
  public var scale = RangePolicy.layer
  /// How values become cells.
  public var ladder = HeatmapLadder.ascii
  /// The column that the table is sorted by.
  public var sorting = TableColumn.order
  /// Whether a narrow screen shows the view instead of the tree.
  public var isInFront = false
}

/// A line that is being typed at the bottom.
public struct Prompt: Hashable, Sendable {
  /// What the line is for.
  public enum Purpose: Hashable, Sendable {
    /// A command.
    case command
    /// A text to find.
    case find
  }

  /// What the line is for.
  public let purpose: Purpose
  /// What has been typed.
  public var text = ""
  /// The characters before the cursor.
  public var cursor = 0
  /// Which line of the history is shown; nil for the one being typed.
  public var recalled: Int?

  /// Opens an empty line.
  public init(_ purpose: Purpose) {
    self.purpose = purpose
  }
}

/// Help that is shown over the screen.
public struct HelpState: Hashable, Sendable {
  /// The verb that is explained; nil for all keys and commands.
  public var verb: String?
  /// The first line shown.
  public var offset = 0
}

/// What is known of a layer's activation.
public enum ActivationState: Hashable, Sendable {
  /// It has not been computed.
  case missing
  /// It is being computed.
  case computing
  /// It is there.
  case computed
}

/// An activation that is being looked at.
public struct InspectedActivation: Sendable {
  /// The layer's index.
  public let layer: Int
  /// Its numbers, `[N, C, H, W]` or `[N, F]`.
  public let tensor: Tensor
  /// Its statistics.
  public let statistics: TensorStatistics
}

/// A run under way.
public struct RunProgress: Hashable, Sendable {
  /// The run's number.
  public let number: Int
  /// How many layers are done.
  public var completed = 0
  /// How many there are to do; 0 before the first answer.
  public var total = 0
}

/// The most probable classes, now and before the last change of a switch.
public struct Answers: Hashable, Sendable {
  /// The last run's.
  public var now: [TopClass] = []
  /// Those of the run with other switches before it; empty for none.
  public var before: [TopClass] = []
  /// How long the last run took.
  public var milliseconds = 0.0
}

/// A line for the person: good news or bad.
public struct Notice: Hashable, Sendable {
  /// The sentence.
  public let text: String
  /// Whether something went wrong.
  public let isError: Bool
}

extension Network {
  /// The blocks whose lines are all listed at first: the outermost, when they hold no others.
  fileprivate var blocksOpenAtFirst: Set<Int> {
    let parents = Set(blocks.compactMap(\.parent))
    return Set(
      blocks.indices.filter {
        blocks[$0].parent == nil && (!parents.contains($0) || blocks.count < 12)
      })
  }
}
