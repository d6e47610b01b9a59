import Engine

/// The views of a layer or of the network, in the order of their names on the screen.
public enum ViewKind: String, Hashable, Sendable, CaseIterable {
  /// Feature maps.
  case maps
  /// The layer's weights.
  case weights
  /// Statistics of the activations.
  case statistics
  /// What each layer costs.
  case cost
  /// All layers with shapes, parameters and costs.
  case table
  /// The worked formulas.
  case explain
  /// The answers before and after an edit.
  case compare
  /// The network against the one that was opened.
  case diff
  /// The network's counts beside published ones.
  case reconcile
  /// Where the time goes.
  case profile
  /// Loss and accuracy over the steps of training.
  case curves
  /// Gradients by depth and over the steps of training.
  case gradients
  /// What a class's score depends on.
  case saliency
}

/// What maps and weights show.
public enum DrawnNumbers: String, Hashable, Sendable, CaseIterable {
  /// The numbers themselves.
  case values
  /// The derivatives of a class's score by them.
  case gradient
  /// The derivatives of the loss by them, if the class were the right one.
  case loss
  /// Of weights: how they differ from those that were loaded.
  case change

  /// What is differentiated; nil for numbers that are no gradients.
  var objective: ClassGradients.Objective? {
    switch self {
    case .values, .change: nil
    case .gradient: .score
    case .loss: .loss
    }
  }

  /// What it is, in a few words.
  var words: String {
    switch self {
    case .values: "the values"
    case .gradient: "the gradient of a class's score"
    case .loss: "the gradient of the loss if a class were the right one"
    case .change: "the change of the weights since they were loaded"
    }
  }
}

/// The blocks whose skip connections or branches are to be switched.
public enum BlockTarget: Hashable, Sendable {
  /// The chosen block.
  case current
  /// A block by name.
  case block(String)
  /// All of them.
  case all
}

/// A move by a screen or half of one.
public enum PageMove: String, Hashable, Sendable, CaseIterable {
  /// A screen back.
  case up
  /// A screen on.
  case down
  /// Half a screen back.
  case halfUp = "half-up"
  /// Half a screen on.
  case halfDown = "half-down"
}

/// Into one map or out to all.
public enum ZoomMove: String, Hashable, Sendable, CaseIterable {
  /// Nearer.
  case `in`
  /// Farther.
  case out
}

/// A move of the value cursor by one cell.
public enum CursorMove: String, Hashable, Sendable, CaseIterable {
  /// One row up.
  case up
  /// One row down.
  case down
  /// One column to the left.
  case left
  /// One column to the right.
  case right
}

/// A column that the table can be sorted by.
public enum TableColumn: String, Hashable, Sendable, CaseIterable {
  /// The network's own order.
  case order
  /// By name.
  case name
  /// By kind.
  case kind
  /// By the size of the output, largest first.
  case output
  /// By parameters, most first.
  case parameters
  /// By multiply-accumulates, most first.
  case macs
  /// By what a place sees of the input, most first.
  case sees
  /// By the memory of the activation, most first.
  case memory
  /// By the time measured, longest first.
  case time
  /// By the operations in a second, most first.
  case gflops
  /// By the bytes read and written in a second, most first.
  case bandwidth
  /// By the share of the machine's limit that is reached, most first.
  case limit

  /// The columns of the table of layers.
  public static let ofLayers: [TableColumn] = [
    .order, .name, .kind, .output, .parameters, .macs, .sees, .memory,
  ]
}

/// What the lines of the cost view stand for.
public enum CostGrouping: String, Hashable, Sendable, CaseIterable {
  /// Blocks, and what is inside the open ones.
  case blocks
  /// Single layers.
  case layers
}

/// An edit of the line that is being typed.
public enum LineEdit: String, Hashable, Sendable, CaseIterable {
  /// Takes the line.
  case accept
  /// Completes the word.
  case complete
  /// Completes the word with the candidate before.
  case completeBack = "complete-back"
  /// The line typed before.
  case historyBack = "history-back"
  /// The line typed after.
  case historyForward = "history-forward"
  /// One character to the left.
  case left
  /// One character to the right.
  case right
  /// To the beginning.
  case home
  /// To the end.
  case end
  /// Deletes the character on the left.
  case deleteBack = "delete-back"
  /// Deletes the character under the cursor.
  case deleteForward = "delete-forward"
  /// Deletes the word on the left.
  case deleteWord = "delete-word"
  /// Deletes to the beginning.
  case deleteToStart = "delete-to-start"
  /// Deletes to the end.
  case deleteToEnd = "delete-to-end"
  /// In a form: the next value, a larger number.
  case nextValue = "next-value"
  /// In a form: the value before, a smaller number.
  case previousValue = "previous-value"
}
