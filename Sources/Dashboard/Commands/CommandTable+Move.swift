import BatchModel
import TextCanvas

extension CommandTable {
  static let move: [Command] = [
    Command(
      id: "up", keys: [.up, .character("k")], contexts: [.browse], group: .move, title: "up",
      help: "the row above; from the first to the scenario's parameters"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: -1) }
      if state.view == .compare { return state.moveScheme(by: -1) }
      if state.view == .stacking { return state.moveStackingRow(by: -1) }
      if state.selectedRow == 0 {
        state.cursor.global = state.cursor.global ?? 0
      } else {
        state.moveRow(by: -1)
      }
      return []
    },
    Command(
      id: "down", keys: [.down, .character("j")], contexts: [.browse], group: .move, title: "down",
      help: "the row below"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: 1) }
      if state.view == .compare { return state.moveScheme(by: 1) }
      if state.view == .stacking { return state.moveStackingRow(by: 1) }
      if state.cursor.global != nil { state.cursor.global = nil } else { state.moveRow(by: 1) }
      return []
    },
    Command(
      id: "left", keys: [.left, .character("h")], contexts: [.browse], group: .move, title: "left",
      help: "the field, batch, turn or service to the left"
    ) { state in
      if state.view == .swarm { return state.moveService(by: -1) }
      if state.view == .compare { return state.moveComparedService(by: -1) }
      if state.view == .stacking { return state.moveTurn(by: -1) }
      state.moveColumn(by: -1)
      return []
    },
    Command(
      id: "right", keys: [.right, .character("l")], contexts: [.browse], group: .move,
      title: "right", help: "the field, batch, turn or service to the right"
    ) { state in
      if state.view == .swarm { return state.moveService(by: 1) }
      if state.view == .compare { return state.moveComparedService(by: 1) }
      if state.view == .stacking { return state.moveTurn(by: 1) }
      state.moveColumn(by: 1)
      return []
    },
    Command(
      id: "first", keys: [.character("g")], contexts: [.browse], group: .move, title: "first",
      help: "the first row"
    ) { state in
      if state.view == .swarm { return state.selectParticle(nil) }
      if state.view == .compare { return state.moveScheme(by: -state.compare.schemes.count) }
      if state.view == .stacking { return state.moveStackingRow(by: -.max) }
      state.cursor.global = nil
      state.moveRow(by: -state.rows.count)
      return []
    },
    Command(
      id: "last", keys: [.character("G")], contexts: [.browse], group: .move, title: "last",
      help: "the last row"
    ) { state in
      if state.view == .swarm { return state.selectParticle(.max) }
      if state.view == .compare { return state.moveScheme(by: state.compare.schemes.count) }
      if state.view == .stacking { return state.moveStackingRow(by: .max) }
      state.cursor.global = nil
      state.moveRow(by: state.rows.count)
      return []
    },
    Command(
      id: "page-up", keys: [.pageUp], contexts: [.browse], group: .move, title: "page up",
      help: "a screen of rows up"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: -state.swarmLayout.particleRows) }
      if state.view == .compare { return state.moveScheme(by: -state.compare.schemes.count) }
      if state.view == .stacking { return state.moveStackingRow(by: -state.stackingPage) }
      state.moveRow(by: -state.visibleRows)
      return []
    },
    Command(
      id: "page-down", keys: [.pageDown], contexts: [.browse], group: .move, title: "page down",
      help: "a screen of rows down"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: state.swarmLayout.particleRows) }
      if state.view == .compare { return state.moveScheme(by: state.compare.schemes.count) }
      if state.view == .stacking { return state.moveStackingRow(by: state.stackingPage) }
      state.cursor.global = nil
      state.moveRow(by: state.visibleRows)
      return []
    },
    Command(
      id: "scroll-up", keys: [.up, .character("k"), .pageUp], contexts: [.help], group: .move,
      title: "up", help: "scroll the help up"
    ) { state in
      if case .help(let scroll) = state.overlay {
        state.overlay = .help(scroll: max(0, scroll - 1))
      }
      return []
    },
    Command(
      id: "scroll-down", keys: [.down, .character("j"), .pageDown], contexts: [.help],
      group: .move, title: "down", help: "scroll the help down"
    ) { state in
      if case .help(let scroll) = state.overlay {
        state.overlay = .help(scroll: min(HelpOverlay.lastScroll(state.size), scroll + 1))
      }
      return []
    },
  ]
}

extension DashboardState {
  fileprivate var visibleRows: Int {
    max(1, MainLayout(size: size, devices: rows.count).rows.height - 1)
  }

  /// Along the parameters, or along a row: its fields, then the batches of the timeline.
  fileprivate mutating func moveColumn(by offset: Int) {
    if let global = cursor.global {
      cursor.global = max(0, min(Field.global.count - 1, global + offset))
      return
    }
    if cursor.column == .timeline {
      let batches = shown?.plan.batches.count ?? 0
      if offset < 0, cursor.batch == 0 || batches == 0 {
        cursor.column = .efficiency
      } else {
        cursor.batch = max(0, min(batches - 1, cursor.batch + offset))
      }
      return
    }
    let column = cursor.column.rawValue + offset
    cursor.column = Cursor.Column(rawValue: column) ?? cursor.column
  }
}
