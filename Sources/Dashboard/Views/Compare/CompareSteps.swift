import BatchModel
import Optimizers
import TextCanvas

extension DashboardState {
  /// Steps of every service, a bar for each scheme; the selected service in numbers beside it.
  func drawCompareSteps(_ rows: [CompareRow], on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty, let scenario = document?.scenario else { return }
    // Bars keep their order while the table is sorted anew.
    let drawn = rows.filter { drawnEntry(of: $0) != nil }.sorted { $0.index < $1.index }
    let number =
      self.rows.isEmpty
      ? "" : "service \(selectedRow + 1)/\(self.rows.count) by \(table.order.title)"
    let inside = canvas.panel(
      rect, title: rect.width < 100 ? "steps per service" : "steps per service, bars as listed",
      note: number, appearance: appearance)
    if self.rows.isEmpty {
      drawNoRows(on: &canvas, inside)
      return
    }
    let width = min(SchemeNumbers.width, inside.width * 55 / 100)
    let (bars, numbers) = inside.splitLeft(inside.width - width - 1)
    drawNumbers(drawn, scenario, on: &canvas, numbers.splitLeft(1).rest)
    drawGroups(drawn, scenario, on: &canvas, bars)
  }

  private func drawGroups(
    _ drawn: [CompareRow], _ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect
  ) {
    let most = drawn.compactMap { $0.entry?.mostSteps }.max() ?? 0
    let axis = "\(max(1, most))"
    let (gutter, plot) = rect.splitLeft(axis.utf8.count + 1)
    guard !drawn.isEmpty, plot.height > 1, plot.width > drawn.count else { return }
    canvas.write(axis, x: gutter.x, y: gutter.y, style: appearance[.muted])
    canvas.write(
      "0", x: gutter.x, y: gutter.bottom - 2, style: appearance[.muted], width: axis.utf8.count,
      alignment: .trailing)

    let layout = ColumnLayout(
      width: plot.width, bars: drawn.count, groups: self.rows.count, selected: selectedRow)
    let groups = layout.visible.map { index in
      let k = self.rows[index]
      return ColumnGroup(
        label: scenario.devices[k].name,
        values: drawn.map { Double($0.entry?.plan.services[k].steps ?? 0) })
    }
    let area = Rect(
      x: plot.x, y: plot.y, width: groups.count * layout.pitch - 1, height: plot.height)
    canvas.columns(
      groups, in: area, scale: ChartScale(0, Double(max(1, most))),
      styles: drawn.map { appearance[isStale($0) ? .ghost : role(of: $0)] },
      appearance: appearance)
    let x = plot.x + (selectedRow - layout.visible.lowerBound) * layout.pitch
    let name = scenario.devices[cursor.device].name
    canvas.write(
      name, x: x, y: plot.bottom - 1, style: appearance[.selection],
      width: min(layout.pitch - 1, plot.right - x))
  }

  /// The selected service: what it asks for, and what each scheme gives it.
  private func drawNumbers(
    _ drawn: [CompareRow], _ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect
  ) {
    canvas.clipped(to: rect) { canvas in
      canvas.write(edited(scenario), x: rect.x, y: rect.y, width: rect.width)
      let table = TableLayout(SchemeNumbers.columns, width: rect.width)
      for slot in table.slots {
        canvas.write(
          SchemeNumbers.heads[slot.column], x: rect.x + slot.x, y: rect.y + 1,
          style: appearance[.header], width: slot.width,
          alignment: slot.column == 0 ? .leading : .trailing)
      }
      for (offset, row) in drawn.enumerated() {
        guard let entry = row.entry else { continue }
        let numbers = SchemeNumbers(row, entry.plan.services[cursor.device])
        let isStale = isStale(row)
        for slot in table.slots {
          let isName = slot.column == 0
          let role: Role = isName ? role(of: row) : isStale ? .muted : numbers.role
          var style = appearance[isStale ? .ghost : role]
          if row.scheme == compare.selected { style = style.adding(.bold) }
          canvas.write(
            numbers.texts[slot.column], x: rect.x + slot.x, y: rect.y + 2 + offset, style: style,
            width: slot.width, alignment: isName ? .leading : .trailing)
        }
      }
    }
  }

  /// What `{` and `}` change: the field of the main view's cursor.
  private func edited(_ scenario: Scenario) -> StyledText {
    let field = cursor.field ?? .deadline(cursor.device)
    var text = StyledText()
    if let k = field.device { text.append(scenario.devices[k].name + " ", appearance[.title]) }
    text.append(field.label + " ", appearance[.muted])
    text.append(
      field.text(in: scenario), appearance[cursor.field == nil ? .text : .selection])
    text.append(field.unitSuffix, appearance[.muted])
    return text
  }
}

/// Which groups of bars fit, and how wide they are.
struct ColumnLayout: Equatable {
  /// Cells from one group to the next.
  let pitch: Int
  /// The groups shown, the selected one among them.
  let visible: Range<Int>

  private static let leastLabel = 3
  private static let widestBar = 3

  /// For `groups` > 0 groups of `bars` > 0 bars in more than `bars` cells.
  init(width: Int, bars: Int, groups: Int, selected: Int) {
    let room = (width + 1) / groups - 1
    let bar = max(1, min(Self.widestBar, room / bars))
    pitch = max(bar * bars, Self.leastLabel) + 1
    let count = max(1, min(groups, (width + 1) / pitch))
    let first = max(0, min(selected - count / 2, groups - count))
    visible = first..<first + count
  }
}

/// What one scheme gives one service, as a line of numbers.
struct SchemeNumbers {
  static let width = 45
  static let heads = ["scheme", "T", "FID", "kHz", "slack s"]
  static let columns: [TableLayout.Column] = [
    .fixed(15, priority: 5), .fixed(3, priority: 9), .fixed(6, priority: 6),
    .fixed(6, priority: 3), .fixed(7, priority: 5),
  ]

  let texts: [String]
  let role: Role

  init(_ row: CompareRow, _ service: Plan.Service) {
    let slack = service.delays.map { service.deadline - $0.endToEnd }
    texts = [
      row.scheme.rawValue, "\(service.steps)",
      NumberText.fixed(service.fid, decimals: service.fid < 100 ? 2 : 1),
      NumberText.fixed(service.bandwidth / 1000, decimals: 2),
      slack.map { NumberText.fixed($0, decimals: 2) } ?? "outage",
    ]
    role = slack == nil ? .outage : .text
  }
}
