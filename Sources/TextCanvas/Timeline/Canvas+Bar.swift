/// How the inside of a bar is drawn.
public enum BarFill: Sendable, Hashable {
  /// Full blocks; `[==]` in the ascii tier.
  case solid
  /// Hatched: `▒`; `~` in the ascii tier.
  case hatched
}

extension Canvas {
  /// Draws an interval of a timeline into one row.
  ///
  /// `from` and `to` count cells from the left edge of `rect` and may be fractional or lie
  /// outside; `y` is a row of the canvas. With colours both ends are exact to an eighth of a cell
  /// and two bars that meet inside a cell both stay visible; without, ends are exact to half a
  /// cell (hatched bars take whole cells) and a bar that touches another leaves a seam; in the
  /// ascii tier ends are whole cells. However short, a bar shows something. The background of the
  /// `text` role, or none, keeps what is behind. Intervals that run backwards or are not numbers
  /// are not drawn.
  public mutating func bar(
    in rect: Rect, from: Double, to: Double, y: Int, fill: BarFill = .solid, style: Style,
    appearance: Appearance
  ) {
    guard from <= to, to > 0, from < Double(rect.width), rect.width > 0 else { return }
    let page = appearance[.text].background
    var style = style
    if style.background == page { style.background = .terminal }
    clipped(to: rect) { canvas in
      guard y >= canvas.clip.y, y < canvas.clip.bottom else { return }
      if appearance.glyphs == .ascii {
        canvas.asciiBar(rect, from, to, y, fill, style, page)
      } else if appearance.hasFineBars {
        canvas.fineBar(rect, from, to, y, fill, style, page)
      } else {
        canvas.halfBar(rect, from, to, y, fill, style, page)
      }
    }
  }

  private mutating func fineBar(
    _ rect: Rect, _ from: Double, _ to: Double, _ y: Int, _ fill: BarFill, _ style: Style,
    _ page: Color
  ) {
    let limit = rect.width * 8
    let start = min((from * 8).clamped(to: 0...limit), limit - 1)
    let end = max(start + 1, (to * 8).clamped(to: 0...limit))
    for column in start / 8...(end - 1) / 8 {
      let x = rect.x + column
      let first = max(0, start - column * 8)
      let last = min(8, end - column * 8)
      if first == 0 && last == 8 {
        barCell(fill == .solid ? "█" : "▒", x, y, style, page)
      } else {
        var paint = CellPaint(self[x, y])
        paint.cover(first, last, with: style.foreground)
        let cell = paint.cell(attributes: style.attributes)
        place(cell.glyph, width: 1, x: x, y: y, style: cell.style)
      }
    }
  }

  private mutating func halfBar(
    _ rect: Rect, _ from: Double, _ to: Double, _ y: Int, _ fill: BarFill, _ style: Style,
    _ page: Color
  ) {
    let limit = rect.width * 2
    let start = min((from * 2).clamped(to: 0...limit), limit - 1)
    let end = max(start + 1, (to * 2).clamped(to: 0...limit))
    if fill == .hatched {
      let first = min((start + 1) / 2, rect.width - 1)
      for column in first..<max(first + 1, end / 2) {
        barCell("▒", rect.x + column, y, style, page)
      }
      return
    }
    var first = start
    var last = end
    let before = barGlyph(rect, start / 2 - 1, y)
    if start % 2 == 1, end - start > 1, barGlyph(rect, start / 2, y) == "▌" {
      first += 1
    } else if start % 2 == 0, before == "█" {
      self.place(Glyph("▌"), width: 1, x: rect.x + start / 2 - 1, y: y, style: style)
    } else if start % 2 == 0, before == "▐", end - start > 1 {
      first += 1
    }
    let after = barGlyph(rect, end / 2, y)
    if last % 2 == 0, last - first > 1, after == "█" || after == "▌" { last -= 1 }
    for column in first / 2...(last - 1) / 2 {
      let hasLeft = column * 2 >= first
      let hasRight = column * 2 + 1 < last
      barCell(hasLeft ? (hasRight ? "█" : "▌") : "▐", rect.x + column, y, style, page)
    }
  }

  private mutating func asciiBar(
    _ rect: Rect, _ from: Double, _ to: Double, _ y: Int, _ fill: BarFill, _ style: Style,
    _ page: Color
  ) {
    let start = min(from.clamped(to: 0...rect.width), rect.width - 1)
    let end = max(start + 1, to.clamped(to: 0...rect.width))
    for column in start..<end {
      let glyph: Unicode.Scalar =
        if fill == .hatched { "~" } else if end == start + 1 { "#" } else if column == start {
          "["
        } else if column == end - 1 { "]" } else { "=" }
      barCell(glyph, rect.x + column, y, style, page)
    }
  }

  /// A whole cell of a bar; the terminal's own background lets the one behind through.
  private mutating func barCell(
    _ glyph: Unicode.Scalar, _ x: Int, _ y: Int, _ style: Style, _ page: Color
  ) {
    var style = style
    if style.background == .terminal, !style.attributes.contains(.reverse) {
      style.background = groundColor(x, y) ?? page
    }
    place(Glyph(glyph), width: 1, x: x, y: y, style: style)
  }

  /// The background behind what a cell shows; nil where only ink is seen.
  private func groundColor(_ x: Int, _ y: Int) -> Color? {
    let cell = self[x, y]
    let isTwoBars = (0x2589...0x258F).contains(cell.glyph.base)
    return isTwoBars || cell.style.attributes.contains(.reverse)
      ? nil : cell.style.background
  }

  private func barGlyph(_ rect: Rect, _ column: Int, _ y: Int) -> Unicode.Scalar? {
    guard column >= 0, column < rect.width else { return nil }
    return Unicode.Scalar(self[rect.x + column, y].glyph.base)
  }
}
