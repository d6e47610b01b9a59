import Engine

extension ReceptiveField {
  /// Size, stride and offset for tables in files; the stride is empty where it differs from place to place, and where
  /// all places see the same.
  var columns: [String] {
    [
      "\(vertical.size)x\(horizontal.size)",
      isRegular && stride != 0 ? "\(vertical.stride)x\(horizontal.stride)" : "",
      "\(vertical.offset) \(horizontal.offset)",
    ]
  }

  /// Height before width, as shapes have them; the stride is null where it differs from place to place.
  var json: JSONText {
    .object([
      ("size", .shape([vertical.size, horizontal.size])),
      ("stride", isRegular ? .shape([vertical.stride, horizontal.stride]) : .null),
      ("offset", .shape([vertical.offset, horizontal.offset])),
    ])
  }

  /// How many pixels a place sees.
  var area: Int { vertical.size.multipliedReportingOverflow(by: horizontal.size).partialValue }

  /// What a place sees, and a remark where that is more than there is.
  var remark: String {
    guard !seesAll, vertical.exceedsInput || horizontal.exceedsInput else { return "" }
    return "more than the input of \(vertical.input)×\(horizontal.input)"
  }
}
