import Explorer
import Testing

struct ShorteningTests {
  @Test(arguments: [
    (20, "layer1.0.conv2"), (14, "layer1.0.conv2"), (11, "layer…conv2"), (4, "l…v2"),
    (2, "…2"), (1, "l"), (0, ""), (-3, ""),
  ])
  func `the middle of a name gives way`(columns: Int, expected: String) {
    #expect("layer1.0.conv2".shortened(to: columns, .middle) == expected)
  }

  @Test func `the end gives way to an ellipsis`() {
    #expect("layer1.0.conv2".shortened(to: 7) == "layer1…")
    #expect("layer1.0.conv2".shortened(to: 7, .clip) == "layer1.")
  }

  @Test func `a wide character is never halved`() {
    #expect("卷积层".shortened(to: 4) == "卷…")
    #expect("卷积层".shortened(to: 5, .middle) == "卷…层")
  }

  @Test func `padding counts columns`() {
    #expect("卷".padded(to: 4, .right) == "  卷")
    #expect("ab".padded(to: 5, .center) == " ab  ")
    #expect("abc".padded(to: 2) == "abc")
  }

  @Test func `a line of spans is shortened in the span that meets the limit`() {
    let line = [Span("conv", .bold), Span("olution 3×3")]
    #expect(line.shortened(to: 9).plainText == "convolut…")
    #expect(line.shortened(to: 3).first == Span("co", .bold))
    #expect(line.shortened(to: 0).plainText == "")
    #expect(line.shortened(to: 15) == line)
  }
}
