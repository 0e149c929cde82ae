import TextCanvas

extension CommandTable {
  private static let isBusy: @Sendable (DashboardState) -> String? = { state in
    state.files.work.map { "still \($0)" }
  }

  /// Files, and the answers to questions about them.
  static let files: [Command] =
    [
      Command(
        id: "save", keys: [.character("w")], contexts: [.browse], group: .files, title: "save",
        help: "write the edits to the scenario's file",
        disabledReason: { state in
          if let reason = isBusy(state) { return reason }
          let isUnchanged = state.document?.isChanged == false && state.files.file != nil
          return isUnchanged ? "nothing is unsaved; W saves elsewhere" : nil
        }
      ) { $0.save() },
      Command(
        id: "ask-save-as", keys: [.character("W")], contexts: [.browse], group: .files,
        title: "save as", help: "write the scenario to another file", disabledReason: isBusy
      ) { $0.askSaveAs() },
      Command(
        id: "ask-open", keys: [.character("O")], contexts: [.browse], group: .files,
        title: "open", help: "open another scenario, or devices from CSV", disabledReason: isBusy
      ) { $0.openPrompt(.command, text: "open ") },
    ] + answers

  private static let answers: [Command] = [
    Command(
      id: "restore-edits", keys: [.character("r"), .enter], contexts: [.recover], group: .files,
      title: "restore", help: "bring back the edits of a crashed run, when asked"
    ) { $0.restoreOffered() },
    Command(
      id: "discard-edits", keys: [.character("d")], contexts: [.recover], group: .files,
      title: "discard", help: "delete the edits of a crashed run, when asked"
    ) { $0.discardOffered() },
    Command(
      id: "overwrite", keys: [.character("o"), .character("y")], contexts: [.conflict],
      group: .files, title: "overwrite", help: "write the file all the same, when asked"
    ) { $0.overwrite() },
    Command(
      id: "reload", keys: [.character("r")], contexts: [.conflict], group: .files,
      title: "reload", help: "read the file again, when asked; undo brings the edits back",
      disabledReason: { state in
        if case .question(.conflict(_, .changed)) = state.overlay { return nil }
        return "only a file that has changed on disk"
      }
    ) { $0.reload() },
    Command(
      id: "abandon-edits", keys: [.character("d"), .character("y")], contexts: [.abandon],
      group: .files, title: "open without them",
      help: "open another file without the unsaved edits, when asked"
    ) { $0.abandonEdits() },
    Command(
      id: "replace-devices", keys: [.character("r")], contexts: [.devices], group: .files,
      title: "replace", help: "put the devices read in place of the others, when asked"
    ) { state throws(Refusal) in try state.takeDevices(replacing: true) },
    Command(
      id: "append-devices", keys: [.character("a")], contexts: [.devices], group: .files,
      title: "append", help: "put the devices read after the others, when asked"
    ) { state throws(Refusal) in try state.takeDevices(replacing: false) },
    Command(
      id: "close-report", keys: [.character("q"), .enter], contexts: [.report], group: .files,
      title: "close", help: "close a report"
    ) { state in
      state.overlay = nil
      return []
    },
  ]
}
