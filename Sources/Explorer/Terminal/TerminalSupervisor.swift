import CTerminal

/// A second process that puts the terminal right when the explorer cannot.
public enum TerminalSupervisor {
  /// Splits this process: the parent waits and restores the terminal after any death of the child,
  /// also SIGKILL; the child returns from here and is the program.
  ///
  /// The parent ends with the child's status, or with 128 + n and a sentence after signal n. Call
  /// it first in `main`, while there is one thread, and only for the full screen.
  ///
  /// - Parameter program: the name for that sentence.
  @MainActor public static func start(program: String) {
    ct_supervise(program)
  }
}
