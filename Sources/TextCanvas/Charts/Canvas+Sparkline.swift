extension Canvas {
  /// Draws values as a row of small columns, the newest at the right edge of `rect`.
  ///
  /// Uses the first row only. Older values that do not fit are left out; what is not finite is a
  /// gap. Without a scale the values' own range is used.
  public mutating func sparkline(
    _ values: some BidirectionalCollection<Double>, in rect: Rect, scale: ChartScale? = nil,
    style: Style, appearance: Appearance
  ) {
    guard !rect.isEmpty else { return }
    let shown = values.suffix(rect.width)
    let scale = scale ?? ChartScale(covering: shown, padding: 0)
    let start = rect.right - shown.count
    clipped(to: rect) { canvas in
      for (index, value) in shown.enumerated() where value.isFinite {
        let level = (scale.fraction(value) * 7).clamped(to: 0...7)
        canvas.put(
          Glyph(
            appearance.glyphs == .ascii
              ? Canvas.asciiLevels[level] : Canvas.lowerBlocks[level + 1]),
          x: start + index, y: rect.y, style: style)
      }
    }
  }

  /// Columns that fill 0…8 eighths of a cell from below.
  static let lowerBlocks: [Unicode.Scalar] = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
  private static let asciiLevels: [Unicode.Scalar] = ["_", ".", ":", "-", "=", "+", "*", "#"]
}
