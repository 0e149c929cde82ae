extension Canvas {
  /// Draws a vertical scrollbar over the first column of a rectangle.
  ///
  /// `offset` is the first of the `visible` rows shown out of `total`. When all rows are visible
  /// nothing is drawn. The thumb is at least one cell and touches an end only when the view does.
  public mutating func scrollbar(
    in rect: Rect, offset: Int, visible: Int, total: Int, appearance: Appearance
  ) {
    guard total > visible, visible > 0, !rect.isEmpty else { return }
    let height = rect.height
    let thumb = max(1, min(height - 1, height * visible / total))
    let lastOffset = total - visible
    let offset = min(max(0, offset), lastOffset)
    let free = height - thumb
    var top = (free * offset + lastOffset / 2) / lastOffset
    if free > 1 {
      if offset > 0 { top = max(1, top) }
      if offset < lastOffset { top = min(free - 1, top) }
    }
    let isAscii = appearance.glyphs == .ascii
    clipped(to: rect) { canvas in
      for row in 0..<height {
        let isThumb = row >= top && row < top + thumb
        let glyph: Unicode.Scalar =
          if isThumb { isAscii ? "#" : "█" } else { isAscii ? "|" : "│" }
        canvas.put(Glyph(glyph), x: rect.x, y: rect.y + row, style: appearance[.scrollbar])
      }
    }
  }
}
