import Testing

@testable import Engine

/// What layers say of themselves: sentences and formulas.
struct ExplanationTests {
  private func explanation(
    of layer: any Layer, for input: Shape = [6, 16, 16]
  ) throws -> Explanation {
    layer.explanation(for: [input], output: try layer.outputShape(for: [input]))
  }

  @Test(
    arguments: [
      Convolution(channels: 2, kernel: 3, stride: 2), MaxPooling(kernel: 2, stride: 2),
      AveragePooling(kernel: 2, stride: 2), Subsampling(kernel: 2, stride: 2),
      TableConvolution(table: .leNetC3, kernel: 3),
    ] as [any Layer])
  func `the stride in a formula has another letter than the window's column`(
    _ layer: any Layer
  ) throws {
    let formula = try explanation(of: layer).formula
    #expect(formula.contains("s·p+i"))
    #expect(formula.contains("s·q+j"))
  }

  @Test func `a dilated window's formula has the distance of its elements`() throws {
    let layer = Convolution(channels: 2, kernel: 3, dilation: 2, hasBias: false)
    #expect(
      try explanation(of: layer).formula
        == "y[k,p,q] = Σ w[k,c,i,j] · x[c, s·p+d·i−pad, s·q+d·j−pad]")
  }

  @Test(arguments: [
    (1, "Takes all rows and columns"), (2, "Takes every 2nd row and column"),
    (3, "Takes every 3rd row and column"), (11, "Takes every 11th row and column"),
  ])
  func `a zero-padded identity says which places it takes`(
    _ stride: Int, _ expected: String
  ) throws {
    let sentence = try explanation(of: ZeroPaddedIdentity(channels: 8, stride: stride)).sentence
    #expect(sentence == expected + " and adds channels of zeros: no parameters.")
  }
}
