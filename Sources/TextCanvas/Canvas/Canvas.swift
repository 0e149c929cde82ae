/// A grid of styled cells to draw on: it knows no terminal and writes itself as text.
///
/// ```swift
/// var canvas = Canvas(size: Size(width: 80, height: 24))
/// canvas.write("mean FID", x: 2, y: 0, style: appearance[.title])
/// ```
/// Every write is cut by the canvas and by the current clip, so no coordinate is wrong. A wide
/// glyph always stands whole: writing over one of its halves blanks the other. That blank is the
/// only thing that can change beyond a clip, where its edge cuts through a wide glyph.
public struct Canvas: Sendable, Equatable {
  /// Columns and rows.
  public let size: Size
  /// The glyphs it may hold; in the `ascii` tier every other scalar is replaced on writing.
  public let glyphs: GlyphTier
  /// All cells, row after row: cell (x, y) is `cells[y * size.width + x]`.
  public private(set) var cells: [Cell]
  /// Where writes have an effect.
  public private(set) var clip: Rect

  /// Creates a canvas of blanks in the background style.
  public init(size: Size, background: Style = .plain, glyphs: GlyphTier = .braille) {
    self.size = size
    self.glyphs = glyphs
    cells = Array(
      repeating: Cell(glyph: .blank, style: background), count: size.width * size.height)
    clip = Rect(size)
  }

  /// The whole canvas.
  public var bounds: Rect { Rect(size) }

  /// The cell at (x, y); a plain blank outside the canvas.
  public subscript(x: Int, y: Int) -> Cell {
    guard x >= 0, y >= 0, x < size.width, y < size.height else { return .blank }
    return cells[y * size.width + x]
  }

  /// Runs `body` with writes cut by `rect` as well.
  public mutating func clipped<Result>(
    to rect: Rect, _ body: (inout Canvas) throws -> Result
  ) rethrows -> Result {
    let outer = clip
    clip = clip.intersection(rect)
    defer { clip = outer }
    return try body(&self)
  }

  /// Puts one glyph into a cell, or two when it is wide.
  ///
  /// A wide glyph that the clip would cut leaves a blank in the half that is inside. Marks beyond
  /// the base and what must not reach a terminal are treated as in text.
  public mutating func put(_ glyph: Glyph, x: Int, y: Int, style: Style) {
    guard let scalar = Unicode.Scalar(glyph.base) else {
      place(.replacement, width: 1, x: x, y: y, style: style)
      return
    }
    switch CharacterWidth.kind(of: scalar) {
    case .narrow: place(glyph, width: 1, x: x, y: y, style: style)
    case .wide: place(glyph, width: 2, x: x, y: y, style: style)
    case .combining, .ignored, .replaced:
      place(.replacement, width: 1, x: x, y: y, style: style)
    }
  }

  /// Fills a rectangle with one glyph; a wide one fills pairs of cells.
  public mutating func fill(_ rect: Rect, _ glyph: Glyph = .blank, style: Style) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    let step = Unicode.Scalar(glyph.base).map { CharacterWidth.kind(of: $0) } == .wide ? 2 : 1
    guard step == 1 else {
      for y in area.y..<area.bottom {
        for x in stride(from: area.x, to: area.right, by: 2) {
          clipped(to: area) { $0.put(glyph, x: x, y: y, style: style) }
        }
      }
      return
    }
    let cell = Cell(glyph: shown(glyph), style: style)
    for y in area.y..<area.bottom {
      let row = y * size.width
      mend(row + area.x, x: area.x)
      mend(row + area.right - 1, x: area.right - 1)
      for index in row + area.x..<row + area.right { cells[index] = cell }
    }
  }

  /// Changes the styles of a rectangle and keeps its glyphs.
  public mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
    let area = rect.intersection(clip)
    guard !area.isEmpty else { return }
    for y in area.y..<area.bottom {
      let row = y * size.width
      for index in row + area.x..<row + area.right { change(&cells[index].style) }
    }
  }

  /// Writes a glyph whose width is known.
  mutating func place(_ glyph: Glyph, width: Int, x: Int, y: Int, style: Style) {
    guard y >= clip.y, y < clip.bottom, x < clip.right, x >= clip.x - (width - 1) else { return }
    let index = y * size.width + x
    if width == 1 {
      mend(index, x: x)
      cells[index] = Cell(glyph: shown(glyph), style: style)
      return
    }
    let whole = x >= clip.x && x + 1 < clip.right && glyphs != .ascii
    if x >= clip.x {
      mend(index, x: x)
      cells[index] = Cell(glyph: whole ? glyph : halfShown, style: style)
    }
    if x + 1 < clip.right {
      mend(index + 1, x: x + 1)
      // Mending has just blanked the left half when it was there already.
      if whole { cells[index] = Cell(glyph: glyph, style: style) }
      cells[index + 1] = Cell(glyph: whole ? .continuation : halfShown, style: style)
    }
  }

  /// What stands in each half of a wide glyph that cannot be shown.
  private var halfShown: Glyph { glyphs == .ascii ? Glyph("?") : .blank }

  private func shown(_ glyph: Glyph) -> Glyph {
    glyphs == .ascii && (glyph.base > 0x7E || glyph.mark1 != 0) ? glyph.asciiFallback : glyph
  }

  /// Blanks the other half of the wide glyph that owns this cell, before the cell is overwritten.
  private mutating func mend(_ index: Int, x: Int) {
    if cells[index].glyph.base == 0 {
      if x > 0 { cells[index - 1].glyph = .blank }
    } else if cells[index].glyph.base >= 0x1100, x + 1 < size.width,
      cells[index + 1].glyph.base == 0
    {
      cells[index + 1].glyph = .blank
    }
  }
}
