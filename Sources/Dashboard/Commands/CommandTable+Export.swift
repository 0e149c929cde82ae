import BatchModel
import TextCanvas

extension CommandTable {
  private static let lists: Set<Command.Context> = [.export, .copy, .themes]

  private static let needsPlan: @Sendable (DashboardState) -> String? = { state in
    state.shown == nil ? "nothing solved yet" : nil
  }

  static let export: [Command] = menus + exports + copies

  private static let menus: [Command] = [
    Command(
      id: "ask-export", keys: [.character("x")], contexts: [.browse], group: .look, title: "export",
      help: "write the view or the plan to a file", continuesEdit: true
    ) { state in
      state.overlay = .menu(Menu(kind: .export))
      return []
    },
    Command(
      id: "copy", keys: [.character("y")], contexts: [.browse], group: .look, title: "copy",
      help: "put the value, the row or the plan on the clipboard (OSC 52)", continuesEdit: true
    ) { state in
      state.overlay = .menu(Menu(kind: .copy))
      return []
    },
    Command(
      id: "list-up", keys: [.up, .character("k")], contexts: lists, group: .look, title: "up",
      help: "the line above in a list", continuesEdit: true
    ) { $0.moveInList(by: -1) },
    Command(
      id: "list-down", keys: [.down, .character("j")], contexts: lists, group: .look,
      title: "down", help: "the line below in a list", continuesEdit: true
    ) { $0.moveInList(by: 1) },
    Command(
      id: "choose", keys: [.enter], contexts: [.export, .copy], group: .look, title: "choose",
      help: "do what the line of the list says", continuesEdit: true
    ) { state throws(Refusal) in
      guard case .menu(let menu) = state.overlay, menu.commands.indices.contains(menu.selected),
        let command = command(id: menu.commands[menu.selected])
      else { return [] }
      return try state.perform(command)
    },
    Command(
      id: "replace-file", keys: [.character("y"), .enter], contexts: [.replace], group: .look,
      title: "replace", help: "replace the file that is there, when asked", continuesEdit: true
    ) { state in
      guard case .confirmReplace(var request) = state.overlay else { return [] }
      state.overlay = nil
      request.replaces = true
      return [.export(request)]
    },
  ]

  private static let exports: [Command] = [
    export(.text, "t"), export(.svg, "s"), export(.ansi, "a"), export(.plan, "p"),
    export(.services, "c"),
  ]

  private static func export(_ kind: ExportKind, _ key: Character) -> Command {
    Command(
      id: "export-\(kind)", keys: [.character(key)], contexts: [.export], group: .look,
      title: kind.title, help: "write \(kind.title) to a file", continuesEdit: true,
      disabledReason: { kind == .plan || kind == .services ? needsPlan($0) : nil }
    ) { state in
      let name = kind.fileName(
        scenario: state.document?.scenario.name ?? state.source, view: state.view)
      state.overlay = nil
      return state.openPrompt(.command, text: "export \(name)")
    }
  }

  private static let copies: [Command] = [
    Command(
      id: "copy-value", keys: [.character("v")], contexts: [.copy], group: .look,
      title: "the value", help: "copy the value under the cursor", continuesEdit: true,
      disabledReason: { $0.valueText == nil ? "no value under the cursor" : nil }
    ) { state in
      guard let text = state.valueText else { return [] }
      return state.copy(.text(text), text)
    },
    Command(
      id: "copy-row", keys: [.character("r")], contexts: [.copy], group: .look,
      title: "the row", help: "copy the service of the row, its values parted by tabs",
      continuesEdit: true, disabledReason: { $0.rowText == nil ? "no row" : nil }
    ) { state in
      guard let text = state.rowText else { return [] }
      return state.copy(.text(text), "the row")
    },
    Command(
      id: "copy-plan", keys: [.character("p")], contexts: [.copy], group: .look,
      title: "the plan", help: "copy the plan under the play head as JSON", continuesEdit: true,
      disabledReason: needsPlan
    ) { state in
      guard let plan = state.shown?.plan else { return [] }
      return state.copy(.json(plan), "the plan")
    },
  ]
}
