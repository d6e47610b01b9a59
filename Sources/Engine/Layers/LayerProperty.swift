/// A hyper-parameter as it is shown: its name and its value in text.
public struct HyperParameter: Hashable, Sendable {
  /// The property's name, `stride`.
  public let name: String
  /// The value as a person reads and writes it, `2` or `3x5`.
  public let value: String

  /// Makes a hyper-parameter.
  public init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

/// A property of a layer type that a person can read and edit by name.
public struct LayerProperty<Root>: Sendable {
  /// The name, `stride`.
  public let name: String
  /// What can be written, for help and error messages: `a number from 1`.
  public let expected: String
  /// What its values are.
  public let values: PropertyValues
  let read: @Sendable (Root) -> String
  let write: @Sendable (inout Root, String) throws(LayerPropertyError) -> Void
}

extension LayerProperty {
  /// The values to choose from; empty where any that fits `expected` will do.
  public var choices: [String] { values.choices }
}

/// Why a hyper-parameter cannot be set.
public enum LayerPropertyError: Error, Hashable, Sendable {
  /// The layer's kind has no such property.
  case unknownProperty(String, kind: LayerKind, known: [String])
  /// The text is no value of the property.
  case badValue(String, property: String, expected: String)
}

extension LayerPropertyError: CustomStringConvertible {
  /// One sentence with what was expected and what was found.
  public var description: String {
    switch self {
    case .unknownProperty(let name, let kind, let known):
      known.isEmpty
        ? "a \(kind.rawValue) layer has nothing to set, \(name) was given"
        : "a \(kind.rawValue) layer has \(known.joined(separator: ", ")), not \(name)"
    case .badValue(let text, let property, let expected):
      "\(property): \(expected) expected, found \(text.isEmpty ? "nothing" : text)"
    }
  }
}

extension LayerPropertyError {
  /// A value that is none; where a number in it is too large, the largest is named.
  static func badValue(_ text: String, property: String, expected: String, limit: Int) -> Self {
    let numbers = text.split { !$0.isWholeNumber }
    let isTooLarge = numbers.contains { (Int($0) ?? .max) > limit }
    return .badValue(
      text, property: property, expected: expected + (isTooLarge ? " up to \(limit)" : ""))
  }
}

extension LayerProperty {
  /// A whole number of at least `minimum`.
  static func number(
    _ name: String, _ path: any WritableKeyPath<Root, Int> & Sendable, minimum: Int = 1
  ) -> LayerProperty {
    let expected = "a whole number from \(minimum)"
    return LayerProperty(name: name, expected: expected, values: .number(from: minimum)) {
      String($0[keyPath: path])
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Int(text), value >= minimum, value <= PropertyValues.largestNumber else {
        throw .badValue(
          text, property: name, expected: expected, limit: PropertyValues.largestNumber)
      }
      root[keyPath: path] = value
    }
  }

  /// A height and a width of at least `minimum`: `3` or `3x5`.
  static func extent(
    _ name: String, _ path: any WritableKeyPath<Root, Extent> & Sendable, minimum: Int = 1
  ) -> LayerProperty {
    let expected = "a number from \(minimum), or HEIGHTxWIDTH"
    return LayerProperty(name: name, expected: expected, values: .extent(from: minimum)) {
      $0[keyPath: path].text
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Extent(text: text), min(value.height, value.width) >= minimum else {
        throw .badValue(text, property: name, expected: expected, limit: Extent.largestSide)
      }
      root[keyPath: path] = value
    }
  }

  /// Padding on the four sides: `1`, or `top,bottom,left,right`.
  static func padding(
    _ name: String, _ path: any WritableKeyPath<Root, Padding> & Sendable
  ) -> LayerProperty {
    let expected = "a number from 0, HEIGHTxWIDTH, or TOP,BOTTOM,LEFT,RIGHT"
    return LayerProperty(name: name, expected: expected, values: .padding) {
      $0[keyPath: path].text
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Padding(text: text) else {
        throw .badValue(text, property: name, expected: expected, limit: Extent.largestSide)
      }
      root[keyPath: path] = value
    }
  }

  /// Something that is on or off.
  static func flag(
    _ name: String, _ path: any WritableKeyPath<Root, Bool> & Sendable
  ) -> LayerProperty {
    LayerProperty(name: name, expected: "on or off", values: .choice(["on", "off"])) {
      $0[keyPath: path] ? "on" : "off"
    } write: { root, text throws(LayerPropertyError) in
      switch text {
      case "on", "yes", "true", "1": root[keyPath: path] = true
      case "off", "no", "false", "0": root[keyPath: path] = false
      default: throw .badValue(text, property: name, expected: "on or off")
      }
    }
  }

  /// A real number within a range.
  static func real(
    _ name: String, _ path: any WritableKeyPath<Root, Float> & Sendable,
    in range: ClosedRange<Float>
  ) -> LayerProperty {
    let expected = "a number from \(range.lowerBound) to \(range.upperBound)"
    return LayerProperty(name: name, expected: expected, values: .real(range)) {
      "\($0[keyPath: path])"
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Float(text), range.contains(value) else {
        throw .badValue(text, property: name, expected: expected)
      }
      root[keyPath: path] = value
    }
  }

  /// A row of input maps for each output map: `0+1+2,1+2+3`.
  static func table(
    _ name: String, _ path: any WritableKeyPath<Root, ConnectionTable> & Sendable
  ) -> LayerProperty {
    let expected = "input maps joined by + for each output map, 0+1+2,1+2+3"
    return LayerProperty(name: name, expected: expected, values: .table) {
      $0[keyPath: path].text
    } write: { root, text throws(LayerPropertyError) in
      guard let value = ConnectionTable(text: text) else {
        throw .badValue(text, property: name, expected: expected)
      }
      root[keyPath: path] = value
    }
  }

  /// One of the named cases of an enumeration.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ path: any WritableKeyPath<Root, Value> & Sendable
  ) -> LayerProperty {
    let choices = Value.allCases.map(\.rawValue)
    let expected = choices.joined(separator: " or ")
    return LayerProperty(name: name, expected: expected, values: .choice(choices)) {
      $0[keyPath: path].rawValue
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Value(rawValue: text) else {
        throw .badValue(text, property: name, expected: expected)
      }
      root[keyPath: path] = value
    }
  }

  /// The shape of an example: `3x224x224`, or `10` for a vector.
  static func shape(
    _ name: String, _ path: any WritableKeyPath<Root, Shape> & Sendable
  ) -> LayerProperty {
    let expected = "CHANNELSxHEIGHTxWIDTH, or a number from 1"
    return LayerProperty(name: name, expected: expected, values: .shape) {
      $0[keyPath: path].text
    } write: { root, text throws(LayerPropertyError) in
      guard let value = Shape(text: text), value.rank == 1 || value.rank == 3 else {
        throw .badValue(text, property: name, expected: expected, limit: Shape.largestTypedExtent)
      }
      root[keyPath: path] = value
    }
  }
}
