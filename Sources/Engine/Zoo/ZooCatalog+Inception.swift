/// The Inception module, and the networks that are made of it.
extension ZooCatalog {
  static let inceptionModule = group("Inception module and its cost", [])

  static let googLeNet = group("GoogLeNet", [])

  static let laterInceptions = group("Inception v2 to v4 and Inception-ResNet", [])
}
