/// Why an edit of a network is refused; the network stays as it was.
public enum NetworkError: Error, Hashable, Sendable {
  /// No layer has this name; the nearest names may help.
  case unknownLayer(String, network: String)
  /// It is a block: its layers have hyper-parameters.
  case isBlock(String, layers: [String])
  /// No block has this name.
  case unknownBlock(String, network: String)
  /// The block has no skip connection.
  case noSkip(block: String)
  /// The network has no skip connections at all.
  case noSkips(network: String)
  /// The block is no branch of a module and has none.
  case noBranch(block: String)
  /// The network has no modules with branches.
  case noBranches(network: String)
  /// The network has no side branches.
  case noSideBranches(network: String)
  /// The hyper-parameter cannot be set.
  case badProperty(layer: String, LayerPropertyError)
  /// No layer decides how many classes there are.
  case noClasses(network: String)
  /// A layer cannot be computed on its inputs.
  case illegalLayer(String, ShapeError)
}

extension NetworkError: CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .unknownLayer(let name, let network): "\(network) has no layer \(name)"
    case .isBlock(let name, let layers):
      "\(name) is a block, a layer expected: it has \(layers.listed(atMost: 6))"
    case .unknownBlock(let name, let network): "\(network) has no block \(name)"
    case .noSkip(let block): "\(block) has no skip connection"
    case .noSkips(let network): "\(network) has no skip connections"
    case .noBranch(let block): "\(block) is no branch of a module and has none"
    case .noBranches(let network): "\(network) has no modules with branches"
    case .noSideBranches(let network): "\(network) has no side branches"
    case .badProperty(let layer, let error): "\(layer): \(error)"
    case .noClasses(let network):
      "\(network) ends in no fully connected layer or convolution that could have classes"
    case .illegalLayer(let name, let error): "\(name): \(error)"
    }
  }
}

extension Network {
  /// This network with one hyper-parameter of one layer changed; shapes downstream may follow or
  /// become illegal, which `NetworkAnalysis` tells.
  ///
  /// - Throws: `NetworkError.unknownLayer` or `.badProperty`.
  public func setting(
    _ property: String, of layer: String, to value: String
  ) throws(NetworkError) -> Network {
    guard let index = index(of: layer) else {
      guard let block = try? part(named: layer) else { throw .unknownLayer(layer, network: name) }
      throw .isBlock(layer, layers: Array(names(of: block.layers)))
    }
    var changed = self
    do throws(LayerPropertyError) {
      changed.nodes[index].layer = try nodes[index].layer.changing(property, to: value)
    } catch {
      throw .badProperty(layer: layer, error)
    }
    return changed
  }

  /// This network with another input size.
  public func withInput(_ shape: Shape) -> Network {
    var changed = self
    changed.nodes[0].layer = InputLayer(shape: shape)
    return changed
  }

  /// This network with the skip connection of one block on or off.
  ///
  /// - Throws: `NetworkError.unknownBlock` or `.noSkip`.
  public func withSkip(_ block: String, on: Bool) throws(NetworkError) -> Network {
    guard let index = blockIndex(of: block) else { throw .unknownBlock(block, network: name) }
    guard blocks[index].skip != nil else { throw .noSkip(block: block) }
    var changed = self
    if on {
      changed.switches.skipsOff.remove(block)
    } else {
      changed.switches.skipsOff.insert(block)
    }
    return changed
  }

  /// This network with the skip connections of all blocks on or off.
  public func withAllSkips(on: Bool) -> Network {
    var changed = self
    changed.switches.skipsOff = on ? [] : Set(skipBlocks.map { blocks[$0].name })
    return changed
  }
}
