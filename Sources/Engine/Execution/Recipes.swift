/// Numbers for what makes activations: equal layers with equal parameters have one number.
struct Recipes {
  private enum Recipe: Hashable {
    case layer(AnyHashable, [ParameterStore.Identity])
    case source(NetworkInput.Identity)
  }

  private var numbers: [Recipe: Int] = [:]

  /// The number of a layer with its parameters.
  mutating func number(of layer: any Layer, _ parameters: [ParameterStore.Identity]) -> Int {
    number(.layer(AnyHashable(layer), parameters))
  }

  /// The number of what a network is fed.
  mutating func number(of source: NetworkInput.Identity) -> Int {
    number(.source(source))
  }

  private mutating func number(_ recipe: Recipe) -> Int {
    if let known = numbers[recipe] { return known }
    let number = numbers.count
    numbers[recipe] = number
    return number
  }
}
