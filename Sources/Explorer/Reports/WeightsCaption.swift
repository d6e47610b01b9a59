import Engine

extension Setup {
  /// What is said of the parameters, with how many layers' are random because a file's do not fit them any more.
  func weightsCaption(drawnAnew count: Int) -> String {
    parameters.caption(drawnAnew: count)
  }
}
