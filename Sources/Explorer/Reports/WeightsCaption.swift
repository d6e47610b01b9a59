import Engine

extension Setup {
  /// What is said of the parameters, with how many layers' are random because a file's do not fit them any more.
  func weightsCaption(drawnAnew count: Int) -> String {
    guard count > 0 else { return parameters.caption }
    return parameters.caption + ", \(count) \(count == 1 ? "layer" : "layers") random"
  }
}
