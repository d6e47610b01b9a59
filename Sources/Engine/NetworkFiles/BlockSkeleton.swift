/// What a block is made of, apart from the values of its layers' settings.
///
/// Blocks with one skeleton can be made by one definition, with the values that differ as parameters.
struct BlockSkeleton {
  /// A value of a setting, and where it stands.
  struct Value: Hashable {
    /// The names of the blocks and the layer around it.
    let path: [String]
    /// The setting's name.
    let setting: String
    let value: YAMLNode
  }

  /// The keys of a block that a definition can say as well.
  private static let bodyKeys = ["skip", "layers", "shortcut"]
  /// What is said of a layer or block beside values that can be parameters.
  private static let fixedKeys = Set(
    ["kind", "from", "side-branch", "use"] + NetworkFileReader.blockKeys)

  /// The block without caption, repeats and what else belongs to one place.
  let body: YAMLNode
  /// The body with every value taken out.
  let form: YAMLNode
  /// The values, in order.
  let values: [Value]

  /// The skeleton of a block; nil for one that is made by a definition or continued.
  init?(_ block: YAMLNode) {
    guard block["layers"] != nil, block["continue"] == nil, let members = block.members else {
      return nil
    }
    body = .mapping(members.filter { Self.bodyKeys.contains($0.name) })
    var values: [Value] = []
    form = Self.body(body, []) { value in
      values.append(value)
      return .parameter("")
    }
    self.values = values
  }

  /// What is said of a block beside its body.
  static func rest(of block: YAMLNode) -> [YAMLNode.Member] {
    (block.members ?? []).filter { !bodyKeys.contains($0.name) }
  }

  /// The body with other values, in order.
  func filled(with values: [YAMLNode]) -> YAMLNode {
    var rest = values[...]
    return Self.body(body, []) { rest.popFirst() ?? $0.value }
  }

  private static func body(
    _ block: YAMLNode, _ path: [String], _ replace: (Value) -> YAMLNode
  ) -> YAMLNode {
    .mapping(
      (block.members ?? []).map { member in
        var member = member
        if member.name == "layers" || member.name == "shortcut" {
          member.value = items(member.value, path, replace)
        }
        return member
      })
  }

  private static func items(
    _ list: YAMLNode, _ path: [String], _ replace: (Value) -> YAMLNode
  ) -> YAMLNode {
    .list(
      (list.elements ?? []).map { item in
        .mapping(
          (item.members ?? []).map { member in
            var member = member
            member.value = self.item(member, path, replace)
            return member
          })
      })
  }

  private static func item(
    _ member: YAMLNode.Member, _ path: [String], _ replace: (Value) -> YAMLNode
  ) -> YAMLNode {
    if member.name == "branches", member.value.elements != nil {
      return items(member.value, path, replace)
    }
    let inside = path + [member.name]
    guard let settings = member.value.members else { return member.value }
    if member.value["layers"] != nil { return body(member.value, inside, replace) }
    return .mapping(
      settings.map { setting in
        var setting = setting
        if !fixedKeys.contains(setting.name), setting.value.scalar != nil {
          setting.value = replace(
            Value(path: inside, setting: setting.name, value: setting.value))
        }
        return setting
      })
  }
}
