import BatchModel
import TextCanvas

extension CommandTable {
  static let devices: [Command] = [
    Command(
      id: "add", keys: [.character("a")], contexts: [.browse], group: .devices, title: "add",
      help: "a new device with the median deadline and efficiency",
      disabledReason: { elsewhere($0) ?? $0.fullReason }
    ) { $0.addDevice() },
    Command(
      id: "duplicate", keys: [.character("D")], contexts: [.browse], group: .devices,
      title: "duplicate", help: "a new device like the one under the cursor",
      disabledReason: { needsRow($0) ?? $0.fullReason }
    ) { $0.duplicateDevice() },
    Command(
      id: "remove-row", keys: [.character("d")], contexts: [.browse], group: .devices,
      title: "remove", help: "take out the marked devices, else the one under the cursor",
      disabledReason: { $0.markedDevices == nil ? needsRow($0) : elsewhere($0) }
    ) { state throws(Refusal) in
      try state.remove(state.markedDevices ?? [state.cursor.device])
    },
    Command(
      id: "mark", keys: [.character("V")], contexts: [.browse], group: .devices, title: "mark",
      help: "mark the row for commands on several, or unmark it; goes on to the next",
      disabledReason: needsRow
    ) { state in
      state.toggleMark()
      return []
    },
    Command(
      id: "mark-all", keys: [.character("A")], contexts: [.browse], group: .devices,
      title: "mark all", help: "mark all rows that are shown, or none when all are marked",
      disabledReason: needsRow
    ) { state in
      state.toggleAllMarks()
      return []
    },
    Command(
      id: "sort-next", keys: [.character("o")], contexts: [.browse], group: .devices, title: "sort",
      help: "by deadline, name, efficiency, steps, FID, slack, or as in the file",
      disabledReason: elsewhere
    ) { state in
      state.sortRows(by: state.table.order.next)
      return []
    },
    Command(
      id: "filter-rows", keys: [.character("/")], contexts: [.browse], group: .devices,
      title: "filter", help: "show only some devices: d1, deadline<9, steps=0, outage",
      disabledReason: elsewhere
    ) { state in state.openPrompt(.filter, text: state.table.filter.text) },
  ]

  private static let elsewhere: @Sendable (DashboardState) -> String? = { state in
    state.view == .main ? nil : "only in the main view (1)"
  }

  private static let needsRow: @Sendable (DashboardState) -> String? = { state in
    elsewhere(state) ?? (state.rows.isEmpty ? "no device is shown; Esc shows all" : nil)
  }
}

extension DashboardState {
  fileprivate mutating func toggleMark() {
    let k = cursor.device
    if table.marks.remove(k) == nil { table.marks.insert(k) }
    cursor.global = nil
    moveRow(by: 1)
  }

  fileprivate mutating func toggleAllMarks() {
    let shown = Set(rows)
    if shown.isSubset(of: table.marks) {
      table.marks.subtract(shown)
    } else {
      table.marks.formUnion(shown)
    }
  }
}
