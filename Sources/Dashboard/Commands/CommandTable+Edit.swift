import BatchModel
import TextCanvas

extension CommandTable {
  private static let needsField: @Sendable (DashboardState) -> String? = { state in
    guard state.fieldUnderCursor == nil else { return nil }
    return state.view == .swarm
      ? "no value under the cursor; ↑ leads to the settings of the swarm"
      : "no value under the cursor; ← leads to the fields"
  }

  static let edit: [Command] = [
    Command(
      id: "edit", keys: [.enter], contexts: [.browse], group: .edit, title: "edit",
      titles: [.compare: "main view"],
      help: "type a new value; compare: scheme to the main view",
      disabledReason: { $0.view == .compare ? nil : needsField($0) }
    ) { state in
      if state.view == .compare { return state.openScheme() }
      if let field = state.fieldUnderCursor, let scenario = state.document?.scenario {
        state.editor = FieldEditor(field: field, text: field.text(in: scenario))
      }
      return []
    },
    Command(
      id: "less", keys: [.character("{")], contexts: [.browse], group: .edit, title: "less",
      help: "make the value under the cursor a little smaller", continuesEdit: true,
      disabledReason: needsField
    ) { $0.nudge(by: -1) },
    Command(
      id: "more", keys: [.character("}")], contexts: [.browse], group: .edit, title: "more",
      help: "make it a little larger", continuesEdit: true, disabledReason: needsField
    ) { $0.nudge(by: 1) },
    Command(
      id: "undo", keys: [.character("u")], contexts: [.browse], group: .edit, title: "undo",
      help: "take back the last edit",
      disabledReason: { $0.document?.canUndo == true ? nil : "nothing to undo" }
    ) { state in
      guard let before = state.document?.scenario, state.document?.undo() == true else { return [] }
      return state.travelled("undone", from: before)
    },
    Command(
      id: "redo", keys: [.control("r")], contexts: [.browse], group: .edit, title: "redo",
      help: "take back the last undo",
      disabledReason: { $0.document?.canRedo == true ? nil : "nothing to redo" }
    ) { state in
      guard let before = state.document?.scenario, state.document?.redo() == true else { return [] }
      return state.travelled("redone", from: before)
    },
    Command(
      id: "accept", keys: [.enter], contexts: [.edit], group: .edit, title: "accept",
      help: "put the typed value in place"
    ) { $0.acceptText() },
    Command(
      id: "delete-back", keys: [.backspace, .control("h")], contexts: [.edit], group: .edit,
      title: "delete", help: "delete to the left while typing"
    ) { state in
      state.editor?.deleteBackward()
      return []
    },
    Command(
      id: "delete-forward", keys: [.delete, .control("d")], contexts: [.edit], group: .edit,
      title: "delete right", help: "delete to the right while typing"
    ) { state in
      state.editor?.deleteForward()
      return []
    },
    Command(
      id: "clear", keys: [.control("u")], contexts: [.edit], group: .edit, title: "clear",
      help: "delete all while typing"
    ) { state in
      state.editor?.clear()
      return []
    },
    Command(
      id: "caret-left", keys: [.left], contexts: [.edit], group: .edit, title: "left",
      help: "the caret to the left while typing"
    ) { state in
      state.editor?.moveCaret(by: -1)
      return []
    },
    Command(
      id: "caret-right", keys: [.right], contexts: [.edit], group: .edit, title: "right",
      help: "the caret to the right while typing"
    ) { state in
      state.editor?.moveCaret(by: 1)
      return []
    },
    Command(
      id: "caret-start", keys: [.home, .control("a")], contexts: [.edit], group: .edit,
      title: "start", help: "the caret to the start while typing"
    ) { state in
      state.editor?.moveCaret(by: -.max)
      return []
    },
    Command(
      id: "caret-end", keys: [.end, .control("e")], contexts: [.edit], group: .edit, title: "end",
      help: "the caret to the end while typing"
    ) { state in
      state.editor?.moveCaret(by: .max / 2)
      return []
    },
  ]
}

extension DashboardState {
  /// Moves the value under the cursor to the next multiple of its nudge.
  fileprivate mutating func nudge(by direction: Double) -> [Effect] {
    guard let field = fieldUnderCursor, let scenario = document?.scenario else { return [] }
    let step = field.nudge(in: scenario)
    let value = ((field.value(in: scenario) / step).rounded() + direction) * step
    // Written as a person would: 8.7, not 8.700000000000001.
    let rounded = DecimalText.number(NumberText.fixed(value, decimals: 9)) ?? value
    do {
      return edit(field, to: try field.edited(scenario, to: rounded), merging: "\(field)")
    } catch {
      notice = Notice(text: error.message, role: .warning)
      return []
    }
  }

  fileprivate mutating func acceptText() -> [Effect] {
    guard let editor, let scenario = document?.scenario else { return [] }
    do {
      let edited = try editor.field.edited(scenario, typing: editor.text)
      self.editor = nil
      return edit(editor.field, to: edited)
    } catch {
      self.editor?.error = error.message
      return []
    }
  }

  fileprivate mutating func travelled(_ verb: String, from before: Scenario) -> [Effect] {
    let restarts = restartsSwarm(before)
    change = Change(
      title: verb + (restarts ? ", swarm restarted" : ""), before: record?.improvements.last?.plan)
    return scenarioChanged(restartsSwarm: restarts)
  }
}
