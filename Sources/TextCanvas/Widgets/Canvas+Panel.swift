extension Canvas {
  /// Draws a box with a title at the left and a note at the right of its upper edge.
  ///
  /// Corners are round in the braille tier, `+` in the ascii tier. A focused box has the
  /// `border-focused` style, and heavy lines (`=`) when no colour can show it. The title is cut
  /// when it does not fit; the note goes first.
  /// - Returns: The rectangle inside, empty when there is no room.
  @discardableResult
  public mutating func panel(
    _ rect: Rect, title: String = "", note: String = "", isFocused: Bool = false,
    appearance: Appearance
  ) -> Rect {
    let titleStyle = isFocused ? appearance[.borderFocused] : appearance[.title]
    return panel(
      rect, title: StyledText(title, titleStyle), note: StyledText(note, appearance[.muted]),
      isFocused: isFocused, appearance: appearance)
  }

  /// Draws a box whose title and note have styles of their own.
  ///
  /// - Returns: The rectangle inside, empty when there is no room.
  @discardableResult
  public mutating func panel(
    _ rect: Rect, title: StyledText, note: StyledText = StyledText(), isFocused: Bool = false,
    appearance: Appearance
  ) -> Rect {
    guard !rect.isEmpty else { return Rect(x: rect.x, y: rect.y, width: 0, height: 0) }
    let lines = BoxLines(
      appearance.glyphs, isHeavy: isFocused && appearance.colors == .none)
    let style = appearance[isFocused ? .borderFocused : .border]
    let last = Point(x: rect.right - 1, y: rect.bottom - 1)
    clipped(to: rect) { canvas in
      for y in [rect.y, last.y] {
        canvas.fill(
          Rect(x: rect.x, y: y, width: rect.width, height: 1), lines.horizontal, style: style)
      }
      for x in [rect.x, last.x] {
        canvas.fill(
          Rect(x: x, y: rect.y, width: 1, height: rect.height), lines.vertical, style: style)
      }
      canvas.put(lines.topLeft, x: rect.x, y: rect.y, style: style)
      canvas.put(lines.topRight, x: last.x, y: rect.y, style: style)
      canvas.put(lines.bottomLeft, x: rect.x, y: last.y, style: style)
      canvas.put(lines.bottomRight, x: last.x, y: last.y, style: style)
      canvas.edgeTexts(rect, title, note, style)
    }
    return rect.inset()
  }

  /// Writes ` title ` and ` note ` over the upper edge, inside the corners.
  private mutating func edgeTexts(
    _ rect: Rect, _ title: StyledText, _ note: StyledText, _ style: Style
  ) {
    let room = rect.width - 4
    let titleWidth = min(title.width, room)
    guard room > 0 else { return }
    if titleWidth > 0 {
      put(.blank, x: rect.x + 1, y: rect.y, style: style)
      write(title, x: rect.x + 2, y: rect.y, width: titleWidth)
      put(.blank, x: rect.x + 2 + titleWidth, y: rect.y, style: style)
    }
    let noteWidth = note.width
    guard noteWidth > 0, noteWidth + (titleWidth > 0 ? titleWidth + 3 : 0) <= room else { return }
    let x = rect.right - 2 - noteWidth
    put(.blank, x: x - 1, y: rect.y, style: style)
    write(note, x: x, y: rect.y)
    put(.blank, x: x + noteWidth, y: rect.y, style: style)
  }
}

/// The glyphs of a box.
struct BoxLines {
  let horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight: Glyph

  init(_ tier: GlyphTier, isHeavy: Bool) {
    let scalars: [Unicode.Scalar] =
      switch (tier, isHeavy) {
      case (.ascii, false): ["-", "|", "+", "+", "+", "+"]
      case (.ascii, true): ["=", "|", "+", "+", "+", "+"]
      case (_, true): ["━", "┃", "┏", "┓", "┗", "┛"]
      case (.braille, false): ["─", "│", "╭", "╮", "╰", "╯"]
      case (.block, false): ["─", "│", "┌", "┐", "└", "┘"]
      }
    (horizontal, vertical) = (Glyph(scalars[0]), Glyph(scalars[1]))
    (topLeft, topRight) = (Glyph(scalars[2]), Glyph(scalars[3]))
    (bottomLeft, bottomRight) = (Glyph(scalars[4]), Glyph(scalars[5]))
  }
}
