import Explorer
import Testing

struct NumberFormatTests {
  @Test(arguments: [
    (0, "0"), (999, "999"), (1_000, "1,000"), (1_048_576, "1,048,576"), (-36_864, "-36,864"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `counts have thousands separators`(value: Int, text: String) {
    #expect(NumberFormat.count(value) == text)
  }

  @Test(arguments: [
    (640, "640"), (9_408, "9.41 K"), (36_864, "36.9 K"), (216_000, "216 K"), (25_557_032, "25.6 M"),
    (4_089_184_256, "4.09 G"), (999_499, "999 K"), (999_500, "1.00 M"), (-2_048_000, "-2.05 M"),
    (Int.max, "9.22 E"),
  ])
  func `large counts have three significant digits and a unit`(value: Int, text: String) {
    #expect(NumberFormat.scaled(value) == text)
  }

  // The digits follow Python's format(x, '.4g'), the exponent without its leading zero.
  @Test(
    arguments: [
      (0, "0"), (-0.0, "0"), (0.41, "0.41"), (4.91, "4.91"), (0.123456, "0.1235"), (-12.5, "-12.5"),
      (1234.56, "1235"), (12345.6, "12346"), (99999.9, "1e5"), (1_234_567, "1.235e6"),
      (0.00123456, "0.001235"), (0.0000123456, "1.235e-5"), (.leastNonzeroMagnitude, "1e-45"),
      (.greatestFiniteMagnitude, "3.403e38"), (.nan, "NaN"), (.infinity, "∞"), (-.infinity, "-∞"),
      (9.99996, "10"), (0.99996, "1"),
    ] as [(Float, String)])
  func `numbers have four significant digits`(value: Float, text: String) {
    #expect(NumberFormat.float(value) == text)
  }

  @Test func `zeros at the end stay for columns`() {
    #expect(NumberFormat.float(Float(0.5), isTrimmed: false) == "0.5000")
    #expect(NumberFormat.float(12.0, digits: 3, isTrimmed: false) == "12.0")
  }

  @Test(
    arguments: [
      (0, "0 %"), (0.48, "48 %"), (0.028, "2.8 %"), (0.0001, "<0.1 %"), (1, "100 %"),
      (0.9999, ">99.9 %"), (0.997, "99.7 %"), (0.0999, "10 %"), (.nan, "NaN %"),
    ] as [(Double, String)])
  func `shares are in percent`(share: Double, text: String) {
    #expect(NumberFormat.percent(share) == text)
  }

  @Test func `shares in columns have a fixed number of places`() {
    #expect(NumberFormat.percent(0.934, places: 2) == "93.40 %")
    #expect(NumberFormat.percent(0.00004, places: 1) == "0.0 %")
  }

  @Test(
    arguments: [
      (14.2, "14 ms"), (0.421, "0.42 ms"), (4.21, "4.2 ms"), (0.0123, "0.012 ms"), (0, "0.00 ms"),
      (1_250, "1.25 s"), (59_990, "60.0 s"), (125_000, "2 min 5 s"), (9.96, "10 ms"),
    ] as [(Double, String)])
  func `durations choose their unit`(value: Double, text: String) {
    #expect(NumberFormat.milliseconds(value) == text)
  }
}
