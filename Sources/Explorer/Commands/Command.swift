public import Engine

/// Everything that can be asked of the program, by keys, the `:` line, the REPL and scripts alike.
///
/// `CommandTable` gives each its name, arguments and help; `text` writes it as `CommandParser` reads it.
public enum Command: Hashable, Sendable {
  // MARK: Networks, inputs and weights

  /// Opens a built-in network or a network file.
  case open(String)
  /// Feeds the network a file.
  case input(String)
  /// Feeds the network random numbers.
  case inputRandom(seed: UInt64)
  /// Loads weights from a file.
  case weights(String)
  /// Draws the weights at random.
  case weightsRandom(seed: UInt64)

  // MARK: Going through the network

  /// Goes to the next layer or to the one before.
  case next, previous
  /// Goes to a layer or block by name.
  case goTo(String)
  /// Goes to the next block or to the one before.
  case nextBlock, previousBlock
  /// Goes to the first or last layer.
  case first, last
  /// Moves by a screen or half of one.
  case page(PageMove)
  /// Unfolds or folds the block of the chosen line.
  case openBlock, closeBlock, toggleBlock
  /// Opens or closes the chosen block; zooms into the chosen layer's map or out.
  case choose
  /// Folds batch norm and activation functions into the line of their convolution; nil for the other way round.
  case fold(Bool?)
  /// Looks for a text in names, kinds and captions.
  case find(String)
  /// Goes to the next place found or to the one before.
  case findNext, findPrevious

  // MARK: Running

  /// Computes up to the chosen layer.
  case step
  /// Computes to the end.
  case run
  /// Stops what is running.
  case cancel
  /// Stops what is running, goes back, or where neither is to be done asks to be said again, and ends the program.
  case interrupt
  /// Measures where the time of a pass goes.
  case profile

  // MARK: Training

  /// Trains the open network, or stops.
  case train(TrainingWish)
  /// Trains twins in turn, side by side.
  case compare(TwinsWish)

  // MARK: Editing

  /// Switches skip connections; nil turns them the other way round.
  case skip(Bool?, BlockTarget)
  /// Switches branches of modules; nil turns them the other way round.
  case branch(Bool?, BlockTarget)
  /// Switches the side branches; nil turns them the other way round.
  case sideBranches(Bool?)
  /// Sets a layer's hyper-parameter.
  case set(layer: String, property: String, value: String)
  /// Sets the number of classes.
  case setClasses(String)
  /// Opens the form of a layer's hyper-parameters; nil for the chosen layer.
  case form(String?)
  /// Puts a layer in.
  case insert(Insertion)
  /// Takes a layer or block out; nil for the chosen one.
  case remove(String?)
  /// Copies a layer or block; nil for the chosen one.
  case duplicate(String?)
  /// Goes back to the network as it was opened.
  case reset
  /// Takes an edit back or makes it again.
  case undo, redo
  /// Shows the network against the one that was opened.
  case diff

  // MARK: Looking

  /// Shows a view.
  case show(ViewKind)
  /// Explains a layer, a block or the network, or one number of it; nil for what is chosen.
  case explain(String?, Quantity?)
  /// Shows costs by block or by layer; nil for the other way.
  case costs(CostGrouping?)
  /// Shows the next view or the one before.
  case nextView, previousView
  /// Goes to a channel by number.
  case channel(Int)
  /// Goes to the next channel or to the one before.
  case nextChannel, previousChannel
  /// Goes to the next page of maps or to the one before.
  case nextMaps, previousMaps
  /// Zooms into one map or out to all.
  case zoom(ZoomMove)
  /// Moves the cursor that reads values out.
  case cursor(CursorMove)
  /// Chooses a palette; nil for the next.
  case palette(Palette?)
  /// Chooses what a map's colours span.
  case scale(RangePolicy)
  /// Chooses how maps are drawn.
  case ladder(HeatmapLadder)
  /// Sorts the table; nil for the next column.
  case sort(TableColumn?)

  /// Shows what a class's score depends on, by the class's number or name; nil for the most probable one.
  case saliency(String?)
  /// Chooses what maps and weights show; nil for the next.
  case draw(DrawnNumbers?)

  // MARK: Files

  /// Writes the screen as text.
  case saveScreen(String)
  /// Writes the table of layers.
  case exportTable(String)
  /// Writes the network as a file that `open` reads.
  case exportNetwork(String)
  /// Writes the parameters as a file that `weights` reads.
  case exportWeights(String)

  // MARK: The program

  /// Shows help, on one command or on all.
  case help(String?)
  /// Opens the line for commands or for finding.
  case commandLine, findLine
  /// Edits the line that is being typed.
  case edit(LineEdit)
  /// Goes back: closes what is open on top.
  case back
  /// Paints the screen anew.
  case redraw
  /// Listens to the mouse or leaves it to the terminal; nil for the other way round.
  case mouse(Bool?)
  /// Ends the program.
  case quit
}
