import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// The services in STACKING's order at this turn, those that have left at the end.
  func drawStandings(
    _ record: StackingRecord, on canvas: inout Canvas, _ layout: StackingLayout
  ) {
    let heads = layout.heads
    for slot in layout.columns.slots {
      guard let column = StackingLayout.Column(rawValue: slot.column) else { continue }
      canvas.write(
        column.head, x: heads.x + 1 + slot.x, y: heads.y, style: appearance[.header],
        width: slot.width, alignment: column.alignment)
    }
    if layout.side != .nothing {
      let line = appearance.glyphs == .ascii ? "|" : "│"
      for y in heads.y..<layout.rows.bottom {
        canvas.write(line, x: heads.x + layout.tableWidth - 1, y: y, style: appearance[.border])
      }
    }
    let count = record.request.plan.scenario.devices.count
    let turn = stackingView.shownTurn
    let visible = min(layout.rows.height, count - stackingView.scroll)
    for offset in 0..<max(0, visible) {
      let index = stackingView.scroll + offset
      drawStanding(
        record, record.row(index, ofTurn: turn), index, y: layout.rows.y + offset, on: &canvas,
        layout)
    }
    canvas.scrollbar(
      in: Rect(
        x: layout.rows.right - 1, y: layout.rows.y, width: 1, height: layout.rows.height),
      offset: stackingView.scroll, visible: layout.rows.height, total: count,
      appearance: appearance)
  }

  private func drawStanding(
    _ record: StackingRecord, _ row: StackingRecord.Row, _ index: Int, y: Int,
    on canvas: inout Canvas, _ layout: StackingLayout
  ) {
    let k = row.k
    let isSelected = k == cursor.device
    if isSelected {
      canvas.write(
        appearance.glyphs == .ascii ? ">" : "▸", x: layout.rows.x, y: y, style: appearance[.accent])
    }
    let verdict = StandingVerdict(record, row, turn: stackingView.shownTurn)
    for slot in layout.columns.slots {
      guard let column = StackingLayout.Column(rawValue: slot.column) else { continue }
      let x = layout.rows.x + 1 + slot.x
      if isSelected, let editor, column == editorColumn(layout) {
        drawEditor(editor, x: x, y: y, width: slot.width, on: &canvas)
        continue
      }
      var style = appearance[role(column, row, verdict)]
      if isSelected { style = style.adding(.bold) }
      canvas.write(
        text(column, record, row, index, verdict, width: slot.width), x: x, y: y, style: style,
        width: slot.width, alignment: column.alignment)
    }
  }

  /// Where the deadline is typed: its own column, or where there is none, the remaining time.
  private func editorColumn(_ layout: StackingLayout) -> StackingLayout.Column {
    let columns: [StackingLayout.Column] = [.deadline, .remaining]
    return columns.first { layout.columns[$0.rawValue] != nil } ?? .name
  }

  private func role(
    _ column: StackingLayout.Column, _ row: StackingRecord.Row, _ verdict: StandingVerdict
  ) -> Role {
    switch (column, row) {
    case (.rank, _): .muted
    case (.status, _): verdict.role
    case (.cluster, _): .cluster
    case (_, .left): .muted
    case (_, .active): .text
    }
  }

  private func text(
    _ column: StackingLayout.Column, _ record: StackingRecord, _ row: StackingRecord.Row,
    _ index: Int, _ verdict: StandingVerdict, width: Int
  ) -> String {
    let devices = record.request.plan.scenario.devices
    switch column {
    case .rank:
      if case .active = row { return "\(index + 1)" }
      return "-"
    case .name: return devices[row.k].name
    case .deadline:
      // An edit shows at once, before its turns are worked out.
      let edited = document?.scenario.devices
      let deadline = (edited?.count == devices.count ? edited : devices)?[row.k].deadline ?? 0
      return NumberText.fixed(deadline, decimals: deadline < 1000 ? 2 : 0)
    case .status: return verdict.text(width: width)
    case .cluster, .remaining, .completed, .possible, .ideal: break
    }
    switch (column, row) {
    case (.cluster, .active(let standing)):
      return standing.ideal <= record.request.targetSteps ? "F" : ""
    case (.remaining, .active(let standing)):
      return NumberText.fixed(standing.remaining, decimals: standing.remaining < 100 ? 3 : 1)
    case (.completed, .active(let standing)): return "\(standing.completed)"
    case (.possible, .active(let standing)): return "\(standing.possible)"
    case (.ideal, .active(let standing)): return "\(standing.ideal)"
    case (.completed, .left(let departure)): return "\(departure.drop.steps)"
    default: return ""
    }
  }
}
