import Testing

@testable import Explorer

struct TrainProgressTests {
  private func bar(width: Int) -> String {
    TrainProgress.bar(
      step: 40, of: 160, examplesPerSecond: 1234, secondsLeft: 65, loss: 1.5, accuracy: 0.25,
      width: width)
  }

  @Test(arguments: [
    (200, "[######..................] 40/160  1234/s  00:01:05 left  loss 1.5000  25.0 %"),
    (61, "[##......] 40/160  1234/s  00:01:05 left  loss 1.5000  25.0 %"),
    (58, "40/160  1234/s  00:01:05 left  loss 1.5000  25.0 %"),
    (42, "40/160  00:01:05 left  loss 1.5000  25.0 %"),
    (34, "40/160  00:01:05 left  loss 1.5000"), (20, "40/160  loss 1.5000"),
  ])
  func `a narrow terminal gets the important parts`(_ width: Int, _ text: String) {
    #expect(bar(width: width) == text)
  }

  @Test(arguments: 19...120)
  func `the bar is never wider than there is room`(_ width: Int) {
    #expect(bar(width: width).count <= width)
  }
}
