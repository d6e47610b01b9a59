/// A run's state in a safetensors file: weights under their own names, so that the file is a weight file too; the
/// optimizer's memories under `optimizer/0/NAME` and `optimizer/1/NAME`; the step and what else is needed to go on as
/// metadata.
public struct Checkpoint: Sendable {
  /// The file.
  public let file: SafetensorsFile
  /// The step to go on with, 0 or more.
  public let step: Int
  /// What adds up over the epoch under way; nothing at its beginning, and in older files.
  let sums: EpochSums

  /// Opens a checkpoint.
  ///
  /// - Throws: `WeightFileError` when the file is none, `CheckpointError.notACheckpoint` when it holds weights only,
  ///   `.mismatch` when its numbers are none.
  public init(path: String) throws {
    file = try SafetensorsFile(path: path)
    guard let written = file.note(FileNotes.stepKey) else {
      throw CheckpointError.notACheckpoint(file: path)
    }
    guard let step = Int(written), step >= 0 else {
      throw CheckpointError.mismatch(
        file: path, what: FileNotes.stepKey, expected: "a whole number of 0 or more", found: written
      )
    }
    self.step = step
    let sums = file.note(FileNotes.sumsKey)
    guard let read = sums.map({ EpochSums(text: $0) }) ?? EpochSums() else {
      throw CheckpointError.mismatch(
        file: path, what: FileNotes.sumsKey, expected: "a loss, right answers and examples",
        found: sums ?? "")
    }
    self.sums = read
  }

  /// Checks that a run of so many steps can go on here.
  ///
  /// - Throws: `CheckpointError.mismatch` for a step beyond its end.
  public func check(within steps: Int) throws(CheckpointError) {
    guard step <= steps else {
      throw .mismatch(
        file: file.path, what: FileNotes.stepKey, expected: "0 to \(steps)", found: "\(step)")
    }
  }

  /// What was noted beside the numbers: the network's name, the data, the options.
  public subscript(key: String) -> String? { file.note(key) }

  /// The name of an optimizer's memory of a parameter.
  static func optimizerName(_ memory: Int, _ parameter: String) -> String {
    "\(SafetensorsFile.optimizerPrefix)\(memory)/\(parameter)"
  }
}

/// Why a run cannot go on from a file.
public enum CheckpointError: Error, Hashable, Sendable {
  /// The file has weights, but does not say at which step a run was.
  case notACheckpoint(file: String)
  /// The run was another one: something that must be equal is not.
  case mismatch(file: String, what: String, expected: String, found: String)
}

extension CheckpointError: CustomStringConvertible {
  /// One sentence with the file, what was expected and what was found.
  public var description: String {
    switch self {
    case .notACheckpoint(let file):
      "\(file.printable): a checkpoint of a training run expected, found weights without a step; "
        + "--weights starts a new run from them"
    case .mismatch(let file, let what, let expected, let found):
      "\(file.printable): \(what.printable): \(expected.printable) expected, "
        + "found \(found.printable)"
    }
  }
}

extension Trainer {
  /// Writes parameters, optimizer and step; the file appears only when it is whole.
  ///
  /// - Parameters:
  ///   - path: the file; an older one stays until the new one is complete.
  ///   - notes: what else is needed to go on.
  /// - Throws: `WeightFileError`.
  public func save(to path: String, notes: [String: String]) throws(WeightFileError) {
    var tensors = parameterTensors
    for (memory, named) in optimizerTensors.enumerated() {
      tensors += named.map { (Checkpoint.optimizerName(memory, $0.name), $0.tensor) }
    }
    var notes = notes
    notes[FileNotes.stepKey] = "\(steps)"
    notes[FileNotes.sumsKey] = epochSums.count > 0 ? epochSums.text : nil
    try SafetensorsWriter.write(tensors, to: path, metadata: FileNotes.metadata(notes))
  }

  /// Writes the parameters alone, as a weight file that says what it was trained on.
  ///
  /// - Parameters:
  ///   - path: the file; an older one stays until the new one is complete.
  ///   - notes: what the file says about itself.
  /// - Throws: `WeightFileError`.
  public func export(to path: String, notes: [String: String]) throws(WeightFileError) {
    try SafetensorsWriter.write(
      parameterTensors, to: path, metadata: FileNotes.metadata(notes))
  }

  /// Goes on where a checkpoint was written.
  ///
  /// - Throws: `WeightFileError` when a tensor is missing or has another shape.
  public func restore(_ checkpoint: Checkpoint) throws(WeightFileError) {
    let file = checkpoint.file
    var values: [Tensor] = []
    var memories: [[Tensor]] = []
    for entry in entries {
      values.append(try file.tensor(named: entry.name, shape: entry.specification.shape))
    }
    for memory in optimizerTensors.indices {
      var tensors: [Tensor] = []
      for entry in entries where entry.specification.isTrained {
        let name = Checkpoint.optimizerName(memory, entry.name)
        tensors.append(try file.tensor(named: name, shape: entry.specification.shape))
      }
      memories.append(tensors)
    }
    take(values: values, memories: memories, step: checkpoint.step)
    epochSums = checkpoint.sums
  }
}
