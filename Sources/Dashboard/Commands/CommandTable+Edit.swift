import BatchModel
import TextCanvas

extension CommandTable {
  private static let needsField: @Sendable (DashboardState) -> String? = { state in
    guard state.fieldUnderCursor == nil else { return nil }
    if state.view == .figures { return "no value in the figures view" }
    if state.view == .model { return "no value under the cursor; ↑ leads to the parameters" }
    if state.view != .swarm, state.rows.isEmpty { return "no device is shown; Esc shows all" }
    return state.view == .swarm
      ? "no value under the cursor; ↑ leads to the settings of the swarm"
      : "no value under the cursor; ← leads to the fields"
  }

  static let edit: [Command] = [
    Command(
      id: "edit", keys: [.enter], contexts: [.browse], group: .edit, title: "edit",
      titles: [.compare: "main view", .figures: "on/off", .model: "edit/apply"],
      help: "type a new value; compare: scheme to main; figures: on or off",
      disabledReason: { state in
        state.view == .compare || state.view == .figures || state.presetUnderCursor != nil
          ? nil : needsField(state)
      }
    ) { state in
      if state.view == .figures { return state.toggleFigureScheme() }
      if let preset = state.presetUnderCursor { return state.apply(preset) }
      if state.view == .compare { return state.openScheme() }
      if let field = state.fieldUnderCursor, let scenario = state.document?.scenario {
        state.editor = FieldEditor(field: field, text: field.text(in: scenario))
        state.completion = nil
      }
      return []
    },
    Command(
      id: "less", keys: [.character("{")], contexts: [.browse], group: .edit, title: "less",
      help: "make the value under the cursor a little smaller", continuesEdit: true,
      disabledReason: needsField
    ) { state throws(Refusal) in try state.nudge(by: -1) },
    Command(
      id: "more", keys: [.character("}")], contexts: [.browse], group: .edit, title: "more",
      help: "make it a little larger", continuesEdit: true, disabledReason: needsField
    ) { state throws(Refusal) in try state.nudge(by: 1) },
    Command(
      id: "undo", keys: [.character("u")], contexts: [.browse], group: .edit, title: "undo",
      help: "take back the last edit",
      disabledReason: { $0.document?.canUndo == true ? nil : "nothing to undo" }
    ) { state in
      let title = state.document?.undoTitle
      guard let before = state.document?.scenario, state.document?.undo() == true else { return [] }
      return state.travelled("undone", title, from: before)
    },
    Command(
      id: "redo", keys: [.control("r")], contexts: [.browse], group: .edit, title: "redo",
      help: "take back the last undo",
      disabledReason: { $0.document?.canRedo == true ? nil : "nothing to redo" }
    ) { state in
      let title = state.document?.redoTitle
      guard let before = state.document?.scenario, state.document?.redo() == true else { return [] }
      return state.travelled("redone", title, from: before)
    },
  ]
}

extension DashboardState {
  /// Moves the value under the cursor to the next multiple of its nudge.
  fileprivate mutating func nudge(by direction: Int) throws(Refusal) -> [Effect] {
    guard let field = fieldUnderCursor, let scenario = document?.scenario else { return [] }
    return edit(field, to: try field.nudged(scenario, by: direction), merging: "\(field)")
  }

  /// Solves the scenario that undo or redo has brought back, and tells what came or went.
  fileprivate mutating func travelled(
    _ verb: String, _ title: String?, from before: Scenario
  ) -> [Effect] {
    let restarts = restartsSwarm(before)
    change = Change(
      title: "\(verb) “\(title ?? "")”\(restarts ? ", swarm restarted" : "")",
      before: record?.improvements.last?.plan)
    return scenarioChanged(from: before, restartsSwarm: restarts)
  }
}
