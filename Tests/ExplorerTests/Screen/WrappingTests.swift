import Explorer
import Testing

struct WrappingTests {
  @Test func `lines break at spaces and drop them`() {
    #expect("one scale for the layer".wrapped(to: 9) == ["one scale", "for the", "layer"])
  }

  @Test func `newlines stay and empty lines count`() {
    #expect("a\n\nb".wrapped(to: 5) == ["a", "", "b"])
  }

  @Test func `a word longer than a line is cut`() {
    #expect("ab convolution".wrapped(to: 5) == ["ab", "convo", "lutio", "n"])
  }

  @Test func `no columns give no lines`() {
    #expect("text".wrapped(to: 0).isEmpty)
  }

  @Test func `wide characters in one column end all the same`() {
    #expect("卷积".wrapped(to: 1) == ["卷", "积"])
  }

  @Test func `every line keeps to the width and the words keep their order`() {
    let text = "going to a layer that has not been computed says what pressing Space would do"
    for columns in 1...40 {
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.displayWidth <= columns })
      let letters = lines.joined().filter { $0 != " " }
      #expect(letters == text.filter { $0 != " " })
    }
  }

  @Test func `styles survive wrapping`() {
    let lines = [Span("size ", .bold), Span("56")].wrapped(to: 5)
    #expect(lines == [[Span("size", .bold)], [Span("56")]])
  }

  @Test func `what is wrapped hangs under its line where there is room`() {
    let line = [Span("3.8 billion MACs, Table 1")]
    #expect(
      line.wrapped(to: 9, hanging: 2).map(\.plainText) == [
        "3.8", "  billion", "  MACs,", "  Table 1",
      ])
    #expect(
      line.wrapped(to: 8, hanging: 2).map(\.plainText) == ["3.8", "billion", "MACs,", "Table 1"])
    let wide = [Span("卷积卷积卷积卷积")].wrapped(to: 9, hanging: 2).map(\.plainText)
    #expect(wide == ["卷积卷积", "  卷积卷", "  积"])
  }

  @Test func `pieces are packed whole while they fit`() {
    let pieces: [Line] = ["mean 0.5", "dead 0 of 6", "NaN 0"].map { [Span($0)] }
    #expect(pieces.packed(into: 21).map(\.plainText) == ["mean 0.5  dead 0 of 6", "NaN 0"])
    #expect(pieces.packed(into: 20).map(\.plainText) == ["mean 0.5", "dead 0 of 6  NaN 0"])
    #expect(pieces.packed(into: 4).allSatisfy { $0.displayWidth <= 4 })
  }
}
