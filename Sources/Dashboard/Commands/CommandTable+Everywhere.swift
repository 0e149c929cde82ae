import TextCanvas

extension CommandTable {
  private static let always = Set(Command.Context.allCases)

  static let everywhere: [Command] = common + views

  private static let views: [Command] = ViewKind.allCases.map { view in
    Command(
      id: "view-\(view)", keys: [.character(Character("\(view.rawValue)"))], contexts: [.browse],
      group: .everywhere, title: view.title, help: "the view \(view.title)"
    ) { $0.show(view.rawValue) }
  }

  private static let common: [Command] = [
    Command(
      id: "help", keys: [.character("?"), .function(1)],
      contexts: [.browse, .edit, .prompt, .help],
      group: .everywhere, title: "help", help: "all keys; again or Esc closes"
    ) { state in
      if case .help = state.overlay {
        if state.prompt?.purpose == .helpSearch { state.prompt = nil }
        state.overlay = nil
      } else {
        state.overlay = .help(HelpPage())
      }
      return []
    },
    Command(
      id: "command-line", keys: [.character(":")], contexts: [.browse], group: .everywhere,
      title: "command", help: "type a command; Tab completes, ↑ brings back earlier ones"
    ) { $0.openPrompt(.command) },
    Command(
      id: "palette", keys: [.control("p")], contexts: [.browse], group: .everywhere,
      title: "palette", help: "find a command by a few of its letters"
    ) { state in
      state.overlay = .palette(Palette())
      return []
    },
    Command(
      id: "quit", keys: [.character("q")], contexts: [.opening, .browse], group: .everywhere,
      title: "quit", help: "leave; asks when edits are unsaved"
    ) { state in
      guard state.document?.isChanged == true else { return [.quit(0)] }
      state.overlay = .confirmQuit
      return []
    },
    Command(
      id: "leave", keys: [.character("q"), .character("y"), .control("c")], contexts: [.confirm],
      group: .everywhere, title: "leave", help: "leave without the edits, when asked"
    ) { _ in [.forgetJournal, .quit(0)] },
    Command(
      id: "back", keys: [.escape], contexts: always.subtracting([.opening]),
      group: .everywhere, title: "back",
      help: "one level back: what is open, a panel, a sweep, the filter, the marks"
    ) { state in
      state.goBack()
      return []
    },
    Command(
      id: "close", keys: [.character("q")],
      contexts: [.help, .export, .copy, .themes, .replace], group: .everywhere, title: "close",
      help: "close what lies over the view"
    ) { state in
      state.closeOverlay()
      return []
    },
    Command(
      id: "cancel", keys: [.control("c")],
      contexts: always.subtracting([.confirm]),
      group: .everywhere, title: "cancel",
      help: "close what is open, hold a sweep, else leave"
    ) { state in
      if state.editor != nil || state.overlay != nil || state.prompt != nil {
        state.editor = nil
        state.closePrompt()
        state.closeOverlay()
        return []
      }
      if state.isSweeping { return state.toggleSweep() }
      guard state.document?.isChanged == true else { return [.quit(130)] }
      state.overlay = .confirmQuit
      return []
    },
    Command(
      id: "next-view", keys: [.tab], contexts: [.browse], group: .everywhere, title: "view",
      help: "the next view"
    ) { $0.show($0.view.rawValue % ViewKind.allCases.count + 1) },
    Command(
      id: "previous-view", keys: [.backTab], contexts: [.browse], group: .everywhere,
      title: "view back", help: "the previous view"
    ) { $0.show($0.view.rawValue == 1 ? ViewKind.allCases.count : $0.view.rawValue - 1) },
    Command(
      id: "suspend", keys: [.control("z")], contexts: always, group: .everywhere,
      title: "suspend", help: "back to the shell; fg returns", continuesEdit: true
    ) { _ in [.suspend] },
    Command(
      id: "repaint", keys: [.control("l")], contexts: always, group: .everywhere,
      title: "repaint", help: "draw the screen anew", continuesEdit: true
    ) { _ in [.repaint] },
  ]
}

extension DashboardState {
  /// Closes what is uppermost; with nothing open, all devices are shown, then none is marked.
  fileprivate mutating func goBack() {
    if context == .prompt {
      closePrompt()
    } else if case .help(let page) = overlay, !page.query.isEmpty {
      overlay = .help(HelpPage())
    } else if overlay != nil {
      closeOverlay()
    } else if editor != nil {
      editor = nil
    } else if view == .swarm {
      swarmView.enlarged = nil
    } else if view == .compare, compare.enlarged != nil || table.filter.isEmpty {
      compare.enlarged = nil
    } else if view == .figures {
      leaveFigure()
    } else if view == .model {
      modelView.enlarged = nil
    } else if view == .stacking {
      stackingView.enlarged = nil
    } else if view == .main, table.enlarged != nil {
      table.enlarged = nil
    } else if !table.filter.isEmpty {
      filterRows(RowFilter())
    } else {
      table.marks = []
    }
  }

  /// Closes what lies over the view; a theme that was only tried on goes.
  fileprivate mutating func closeOverlay() {
    if case .themes(let picker) = overlay { appearance.theme = picker.original }
    overlay = nil
  }

  /// Shows the view with that number.
  fileprivate mutating func show(_ number: Int) -> [Effect] {
    let old = view
    view = ViewKind(rawValue: number) ?? view
    stackingView.isPlaying = stackingView.isPlaying && view == .stacking
    if view == .stacking, old != .stacking { openStacking() }
    return []
  }
}
