import Engine

extension Model {
  /// Opens the form of the chosen line's layers, or of one layer by name.
  mutating func openForm(_ layer: String?) {
    if let layer {
      go(to: layer)
      guard network.index(of: layer) != nil else { return }
    }
    guard rows.indices.contains(tree.list.selected), case .layer = selection else {
      notice = Notice(
        text: "\(name(of: selection)) is a block: choose one of its layers to edit it",
        isError: true)
      return
    }
    let shown = EditForm(rows[tree.list.selected].layers, of: network, analysis)
    guard let shown else {
      notice = Notice(text: "\(name(of: selection)) has nothing to set", isError: true)
      return
    }
    form = shown
  }

  /// Keeps the form that is open where the network has the same layers; else it says nothing of use any more.
  ///
  /// - Returns: what to say of a form that is closed; nothing otherwise.
  mutating func closeFormOfOtherLayers() -> String {
    guard let open = form else { return "" }
    form = open.moved(to: AnalyzedNetwork(network, analysis))
    guard form == nil else { return "" }
    return ", which closes the form of \(open.layers[0])"
  }

  /// Does what a command says to the form that is open; nil for commands that are not the form's.
  mutating func performForm(_ command: Command) -> [Effect]? {
    switch command {
    case .next: form?.move(by: 1)
    case .previous: form?.move(by: -1)
    case .edit(let edit): return performFormEdit(edit)
    case .back, .interrupt:
      form = nil
      notice = Notice(text: "nothing was changed", isError: false)
    default: return nil
    }
    return []
  }

  private mutating func performFormEdit(_ edit: LineEdit) -> [Effect] {
    switch edit {
    case .accept: return acceptForm()
    case .nextValue: form?.step(by: 1)
    case .previousValue: form?.step(by: -1)
    default: form?.edit { $0.perform(edit) }
    }
    return []
  }

  /// Makes the form's network the open one; text that is no value keeps the form open.
  private mutating func acceptForm() -> [Effect] {
    guard let form, form.complaint == nil else { return [] }
    self.form = nil
    notice = nil
    return edit(
      to: form.draft.network, saying: form.changes.isEmpty ? "nothing was changed" : form.changes)
  }
}
