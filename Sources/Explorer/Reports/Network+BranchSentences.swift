import Engine

extension Network {
  /// What a block is that is a branch or a side branch; nil for other blocks.
  func branchSentence(ofBlock index: Int, _ layers: [Int]) -> String? {
    if let name = sideBranch(of: layers), name == blocks[index].name {
      return Self.sideBranchSentence(layers: layers.count)
    }
    guard blocks[index].isBranch else { return nil }
    let module = blocks[index].parent.map { blocks[$0].name } ?? name
    let count = branchBlocks.count { blocks[$0].parent == blocks[index].parent }
    return "One of the \(count) branches of \(module): \(counted(layers.count, "layer")) "
      + "beside the others on the same input."
  }

  /// What a side branch is for.
  static func sideBranchSentence(layers: Int) -> String {
    "A side branch of \(counted(layers, "layer")) predicts the classes from early features. In training GoogLeNet "
      + "adds its loss with weight 0.3, afterwards it is left out (Szegedy et al. 2014, section 5)."
  }

  /// How many branches a module has, and which are off.
  func modulePhrase(ofBlock index: Int) -> String {
    let all = branches(of: index)
    guard !all.isEmpty, !blocks[index].isBranch else { return "" }
    let off = all.filter { !branchIsOn($0) }.map { branch in
      String(blocks[branch].name.split(separator: ".").last ?? "")
    }
    guard !off.isEmpty else { return " in \(all.count) branches" }
    let names = off.count <= 3 ? off.joined(separator: ", ") : "\(off.count) of them"
    return " in \(all.count) branches, \(names) switched off"
  }

  /// Where the channels of a branch stand in the concatenation that ends its module.
  func channels(
    ofBranch block: Int, _ analysis: NetworkAnalysis
  ) -> (channels: Range<Int>, all: Int, concatenation: Int)? {
    guard let end = end(ofBranch: block), let facts = analysis[end.concatenation] else {
      return nil
    }
    let counts = facts.inputs.map(\.channels)
    let first = counts[..<end.position].reduce(0, +)
    return (first..<first + counts[end.position], facts.output.channels, end.concatenation)
  }
}
