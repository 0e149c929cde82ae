extension Canvas {
  /// Draws one cell of a heat map, `rect` wide and tall, for a fraction 0…1.
  ///
  /// With colours the theme's gradient is the background; without, four shades `░▒▓█` or, in the
  /// ascii tier, digits 0…9 show the level. nil and what is not finite show `·` (`.`).
  public mutating func heatCell(_ fraction: Double?, in rect: Rect, appearance: Appearance) {
    let isAscii = appearance.glyphs == .ascii
    guard let fraction, fraction.isFinite else {
      fill(rect, Glyph(isAscii ? "." : "·"), style: appearance[.muted])
      return
    }
    let share = min(1, max(0, fraction))
    if isAscii {
      let digit = Glyph(base: 0x30 + UInt32(min(9, Int(share * 10))))
      fill(rect, digit, style: appearance.heat(share))
    } else if appearance.colors == .none {
      let shades: [Unicode.Scalar] = ["░", "▒", "▓", "█"]
      fill(rect, Glyph(shades[min(3, Int(share * 4))]), style: appearance.heat(share))
    } else {
      fill(rect, style: Style(background: appearance.theme.heat(share)))
    }
  }

  /// Draws a matrix of fractions 0…1, row after row, `values.count / columns` rows.
  ///
  /// Each value takes `cellWidth` cells of one row. What does not fit is left out.
  public mutating func heatMap(
    _ values: [Double], columns: Int, cellWidth: Int = 1, in rect: Rect, appearance: Appearance
  ) {
    guard columns > 0, cellWidth > 0 else { return }
    let shownColumns = min(columns, rect.width / cellWidth)
    for row in 0..<min(rect.height, values.count / columns) {
      for column in 0..<shownColumns {
        heatCell(
          values[row * columns + column],
          in: Rect(
            x: rect.x + column * cellWidth, y: rect.y + row, width: cellWidth, height: 1),
          appearance: appearance)
      }
    }
  }
}
