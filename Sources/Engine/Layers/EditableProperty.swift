/// Something that can be set of a layer: a hyper-parameter, or what makes it a layer of another type.
public struct EditableProperty: Hashable, Sendable {
  /// The name, `stride`.
  public let name: String
  /// The value as a person reads and writes it.
  public let value: String
  /// What can be written.
  public let expected: String
  /// What its values are.
  public let values: PropertyValues

  /// The values to choose from; empty where any that fits `expected` will do.
  public var choices: [String] { values.choices }
}

extension Layer {
  /// All that can be set, in the order in which it is shown.
  public var editableProperties: [EditableProperty] {
    let own = Self.properties.map {
      EditableProperty(
        name: $0.name, value: $0.read(self), expected: $0.expected, values: $0.values)
    }
    return own + ((self as? any WindowPooling).map { [$0.modeProperty] } ?? [])
  }

  /// This layer with one property changed; it may become a layer of another type.
  ///
  /// - Parameters:
  ///   - name: the property's name, as in `editableProperties`.
  ///   - text: the new value as a person writes it.
  /// - Returns: the changed layer; whether it can be computed is for `outputShape(for:)` to say.
  /// - Throws: `LayerPropertyError` when there is no such property or the value does not fit it.
  public func changing(
    _ name: String, to text: String
  ) throws(LayerPropertyError) -> any Layer {
    guard let pooling = self as? any WindowPooling else { return try setting(name, to: text) }
    let known = editableProperties.map(\.name)
    guard known.contains(name) else { throw .unknownProperty(name, kind: kind, known: known) }
    return name == "mode" ? try pooling.inMode(text) : try setting(name, to: text)
  }
}

/// What pooling over a window takes of each window.
enum PoolingMode: String, CaseIterable {
  case max, average
}

/// Pooling over a sliding window, which can be turned into the other kind of pooling.
protocol WindowPooling: Layer {
  /// The window.
  var window: Window { get }
  /// What it takes of each window.
  static var mode: PoolingMode { get }
}

extension WindowPooling {
  fileprivate var modeProperty: EditableProperty {
    let modes = PoolingMode.allCases.map(\.rawValue)
    return EditableProperty(
      name: "mode", value: Self.mode.rawValue, expected: modes.joined(separator: " or "),
      values: .choice(modes))
  }

  fileprivate func inMode(_ text: String) throws(LayerPropertyError) -> any Layer {
    guard let mode = PoolingMode(rawValue: text) else {
      throw .badValue(text, property: "mode", expected: modeProperty.expected)
    }
    guard mode != Self.mode else { return self }
    return switch mode {
    case .max: MaxPooling(window: window)
    case .average: AveragePooling(window: window, countsBorder: true)
    }
  }
}

extension MaxPooling: WindowPooling {
  static var mode: PoolingMode { .max }

  fileprivate init(window: Window) {
    self.init(
      kernel: window.size, stride: window.stride, padding: window.padding,
      roundsUp: window.roundsUp)
  }
}

extension AveragePooling: WindowPooling {
  static var mode: PoolingMode { .average }

  fileprivate init(window: Window, countsBorder: Bool) {
    self.init(
      kernel: window.size, stride: window.stride, padding: window.padding,
      roundsUp: window.roundsUp, countsBorder: countsBorder)
  }
}
