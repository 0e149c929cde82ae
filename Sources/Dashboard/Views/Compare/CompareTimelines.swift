import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Batch sizes and deliveries of every scheme on one time axis, the best at the top.
  func drawCompareTimelines(_ rows: [CompareRow], on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty, let scenario = document?.scenario else { return }
    let isRoomy = rect.width >= 100
    let drawn = rows.filter { drawnEntry(of: $0) != nil }
    // Between the border, the axis and the deadlines.
    let height = max(1, min(4, (rect.height - 4) / max(1, drawn.count)))
    let below = height == 1 ? "" : isRoomy ? ", deliveries below" : ", deliveries"
    let digits = height == 1 ? "deadlines" : "deliveries, deadlines"
    let inside = canvas.panel(
      rect, title: (isRoomy ? "batch sizes" : "batches") + below,
      note: isRoomy ? "height and number: tasks in a batch · digits: \(digits) in a cell" : "",
      appearance: appearance)
    let deadline = scenario.longestDeadline
    let horizon = max(deadline, drawn.compactMap { $0.entry?.horizon }.max() ?? 0)
    guard horizon > 0, inside.width > SchemeTimeline.gutter + 8, inside.height > 2 else { return }
    let range = window.range(horizon: horizon * 1.01)
    let scale = ChartScale(range.from, range.to)
    let (axis, rest) = inside.splitTop(1)
    let (lanes, deadlines) = rest.splitBottom(1)
    let track = { (row: Rect) in row.splitLeft(SchemeTimeline.gutter).rest }
    canvas.ruler(in: track(axis), scale: scale, appearance: appearance)
    canvas.write("seconds", x: axis.x + 1, y: axis.y, style: appearance[.muted])
    canvas.write("deadlines", x: deadlines.x + 1, y: deadlines.y, style: appearance[.muted])
    canvas.counts(
      scenario.devices.lazy.map(\.deadline), in: track(deadlines), scale: scale,
      style: appearance[.deadline])

    guard !drawn.isEmpty else { return }
    let largest = drawn.compactMap { $0.entry?.largestBatch }.max() ?? 1
    let visible = lanes.height / height
    let cursor = drawn.firstIndex { $0.scheme == compare.selected } ?? 0
    let first = max(0, min(cursor - visible / 2, drawn.count - visible))
    for (offset, row) in drawn.dropFirst(first).prefix(visible).enumerated() {
      guard let entry = row.entry else { continue }
      let lane = Rect(
        x: lanes.x, y: lanes.y + offset * height, width: lanes.width, height: height)
      drawGutter(row, entry, on: &canvas, lane)
      SchemeTimeline(
        entry: entry, largest: largest, scale: scale,
        isStale: isStale(row), appearance: appearance
      ).draw(on: &canvas, track(lane), selected: self.cursor.device)
    }
  }

  /// The name of the scheme and below it its mean FID, or that it is stale.
  private func drawGutter(
    _ row: CompareRow, _ entry: CompareEntry, on canvas: inout Canvas, _ lane: Rect
  ) {
    let isSelected = row.scheme == compare.selected
    if isSelected {
      canvas.write(
        appearance.glyphs == .ascii ? ">" : "▸", x: lane.x, y: lane.y, style: appearance[.accent])
    }
    var style = appearance[role(of: row)]
    if isSelected { style = style.adding(.bold) }
    canvas.write(
      row.scheme.rawValue, x: lane.x + 1, y: lane.y, style: style,
      width: SchemeTimeline.gutter - 2)
    guard lane.height > 1 else { return }
    let isStale = isStale(row)
    var text = StyledText(
      NumberText.fid(entry.plan.meanFID), appearance[isStale ? .muted : .text])
    if isStale {
      text.append(" stale", appearance[.warning])
    } else if entry.plan.outages > 0 {
      text.append(" out \(entry.plan.outages)", appearance[.outage])
    }
    canvas.write(text, x: lane.x + 1, y: lane.y + 1, width: SchemeTimeline.gutter - 2)
  }
}

extension Canvas {
  /// Writes how many of the moments fall into each cell: a digit, `+` for ten and more.
  mutating func counts(
    _ moments: some Sequence<Double>, in rect: Rect, scale: ChartScale, style: Style
  ) {
    guard rect.width > 0 else { return }
    var counts = [Int](repeating: 0, count: rect.width)
    for moment in moments {
      let cell = scale.fraction(moment) * Double(rect.width)
      guard cell >= 0, cell < Double(rect.width) else { continue }
      counts[Int(cell)] += 1
    }
    for (x, count) in counts.enumerated() where count > 0 {
      write(count < 10 ? "\(count)" : "+", x: rect.x + x, y: rect.y, style: style)
    }
  }
}
