public import Engine

/// Edits of every kind at random places, as lines of the command language; many are refused, and that is fine.
public enum RandomEdit {
  /// A line that edits a network.
  public static func line(for network: Network, _ numbers: inout SplitMix) -> String {
    let layers = network.nodes.map(\.name)
    let parts = layers + network.blocks.map(\.name)
    switch numbers.pick(0...9) {
    case 0, 1, 2:
      let node = numbers.pick(network.nodes)
      guard let property = node.layer.editableProperties.randomElement(using: &numbers) else {
        return "undo"
      }
      return "set \(node.name) \(property.name) \(value(of: property, &numbers))"
    case 3: return "set input size \(size(&numbers))"
    case 4: return "set classes \(numbers.pick(["1", "7", "1000", "16777216"]))"
    case 5: return "remove \(numbers.pick(parts))"
    case 6: return "duplicate \(numbers.pick(parts))"
    case 7: return "skip \(numbers.pick(parts))"
    default: return insertion(parts, layers, &numbers)
    }
  }

  private static func insertion(
    _ parts: [String], _ layers: [String], _ numbers: inout SplitMix
  ) -> String {
    let side = numbers.pick(InsertionPlace.Side.allCases).rawValue
    let kind = numbers.pick(LayerKind.allCases)
    let joins = kind == .addition || kind == .concatenation
    let what = numbers.pick(0...4) == 0 ? numbers.pick(parts) : kind.rawValue
    let other = joins && what == kind.rawValue ? " with=\(numbers.pick(layers))" : ""
    return "insert \(side) \(numbers.pick(parts)) \(what)\(other)"
  }

  private static func value(of property: EditableProperty, _ numbers: inout SplitMix) -> String {
    let step = numbers.pick([-3, -2, -1, 1, 2, 3, 5, 60_000])
    if numbers.pick(0...3) > 0, let text = property.values.value(step, from: property.value) {
      return text
    }
    let words = [
      "0", "1", "2", "3", "5", "7", "64", "16777216", "65536", "1x3", "3x1", "1x7", "0,1,0,1",
      "on", "off", "0.5", "max", "average", "relu", "tanh", "sigmoid", "1x1x1", "3x9x9",
    ]
    return numbers.pick(property.choices.isEmpty ? words : property.choices)
  }

  private static func size(_ numbers: inout SplitMix) -> String {
    numbers.pick([
      "1x1x1", "3x8x8", "1x9x13", "4x16x16", "3x2x2", "10", "3x1024x1024", "65536x65536x65536",
    ])
  }
}

extension Network {
  /// This network after one random edit; nil where it was refused.
  public func randomlyEdited(_ numbers: inout SplitMix) -> Network? {
    let words = RandomEdit.line(for: self, &numbers).split(separator: " ").map(String.init)
    switch words[0] {
    case "set" where words[1] == "classes": return Int(words[2]).flatMap { try? withClasses($0) }
    case "set": return try? setting(words[2], of: words[1], to: words[3])
    case "remove": return try? removing(words[1])
    case "duplicate": return try? duplicating(words[1]).network
    case "skip": return try? withSkip(words[1], on: numbers.pick([true, false]))
    case "insert":
      guard let side = InsertionPlace.Side(rawValue: words[1]) else { return nil }
      let place = InsertionPlace(side, words[2])
      return try? inserting(words[3], at: place, settings: Array(words.dropFirst(4))).network
    default: return nil
    }
  }
}
