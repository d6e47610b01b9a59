/// The layers and blocks of a network file by name, and what a reference means where it stands.
///
/// Reader and writer share it, so that what one writes the other understands.
struct LayerDirectory {
  /// What a block's first layers read by default, `from: block-input`.
  static let blockInput = "block-input"

  private(set) var layers: [String: Int] = [:]
  private(set) var blocks: [String: Int] = [:]
  /// What the layer after a block reads by default; for blocks that are finished.
  private(set) var outputs: [Int: [Int]] = [:]
  /// The names of the blocks by index, and the blocks around them.
  private(set) var scopes: [(name: String, parent: Int?)] = []

  mutating func add(layer: Int, named name: String) { layers[name] = layer }

  mutating func add(block name: String, parent: Int?) {
    blocks[name] = scopes.count
    scopes.append((name, parent))
  }

  mutating func finish(block: Int, outputs: [Int]) { self.outputs[block] = outputs }

  /// What stands before a name that continues that of the block around, not of the block it is in.
  static let outward = "../"

  /// The full name of what is called `name` in a block; one that begins with `/` is full already, and each `../` goes
  /// one block further out.
  func fullName(_ name: String, in block: Int?) -> String {
    if name.hasPrefix("/") { return String(name.dropFirst()) }
    guard let block else { return name }
    if name.hasPrefix(Self.outward) {
      return fullName(String(name.dropFirst(3)), in: scopes[block].parent)
    }
    return scopes[block].name + "." + name
  }

  /// What a layer or block of a full name is called in a block.
  func shortName(_ name: String, in block: Int?) -> String {
    var lead = ""
    var scope = block
    while let current = scope {
      let prefix = scopes[current].name + "."
      if name.hasPrefix(prefix), name.count > prefix.count {
        let short = lead + name.dropFirst(prefix.count)
        return fullName(short, in: block) == name ? short : "/" + name
      }
      lead += Self.outward
      scope = scopes[current].parent
    }
    return block == nil ? name : "/" + name
  }

  /// The layers that a reference in a block means: looked for in the block, then in those around it.
  ///
  /// - Parameters:
  ///   - reference: the name of a layer above, or of a block above for what it puts out.
  ///   - block: the block in which it stands; nil at the top level.
  /// - Returns: the layers; nil where there are none of this name.
  func resolve(_ reference: String, in block: Int?) -> [Int]? {
    if reference.hasPrefix("/") { return named(String(reference.dropFirst())) }
    var scope = block
    while let current = scope {
      if let found = named(fullName(reference, in: current)) { return found }
      scope = scopes[current].parent
    }
    return named(reference)
  }

  private func named(_ name: String) -> [Int]? {
    if let layer = layers[name] { return [layer] }
    return blocks[name].flatMap { outputs[$0] }
  }

  /// The shortest way to call a layer where a reference in a block stands.
  func reference(to layer: Int, named name: String, in block: Int?) -> String {
    var scope = block
    while let current = scope {
      let prefix = scopes[current].name + "."
      if name.hasPrefix(prefix) {
        let short = String(name.dropFirst(prefix.count))
        if short != Self.blockInput, !short.hasPrefix("/"), resolve(short, in: block) == [layer] {
          return short
        }
      }
      scope = scopes[current].parent
    }
    let isPlain = name != Self.blockInput && resolve(name, in: block) == [layer]
    return isPlain ? name : "/" + name
  }
}
