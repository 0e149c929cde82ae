extension Canvas {
  /// Draws a time axis: round numbers over their moments, the unit behind the last.
  ///
  /// `scale` spans the width of `rect`. The first row holds the numbers, each beginning in the
  /// cell of its moment; a second row, if `rect` has one, holds a line with a tick at each.
  public mutating func ruler(
    in rect: Rect, scale: ChartScale, unit: String = "s", appearance: Appearance
  ) {
    guard !rect.isEmpty else { return }
    let most = max(2, rect.width / 6 + 1)
    let ticks = scale.ticks(atMost: most)
    let step = scale.tickStep(atMost: most)
    let decimals = ChartScale.decimals(forStep: step)
    let style = appearance[.header]
    let isAscii = appearance.glyphs == .ascii
    clipped(to: rect) { canvas in
      if rect.height > 1 {
        canvas.fill(
          Rect(x: rect.x, y: rect.y + 1, width: rect.width, height: 1),
          Glyph(isAscii ? "-" : "─"), style: appearance[.border])
      }
      func column(_ tick: Double) -> Int {
        rect.x + Int((scale.fraction(tick) * Double(rect.width)).rounded(.down))
      }
      let shown = ticks.filter {
        column($0) + NumberText.fixed($0, decimals: decimals).utf8.count <= rect.right
      }
      var free = rect.x
      for (index, tick) in shown.enumerated() {
        let x = column(tick)
        if rect.height > 1 {
          canvas.put(Glyph(isAscii ? "+" : "┬"), x: x, y: rect.y + 1, style: appearance[.border])
        }
        var text = NumberText.fixed(tick, decimals: decimals)
        let isLast = index == shown.count - 1
        if isLast, x + CharacterWidth.displayWidth(of: text + " " + unit) <= rect.right {
          text += " " + unit
        }
        if x >= free { free = x + canvas.write(text, x: x, y: rect.y, style: style) + 1 }
      }
    }
  }
}
