import BatchModel
import Optimizers
import TextCanvas

extension CommandTable {
  private static let needsTheme: @Sendable (DashboardState) -> String? = { state in
    guard case .themes(let picker) = state.overlay, let choice = picker.choice else {
      return "no theme under the cursor"
    }
    return choice.theme == nil ? choice.faults.first ?? "its file cannot be read" : nil
  }

  static let look: [Command] = [
    Command(
      id: "next-scheme", keys: [.character("s")], contexts: [.browse], group: .look,
      title: "scheme", help: "solve with the next scheme"
    ) { $0.changeScheme(by: 1) },
    Command(
      id: "previous-scheme", keys: [.character("S")], contexts: [.browse], group: .look,
      title: "scheme back", help: "solve with the previous scheme"
    ) { $0.changeScheme(by: -1) },
    Command(
      id: "polish", keys: [.character("P")], contexts: [.browse], group: .look, title: "polish",
      help: "refill the plan's steps and use its unused bandwidth; again keeps the scheme's own"
    ) { $0.use($0.method.polished(!$0.method.isPolished)) },
    Command(
      id: "joint-changes", keys: [.character("c")], contexts: [.browse], group: .look,
      title: "vs joint",
      help: "main: what the joint scheme changes, service by service; again hides it",
      disabledReason: { $0.view == .main ? nil : "only the main view (1) shows it" }
    ) { state in
      state.showsJointChanges.toggle()
      return []
    },
    Command(
      id: "pin", keys: [.character("p")], contexts: [.browse], group: .look, title: "pin",
      help: "compare: pin the scheme as baseline; again unpins",
      continuesEdit: true,
      disabledReason: { $0.view == .compare ? nil : "only the compare view (4) has a baseline" }
    ) { $0.pinScheme() },
    Command(
      id: "zoom-in", keys: [.character("+"), .character("=")], contexts: [.browse], group: .look,
      title: "zoom in", help: "show less of the time axis, or wider cells of the swarm",
      continuesEdit: true
    ) { $0.zoom(by: 1.5) },
    Command(
      id: "zoom-out", keys: [.character("-")], contexts: [.browse], group: .look,
      title: "zoom out", help: "show more of the time axis, or narrower cells",
      continuesEdit: true
    ) { $0.zoom(by: 1 / 1.5) },
    Command(
      id: "zoom-all", keys: [.character("0")], contexts: [.browse], group: .look,
      title: "zoom all", help: "show the whole time axis", continuesEdit: true
    ) { state in
      if state.view == .swarm {
        state.swarmView.zoom = 0
        return []
      }
      state.window = TimelineWindow()
      return []
    },
    Command(
      id: "pan-left", keys: [.character("H")], contexts: [.browse], group: .look,
      title: "pan left", help: "earlier times, or services to the left", continuesEdit: true
    ) { state in
      if state.view == .swarm { return state.moveService(by: -state.swarmLayout.visibleColumns) }
      state.window.pan(by: -0.25)
      return []
    },
    Command(
      id: "pan-right", keys: [.character("L")], contexts: [.browse], group: .look,
      title: "pan right", help: "later times, or services to the right", continuesEdit: true
    ) { state in
      if state.view == .swarm { return state.moveService(by: state.swarmLayout.visibleColumns) }
      state.window.pan(by: 0.25)
      return []
    },
    Command(
      id: "layer", keys: [.character("v")], contexts: [.browse], group: .look, title: "layer",
      titles: [.figures: "log/linear"],
      help: "swarm: shares tried, best shares or velocities; figures: log or linear axis",
      continuesEdit: true,
      disabledReason: {
        $0.view == .swarm || $0.view == .figures
          ? nil : "only the swarm view (3) has layers, and figures (5) two axes"
      }
    ) { state in
      if state.view == .figures {
        state.figures.isLinear.toggle()
        return []
      }
      state.swarmView.layer = state.swarmView.layer.next
      return []
    },
    Command(
      id: "enlarge", keys: [.character("e")], contexts: [.browse], group: .look,
      title: "enlarge", titles: [.compare: "panel"],
      help: "one panel alone, then the next; Esc shows all", continuesEdit: true
    ) { state in
      if state.view == .compare { return state.enlargeComparePanel() }
      if state.view == .figures { return state.enlargeFigurePanel() }
      if state.view == .model { return state.enlargeModelPanel() }
      switch state.view {
      case .swarm: state.enlargeSwarmPanel()
      case .stacking: state.stackingView.enlargeNext()
      default: state.enlargeMainPanel()
      }
      return []
    },
    Command(
      id: "glyphs", keys: [.character("b")], contexts: [.browse], group: .look, title: "glyphs",
      help: "braille, block or ASCII glyphs", continuesEdit: true
    ) { state in
      let tiers = GlyphTier.allCases
      let index = tiers.firstIndex(of: state.appearance.glyphs) ?? 0
      state.appearance.glyphs = tiers[(index + 1) % tiers.count]
      state.chosenLook.glyphs = state.appearance.glyphs
      return []
    },
    Command(
      id: "theme", keys: [.character("t")], contexts: [.browse], group: .look, title: "theme",
      help: "choose a theme; each is tried on at once", continuesEdit: true
    ) { _ in [.listThemes] },
    Command(
      id: "use-theme", keys: [.enter], contexts: [.themes], group: .look, title: "use",
      help: "use the theme until the program ends", disabledReason: needsTheme
    ) { $0.useTheme() },
    Command(
      id: "keep-theme", keys: [.character("w")], contexts: [.themes], group: .look,
      title: "keep for next time",
      help: "write theme, switched glyphs and mouse to config.yaml for next time",
      disabledReason: needsTheme
    ) { state in
      let effects = state.useTheme()
      return effects + [.keep(state.chosenLook)]
    },
    Command(
      id: "mouse", keys: [.character("m")], contexts: [.browse], group: .look, title: "mouse",
      help: "mouse on or off; with Shift held the terminal selects text all the same",
      continuesEdit: true
    ) { state in
      state.pointer.isOn.toggle()
      state.chosenLook.mouse = state.pointer.isOn
      let text = state.pointer.isOn ? "mouse on" : "mouse off: it is the terminal's own"
      state.notice = DashboardState.Notice(text: text, role: .muted)
      return [.hearMouse(state.pointer.isOn)]
    },
  ]
}

extension DashboardState {
  /// Leaves the list with the theme under the cursor.
  fileprivate mutating func useTheme() -> [Effect] {
    guard case .themes(let picker) = overlay, let choice = picker.choice else { return [] }
    appearance.theme = picker.preview
    overlay = nil
    chosenLook.theme = choice.name
    notice = Notice(
      text: "theme \(choice.name) until the program ends; t and w keep it for next time",
      role: .good)
    return []
  }

  /// Solves with the method that many places further: the schemes, then exact batches for equal bandwidth.
  ///
  /// Another pair counts as the first. What is polished stays so.
  fileprivate mutating func changeScheme(by offset: Int) -> [Effect] {
    let methods =
      Scheme.allCases.map(\.method)
      + [Method(scheduler: .exact, allocation: .equal)]
    let index = methods.firstIndex(of: method.polished(false)) ?? 0
    let next = methods[(index + offset + methods.count) % methods.count]
    if let scheme = next.scheme { compare.selected = scheme }
    return use(next.polished(method.isPolished))
  }

  /// Zooms around the batch under the cursor, or around the middle of the window.
  fileprivate mutating func zoom(by factor: Double) -> [Effect] {
    if view == .swarm { return widenCells(by: factor > 1 ? 1 : -1) }
    guard let shown, shown.horizon > 0 else { return [] }
    let range = window.range(horizon: shown.horizon)
    var focus = (range.from + range.to) / 2
    if cursor.column == .timeline, shown.plan.batches.indices.contains(cursor.batch) {
      focus = shown.plan.batches[cursor.batch].start
    }
    if view == .stacking, let clock = stackingView.step?.clock { focus = clock }
    window.zoom(by: factor, around: focus / shown.horizon)
    return []
  }
}
