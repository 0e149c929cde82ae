import BatchModel
import TextCanvas

extension DashboardState {
  /// The table of schemes, their timelines, and the steps of every service.
  func drawCompare(on canvas: inout Canvas, _ rect: Rect) {
    let layout = compareLayout
    let rows = compareRows
    drawCompareHeader(on: &canvas, layout.header)
    drawCompareTable(rows, on: &canvas, layout.table)
    drawCompareTimelines(rows, on: &canvas, layout.timelines)
    drawCompareSteps(rows, on: &canvas, layout.steps)
  }

  /// What all schemes share at the left; what is solved at the right.
  private func drawCompareHeader(on canvas: inout Canvas, _ rect: Rect) {
    guard let scenario = document?.scenario else { return }
    let solved = compare.shown.count { isCompared($0) }
    let isDone = solved == compare.shown.count
    var right = StyledText(
      "\(solved) of \(compare.shown.count) solved", appearance[isDone ? .good : .accent])
    if let bound = jointBound {
      let more = self.bound.awaited == nil ? "" : appearance.glyphs == .ascii ? " .." : " …"
      right.append("  bound \(NumberText.besideCurve(bound))\(more)", appearance[.text])
    }
    if rect.width >= 110 {
      right.append("  ≈ within FID noise (< 1.3 %)", appearance[.muted])
    }
    let pso = scenario.pso
    var left = StyledText("same for all: ", appearance[.muted])
    left.append(
      "K \(scenario.devices.count) · seed \(pso.seed) · \(pso.particles) particles × "
        + "\(pso.iterations)", appearance[.text])
    if rect.width >= 90 { left.append(" · \(scenario.name)", appearance[.text]) }
    let room = rect.width - 2
    let used = canvas.write(
      left, x: rect.x + 1, y: rect.y, width: min(left.width, max(0, room - right.width - 2)))
    if used + 2 + right.width <= room {
      canvas.write(right, x: rect.right - 1 - right.width, y: rect.y)
    }
  }

  /// The color of a scheme; what is stale or off has that of a ghost.
  func role(of row: CompareRow) -> Role {
    switch row.status {
    case .off, .waiting, .starting: .muted
    case .stale: .ghost
    case .solving, .solved: Role.series[row.index % Role.series.count]
    }
  }

  /// A solution that can be drawn beside the services as they are, nil where there is none.
  func drawnEntry(of row: CompareRow) -> CompareEntry? {
    guard row.status != .off, let entry = row.entry,
      entry.plan.services.count == document?.scenario.devices.count
    else { return nil }
    return entry
  }

  /// Whether what is drawn of a scheme is of a scenario that an edit has left behind.
  func isStale(_ row: CompareRow) -> Bool { row.entry != nil && row.status != .solved }
}
