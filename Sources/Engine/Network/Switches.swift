/// What is switched on and off in a network without touching its layers or parameters.
public struct Switches: Hashable, Sendable {
  /// The names of the blocks whose skip connection is off.
  public var skipsOff: Set<String>
  /// The names of the branches of modules that are off: their channels are zeros.
  public var branchesOff: Set<String>
  /// Whether the side branches run with the rest.
  public var sideBranches: Bool

  /// Makes switches; by default every skip and branch is on and side branches are left out.
  public init(
    skipsOff: Set<String> = [], branchesOff: Set<String> = [], sideBranches: Bool = false
  ) {
    self.skipsOff = skipsOff
    self.branchesOff = branchesOff
    self.sideBranches = sideBranches
  }
}
