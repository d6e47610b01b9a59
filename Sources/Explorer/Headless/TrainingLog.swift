import Engine
import Synchronization

#if canImport(Glibc)
import Glibc
#elseif canImport(Darwin)
import Darwin
#endif

/// A run as CSV: a line a step and a line an epoch.
final class TrainingLog: Sendable {
  private static let heading =
    "kind,epoch,step,loss,accuracy,validation_loss,validation_accuracy,gradient_norm,rate\n"

  private let path: String
  // The file lives until `deinit`; the C library locks it for each call.
  nonisolated(unsafe) private let file: UnsafeMutablePointer<FILE>
  private let failure = Mutex<Int32?>(nil)

  /// Opens the file anew, or behind the lines of as many steps as were taken before a run goes on; lines of later ones,
  /// left by a run that was killed, are taken out.
  ///
  /// - Throws: `LogError` when it cannot be opened or cut, `FileError` for a folder or pipe.
  init(path: String, goingOnAfter steps: Int? = nil) throws {
    try OutputPath.checkWritableInPlace(path)
    // What is there is begun anew only by a run that begins.
    let goesOn = steps != nil && access(path, F_OK) == 0
    guard let file = fopen(path, goesOn ? "r+e" : "we") else {
      throw LogError(path: path, code: errno)
    }
    self.path = path
    self.file = file
    if let steps { try cut(behind: steps) }
    if ftell(file) == 0 { put(Self.heading) }
  }

  deinit { fclose(file) }

  /// Writes what happened.
  func write(_ event: TrainingEvent) {
    switch event {
    case .step(let report):
      put(
        "step,,\(report.step),\(Self.number(report.answerLoss)),"
          + "\(Double(report.correct) / Double(max(1, report.count))),,,"
          + "\(Self.number(report.gradientNorm)),\(report.rate)\n")
    case .epoch(let report):
      let judged = [report.validationLoss, report.validationAccuracy]
        .map { $0.map(Self.number) ?? "" }.joined(separator: ",")
      put(
        "epoch,\(report.epoch + 1),\(report.steps),\(Self.number(report.loss)),"
          + "\(report.accuracy),\(judged),,\n")
      if fflush(file) != 0 { failure.withLock { $0 = errno } }
    }
  }

  /// Throws what kept a line from being written.
  func rethrow() throws {
    if fflush(file) != 0 { failure.withLock { $0 = errno } }
    if let code = failure.withLock({ $0 }) { throw LogError(path: path, code: code) }
  }

  /// Takes out what stands behind the lines of so many steps; what is written next follows them.
  ///
  /// What is no file, such as `/dev/null`, has nothing to take out.
  private func cut(behind steps: Int) throws {
    guard fseek(file, 0, SEEK_SET) == 0 else { return }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    var length = 0
    var cuts = false
    while !cuts, case let count = getline(&line, &capacity, file), count > 0, let line {
      cuts = Self.isLater(String(cString: line), than: steps)
      if !cuts { length += count }
    }
    let isCut = !cuts || ftruncate(fileno(file), off_t(length)) == 0
    guard isCut, fseek(file, length, SEEK_SET) == 0 else { throw LogError(path: path, code: errno) }
  }

  /// Whether a line tells of what came after so many steps, or breaks off.
  private static func isLater(_ line: String, than steps: Int) -> Bool {
    let columns = line.split(separator: ",", omittingEmptySubsequences: false)
    guard columns[0] == "step" || columns[0] == "epoch" else { return false }
    guard line.hasSuffix("\n"), columns.count > 2, let number = Int(columns[2]) else { return true }
    // Steps are counted from 0, an epoch's are those taken until its end.
    return columns[0] == "step" ? number >= steps : number > steps
  }

  /// A number that every reader of CSV knows; a NaN has no sign.
  private static func number(_ value: Double) -> String { value.isNaN ? "NaN" : "\(value)" }

  private func put(_ line: String) {
    if fputs(line, file) < 0 { failure.withLock { $0 = errno } }
  }
}

/// Why a log cannot be written.
struct LogError: Error, Hashable, CustomStringConvertible {
  let path: String
  let code: Int32

  var description: String {
    "\(path.safeToShow): cannot write the log: \(String(cString: strerror(code)))"
  }
}
