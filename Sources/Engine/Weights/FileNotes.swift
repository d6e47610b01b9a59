/// What this program notes in a weight file beside the tensors.
///
/// ## Format
/// Metadata of safetensors whose keys begin with `convscope.`; `convscope.step` and `convscope.epoch-sums` say where a
/// training run was, in checkpoints only.
enum FileNotes {
  /// The key of the step at which a run was.
  static let stepKey = "step"
  /// The key of what had added up over the epoch under way.
  static let sumsKey = "epoch-sums"

  fileprivate static let prefix = "convscope."

  /// The metadata of a file with notes by their plain keys.
  static func metadata(_ notes: [String: String]) -> [String: String] {
    notes.reduce(into: ["format": "pt"]) { $0[prefix + $1.key] = $1.value }
  }
}

extension SafetensorsFile {
  /// What was noted under a plain key; nil for nothing.
  func note(_ key: String) -> String? { metadata[FileNotes.prefix + key] }

  /// All notes by their plain keys, without those of where a run was.
  var notes: [String: String] {
    var notes: [String: String] = [:]
    for (key, value) in metadata where key.hasPrefix(FileNotes.prefix) {
      notes[String(key.dropFirst(FileNotes.prefix.count))] = value
    }
    notes[FileNotes.stepKey] = nil
    notes[FileNotes.sumsKey] = nil
    return notes
  }
}
