/// A moment on a timeline that takes a single cell.
public enum TimeMark: Sendable, Hashable {
  /// A deadline: `╎`, `!` in the ascii tier.
  case deadline
  /// The cursor or the current time: `│`, `|` in the ascii tier.
  case cursor

  fileprivate func glyph(_ tier: GlyphTier) -> Unicode.Scalar {
    switch self {
    case .deadline: tier == .ascii ? "!" : "╎"
    case .cursor: tier == .ascii ? "|" : "│"
    }
  }
}

extension Canvas {
  /// Marks the cell that holds a moment, `at` cells from the left edge of `rect`.
  ///
  /// The right edge itself counts as the last cell; moments outside are not drawn. Over a bar the
  /// bar's colour stays behind the mark.
  public mutating func mark(
    _ mark: TimeMark, in rect: Rect, at: Double, y: Int, style: Style, appearance: Appearance
  ) {
    guard at >= 0, at <= Double(rect.width), rect.width > 0 else { return }
    let x = rect.x + min(Int(at), rect.width - 1)
    var style = style
    let isPage = [.terminal, appearance[.text].background].contains(style.background)
    if isPage, !style.attributes.contains(.reverse) {
      let paint = CellPaint(self[x, y])
      let behind = paint.boundary > 4 ? paint.left : paint.right
      let fits = behind.color != style.foreground && appearance.colors != .none
      if !behind.isInk || fits { style.background = behind.color }
    }
    clipped(to: rect) { $0.put(Glyph(mark.glyph(appearance.glyphs)), x: x, y: y, style: style) }
  }

  /// Draws a faint track over the blank cells that lie wholly inside an interval: slack.
  public mutating func track(
    in rect: Rect, from: Double, to: Double, y: Int, style: Style, appearance: Appearance
  ) {
    guard from < to else { return }
    let first = from.rounded(.up).clamped(to: 0...rect.width)
    let last = to.rounded(.down).clamped(to: 0...rect.width)
    guard first < last else { return }
    let glyph = Glyph(appearance.glyphs == .ascii ? "." : "·")
    clipped(to: rect) { canvas in
      for x in rect.x + first..<rect.x + last where canvas[x, y].glyph == .blank {
        canvas.put(glyph, x: x, y: y, style: style.on(canvas[x, y].style.background))
      }
    }
  }
}
