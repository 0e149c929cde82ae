/// Where text stands in a given width.
public enum Alignment: Sendable, Hashable {
  /// At the left.
  case leading
  /// In the middle; an odd cell goes to the right.
  case center
  /// At the right.
  case trailing
}

extension Canvas {
  /// Writes one line of text.
  ///
  /// With a `width`, text that is longer is cut by cells and ends in `…` (`~` in the `ascii`
  /// tier), and shorter text is aligned; the cells around it stay. Harmful scalars are replaced.
  /// - Returns: The columns the text takes before clipping.
  @discardableResult
  public mutating func write(
    _ text: String, x: Int, y: Int, style: Style, width: Int? = nil,
    alignment: Alignment = .leading
  ) -> Int {
    guard let width else { return draw(text, x: x, y: y, style: style, room: .max) }
    let needed = CharacterWidth.displayWidth(of: text)
    let start = x + offset(of: needed, in: width, alignment)
    guard needed > width else { return draw(text, x: start, y: y, style: style, room: .max) }
    return drawCut(text, x: x, y: y, style: style, width: width)
  }

  /// Writes one line in several styles; cut and aligned as a whole.
  ///
  /// - Returns: The columns the text takes before clipping.
  @discardableResult
  public mutating func write(
    _ text: StyledText, x: Int, y: Int, width: Int? = nil, alignment: Alignment = .leading
  ) -> Int {
    let needed = text.width
    let width = width ?? needed
    let start = x + offset(of: needed, in: width, alignment)
    var used = 0
    for (index, run) in text.runs.enumerated() {
      let rest = width - used
      if needed <= width {
        used += draw(run.text, x: start + used, y: y, style: run.style, room: .max)
        continue
      }
      // The mark of the cut must stay in reach when this run just fits but more follow.
      let isLast = index == text.runs.count - 1
      let runWidth = CharacterWidth.displayWidth(of: run.text)
      if runWidth < rest || (isLast && runWidth <= rest) {
        used += draw(run.text, x: x + used, y: y, style: run.style, room: .max)
      } else {
        return used + drawCut(run.text, x: x + used, y: y, style: run.style, width: rest)
      }
    }
    return used
  }

  private func offset(of needed: Int, in width: Int, _ alignment: Alignment) -> Int {
    let free = max(0, width - needed)
    switch alignment {
    case .leading: return 0
    case .center: return free / 2
    case .trailing: return free
    }
  }

  /// Draws as many glyphs as fit before the last column and the mark of the cut.
  private mutating func drawCut(_ text: String, x: Int, y: Int, style: Style, width: Int) -> Int {
    guard width > 0 else { return 0 }
    let used = draw(text, x: x, y: y, style: style, room: width - 1)
    put(Glyph(glyphs == .ascii ? "~" : "…"), x: x + used, y: y, style: style)
    return used + 1
  }

  /// Draws glyphs while they fit into `room` columns; returns the columns used.
  private mutating func draw(_ text: String, x: Int, y: Int, style: Style, room: Int) -> Int {
    let visible = y >= clip.y && y < clip.bottom && x < clip.right
    guard visible || room < .max else { return CharacterWidth.displayWidth(of: text) }
    var used = 0
    let isAscii = text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    if isAscii {
      used = min(text.utf8.count, room)
      guard visible else { return used }
      var column = x
      for byte in text.utf8.prefix(used) {
        if column >= clip.right { break }
        place(Glyph(base: UInt32(byte)), width: 1, x: column, y: y, style: style)
        column += 1
      }
      return used
    }
    for (glyph, width) in GlyphSequence(text) {
      if used + width > room { break }
      if visible { place(glyph, width: width, x: x + used, y: y, style: style) }
      used += width
    }
    return used
  }
}
