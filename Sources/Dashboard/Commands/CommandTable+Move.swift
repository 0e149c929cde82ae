import BatchModel
import Optimizers
import TextCanvas

extension CommandTable {
  static let move: [Command] = [
    Command(
      id: "up", keys: [.up, .character("k")], contexts: [.browse], group: .move, title: "up",
      titles: [.figures: "scheme back", .model: "parameters"],
      help: "the row above; from the first to the scenario's parameters"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: -1) }
      if state.view == .compare { return state.moveScheme(by: -1) }
      if state.view == .stacking { return state.moveStackingRow(by: -1) }
      if state.view == .figures { return state.moveFigureScheme(by: -1) }
      if state.view == .model { return state.moveModelRow(by: -1) }
      if state.rows.isEmpty || state.selectedRow == 0 {
        state.cursor.global = state.cursor.global ?? 0
      } else {
        state.moveRow(by: -1)
      }
      return []
    },
    Command(
      id: "down", keys: [.down, .character("j")], contexts: [.browse], group: .move, title: "down",
      titles: [.figures: "scheme", .model: "presets"],
      help: "the row below"
    ) { state in
      if state.view == .swarm { return state.moveParticle(by: 1) }
      if state.view == .compare { return state.moveScheme(by: 1) }
      if state.view == .stacking { return state.moveStackingRow(by: 1) }
      if state.view == .figures { return state.moveFigureScheme(by: 1) }
      if state.view == .model { return state.moveModelRow(by: 1) }
      if state.cursor.global != nil { state.cursor.global = nil } else { state.moveRow(by: 1) }
      return []
    },
    Command(
      id: "left", keys: [.left, .character("h")], contexts: [.browse], group: .move, title: "left",
      help: "the field, batch, turn, service or point to the left"
    ) { state in
      if state.view == .swarm { return state.moveService(by: -1) }
      if state.view == .compare { return state.moveComparedService(by: -1) }
      if state.view == .stacking { return state.moveTurn(by: -1) }
      if state.view == .figures { return state.moveFigurePoint(by: -1) }
      if state.view == .model { return state.moveModelColumn(by: -1) }
      state.moveColumn(by: -1)
      return []
    },
    Command(
      id: "right", keys: [.right, .character("l")], contexts: [.browse], group: .move,
      title: "right", titles: [.figures: "point", .model: "T"],
      help: "the field, batch, turn, service or point to the right"
    ) { state in
      if state.view == .swarm { return state.moveService(by: 1) }
      if state.view == .compare { return state.moveComparedService(by: 1) }
      if state.view == .stacking { return state.moveTurn(by: 1) }
      if state.view == .figures { return state.moveFigurePoint(by: 1) }
      if state.view == .model { return state.moveModelColumn(by: 1) }
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
      if state.view == .figures { return state.moveFigureScheme(by: -Scheme.paper.count) }
      if state.view == .model { return state.moveModelRow(by: -.max) }
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
      if state.view == .figures { return state.moveFigureScheme(by: Scheme.paper.count) }
      if state.view == .model { return state.moveModelRow(by: .max) }
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
      if state.view == .figures { return state.moveFigureScheme(by: -Scheme.paper.count) }
      if state.view == .model { return state.moveModelRow(by: -5) }
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
      if state.view == .figures { return state.moveFigureScheme(by: Scheme.paper.count) }
      if state.view == .model { return state.moveModelRow(by: 5) }
      state.cursor.global = nil
      state.moveRow(by: state.visibleRows)
      return []
    },
    scroll("scroll-up", [.up, .character("k")], "up", "a line up in the help or a report") { _ in -1
    },
    scroll("scroll-down", [.down, .character("j")], "down", "a line down in the help or a report") {
      _ in 1
    },
    scroll("scroll-page-up", [.pageUp], "page up", "a screen of the help or a report up") {
      -HelpOverlay.page($0)
    },
    scroll(
      "scroll-page-down", [.pageDown, .character(" ")], "page down",
      "a screen of the help or a report down"
    ) {
      HelpOverlay.page($0)
    },
    scroll("scroll-first", [.home, .character("g")], "first", "the start of the help or a report") {
      _ in
      -.max / 2
    },
    scroll("scroll-last", [.end, .character("G")], "last", "the end of the help or a report") { _ in
      .max / 2
    },
    Command(
      id: "search-help", keys: [.character("/")], contexts: [.help], group: .move,
      title: "search", help: "show only lines of the help that hold some text"
    ) { state in
      guard case .help(let page) = state.overlay else { return [] }
      return state.openPrompt(.helpSearch, text: page.query)
    },
  ]

  private static func scroll(
    _ id: String, _ keys: [Key], _ title: String, _ help: String,
    by lines: @escaping @Sendable (Size) -> Int
  ) -> Command {
    Command(
      id: id, keys: keys, contexts: [.help, .report], group: .move, title: title, help: help
    ) { state in
      if case .report(var report) = state.overlay {
        report.scroll(by: lines(state.size), on: state.size)
        state.overlay = .report(report)
        return []
      }
      guard case .help(var page) = state.overlay else { return [] }
      let last = HelpOverlay.lastScroll(state.size, page.query)
      page.scroll = max(0, min(last, min(last, page.scroll) + lines(state.size)))
      state.overlay = .help(page)
      return []
    }
  }
}

extension DashboardState {
  fileprivate var visibleRows: Int {
    max(1, mainLayout.rows.height - 1)
  }

  /// Along the parameters, or along a row: its fields, then the batches of the timeline.
  fileprivate mutating func moveColumn(by offset: Int) {
    if let global = cursor.global {
      cursor.global = max(0, min(Field.global.count - 1, global + offset))
      return
    }
    if cursor.column == .timeline, offset > 0 || cursor.batch > 0 {
      let batches = shown?.plan.batches.count ?? 0
      cursor.batch = max(0, min(batches - 1, cursor.batch + offset))
      return
    }
    let columns = self.columns
    let index = (columns.firstIndex(of: cursor.column) ?? 0) + offset
    cursor.column = columns[max(0, min(columns.count - 1, index))]
  }

  /// The columns of the cursor's row: a channel has some of its own.
  private var columns: [Cursor.Column] {
    guard let devices = document?.scenario.devices else { return [cursor.column] }
    let hasChannel = devices[cursor.device].link.channel != nil
    return Cursor.Column.allCases.filter { hasChannel || !$0.isChannel }
  }
}
