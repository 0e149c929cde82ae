extension Canvas {
  /// Draws a progress bar over the first row of a rectangle.
  ///
  /// The end is exact to an eighth of a cell and the rest a faint track; `[###...]` in the ascii
  /// tier. A fraction outside 0…1 is taken to the nearest end, 0 for not a number. Any progress
  /// shows something, and only 1 is full.
  public mutating func gauge(
    _ fraction: Double, in rect: Rect, style: Style, appearance: Appearance
  ) {
    guard !rect.isEmpty else { return }
    let isAscii = appearance.glyphs == .ascii
    let frame = isAscii && rect.width > 3
    let inner = Rect(x: rect.x, y: rect.y, width: rect.width, height: 1).inset(
      dx: frame ? 1 : 0, dy: 0)
    let unit = isAscii ? 1 : 8
    let limit = inner.width * unit
    var filled = (fraction * Double(limit)).clamped(to: 0...limit)
    if fraction > 0, filled == 0 { filled = 1 }
    if fraction < 1, filled == limit { filled -= 1 }
    clipped(to: rect) { canvas in
      if frame {
        canvas.put(Glyph("["), x: rect.x, y: rect.y, style: appearance[.muted])
        canvas.put(Glyph("]"), x: rect.right - 1, y: rect.y, style: appearance[.muted])
      }
      for column in 0..<inner.width {
        let level = min(unit, filled - column * unit)
        if level > 0 {
          let glyph = isAscii ? Glyph("#") : Glyph(base: 0x2590 - UInt32(level))
          canvas.put(glyph, x: inner.x + column, y: rect.y, style: style)
        } else {
          canvas.put(
            Glyph(isAscii ? "." : "░"), x: inner.x + column, y: rect.y,
            style: appearance[.slack])
        }
      }
    }
  }
}
