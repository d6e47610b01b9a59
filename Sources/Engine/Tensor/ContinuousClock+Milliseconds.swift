extension ContinuousClock.Instant {
  /// The time since then.
  var millisecondsAgo: Double {
    let elapsed = (ContinuousClock.now - self).components
    return Double(elapsed.seconds) * 1e3 + Double(elapsed.attoseconds) * 1e-15
  }
}
