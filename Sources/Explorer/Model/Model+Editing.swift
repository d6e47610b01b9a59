import Engine

extension Model {
  /// Edits layers as a command says, or says why not.
  mutating func performEditing(_ command: Command) -> [Effect] {
    do throws(NetworkEdit.Refusal) {
      let edit = try NetworkEdit(
        command, in: network, chosen: name(of: selection), original: original.network)
      guard let edit else { return [] }
      let effects = self.edit(to: edit.network, saying: edit.sentence)
      if let place = edit.place { go(to: place) }
      return effects
    } catch {
      notice = Notice(text: error.description, isError: true)
      return []
    }
  }
}
