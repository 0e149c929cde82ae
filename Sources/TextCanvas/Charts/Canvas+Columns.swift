/// A group of vertical bars that stand side by side over one label.
public struct ColumnGroup: Sendable {
  /// The text below.
  public var label: String
  /// One value per bar; what is not finite leaves a gap.
  public var values: [Double]

  /// Creates a group.
  public init(label: String, values: [Double]) {
    self.label = label
    self.values = values
  }
}

extension Canvas {
  /// Draws groups of vertical bars with their labels in the last row.
  ///
  /// `styles[i]` is the style of the i-th bar in each group, repeated when there are more bars.
  /// Bars grow from `scale.lower` and are exact to an eighth of a row (whole rows in the ascii
  /// tier); a value above the lower end always shows something. In a rectangle of one row there
  /// are no labels. Groups that do not fit are left out.
  public mutating func columns(
    _ groups: [ColumnGroup], in rect: Rect, scale: ChartScale, styles: [Style],
    appearance: Appearance
  ) {
    let bars = groups.map(\.values.count).max() ?? 0
    guard bars > 0, !rect.isEmpty, !styles.isEmpty else { return }
    let hasLabels = rect.height > 1 && groups.contains { !$0.label.isEmpty }
    let (plot, labels) = rect.splitBottom(hasLabels ? 1 : 0)
    let room = max(1, (rect.width + 1) / groups.count - 1)
    let barWidth = max(1, room / bars)
    let pitch = max(barWidth * bars, min(room, barWidth * bars + 8)) + 1
    clipped(to: rect) { canvas in
      for (index, group) in groups.enumerated() {
        let x = rect.x + index * pitch
        guard x + barWidth * bars <= rect.right else { return }
        for (bar, value) in group.values.enumerated() where value.isFinite {
          let area = Rect(
            x: x + bar * barWidth, y: plot.y, width: barWidth, height: plot.height)
          canvas.column(
            in: area, scale.fraction(value), style: styles[bar % styles.count], appearance)
        }
        if hasLabels {
          canvas.write(
            group.label, x: x, y: labels.y, style: appearance[.muted],
            width: min(pitch - 1, rect.right - x))
        }
      }
    }
  }

  private mutating func column(
    in area: Rect, _ fraction: Double, style: Style, _ appearance: Appearance
  ) {
    guard fraction > 0 else { return }
    let isAscii = appearance.glyphs == .ascii
    let unit = isAscii ? 1 : 8
    let height = max(1, (fraction * Double(area.height * unit)).clamped(to: 0...area.height * unit))
    for row in 0..<(height + unit - 1) / unit {
      let level = min(unit, height - row * unit)
      fill(
        Rect(x: area.x, y: area.bottom - 1 - row, width: area.width, height: 1),
        Glyph(isAscii ? "#" : Canvas.lowerBlocks[level]), style: style)
    }
  }
}
