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

  /// Opens the file anew, or at its end where a run goes on.
  ///
  /// - Throws: `LogError` when it cannot be opened.
  init(path: String, appends: Bool) throws {
    guard let file = fopen(path, appends ? "ae" : "we") else {
      throw LogError(path: path, code: errno)
    }
    self.path = path
    self.file = file
    fseek(file, 0, SEEK_END)
    if ftell(file) == 0 { put(Self.heading) }
  }

  deinit { fclose(file) }

  /// Writes what happened.
  func write(_ event: TrainingEvent) {
    switch event {
    case .step(let report):
      put(
        "step,,\(report.step),\(report.answerLoss),"
          + "\(Double(report.correct) / Double(max(1, report.count))),,,\(report.gradientNorm),"
          + "\(report.rate)\n")
    case .epoch(let report):
      let judged = [report.validationLoss, report.validationAccuracy]
        .map { $0.map { "\($0)" } ?? "" }.joined(separator: ",")
      put(
        "epoch,\(report.epoch + 1),\(report.steps),\(report.loss),\(report.accuracy),\(judged),,\n")
      if fflush(file) != 0 { failure.withLock { $0 = errno } }
    }
  }

  /// Throws what kept a line from being written.
  func rethrow() throws {
    if fflush(file) != 0 { failure.withLock { $0 = errno } }
    if let code = failure.withLock({ $0 }) { throw LogError(path: path, code: code) }
  }

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
