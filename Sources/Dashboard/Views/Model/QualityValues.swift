import BatchModel
import TextCanvas

extension DashboardState {
  /// Q(T) around the cursor: its value, what one more step brings, and who stands there.
  func drawQualityValues(_ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    let arrows = appearance.glyphs == .ascii ? "left, right:" : "← →"
    let inside = canvas.panel(rect, title: "Q(T)", note: "\(arrows) T", appearance: appearance)
      .inset(dx: 1, dy: 0)
    let table = TableLayout(Self.valueColumns, width: inside.width)
    let (head, body) = inside.splitTop(1)
    func write(_ cells: [String], y: Int, style: Style) {
      for slot in table.slots {
        canvas.write(
          cells[slot.column], x: head.x + slot.x, y: y, style: style, width: slot.width,
          alignment: .trailing)
      }
    }
    write(["T", "Q(T)", "one more", "alone s", "services"], y: head.y, style: appearance[.header])
    let quality = scenario.quality
    let services = shown?.plan.services ?? []
    let first = max(0, min(modelView.steps - body.height / 2, qualityLimit + 1 - body.height))
    for offset in 0..<body.height where first + offset <= qualityLimit {
      let steps = first + offset
      let gain = quality.fid(steps + 1) - quality.fid(steps)
      let count = services.count { $0.steps == steps }
      let isSelected = steps == modelView.steps
      write(
        [
          (isSelected ? (appearance.glyphs == .ascii ? ">" : "▸") : "") + "\(steps)",
          NumberText.fid(quality.fid(steps)),
          (gain > 0 ? "+" : "") + NumberText.fixed(gain, decimals: gain.magnitude < 10 ? 3 : 1),
          NumberText.fixed(Double(steps) * scenario.delay.single, decimals: 2),
          count == 0 ? "" : "\(count)",
        ], y: body.y + offset,
        style: isSelected
          ? appearance[.accent].adding(.bold) : appearance[steps == 0 ? .outage : .text])
    }
  }

  private static let valueColumns: [TableLayout.Column] = [
    .fixed(6, priority: 9), .fixed(9, priority: 8), .fixed(9, priority: 7),
    .fixed(8, priority: 5), .fixed(8, priority: 6),
  ]
}
