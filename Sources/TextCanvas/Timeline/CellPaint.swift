/// What a cell shows from left to right when it is split at an eighth.
///
/// A terminal cell has one foreground and one background, so two paints are the most it can hold.
/// Bars that meet inside a cell are joined here.
struct CellPaint {
  /// A colour as ink or as ground: they differ for the terminal's default colours only.
  struct Paint: Equatable {
    var color: Color
    var isInk: Bool
  }

  var left: Paint
  var right: Paint
  /// Eighths that `left` takes, 1…8.
  var boundary: Int

  /// Reads the paints of a cell; anything but a bar is ground.
  init(_ cell: Cell) {
    let ink = Paint(color: cell.style.foreground, isInk: true)
    let ground = Paint(color: cell.style.background, isInk: false)
    let isReversed = cell.style.attributes.contains(.reverse)
    switch cell.glyph.base {
    case 0x2588...0x258F:
      left = isReversed ? ground : ink
      right = isReversed ? ink : ground
      boundary = Int(0x2590 - cell.glyph.base)
    case 0x2592:
      (left, right, boundary) = (ink, ink, 8)
    default:
      (left, right, boundary) = (ground, ground, 8)
    }
  }

  /// Paints the eighths `start..<end` of the cell, not all of them.
  ///
  /// Of three parts the one that tells least is given up: bare ground before older ink.
  mutating func cover(_ start: Int, _ end: Int, with ink: Color) {
    let new = Paint(color: ink, isInk: true)
    let before = start == 0 ? nil : inkFirst(start <= boundary ? left : right, left)
    let after = end == 8 ? nil : inkFirst(end < boundary ? left : right, right)
    switch (before, after) {
    case (let before?, let after?) where !before.isInk && !after.isInk:
      let width = end - start
      if start <= 8 - end {
        (left, right, boundary) = (new, after, width)
      } else {
        (left, right, boundary) = (before, new, 8 - width)
      }
    case (let before?, let after?) where !before.isInk:
      (left, right, boundary) = (new, after, end)
    case (let before?, _):
      (left, right, boundary) = (before, new, start)
    case (nil, let after):
      (left, right, boundary) = (new, after ?? new, end)
    }
  }

  private func inkFirst(_ nearest: Paint, _ other: Paint) -> Paint {
    nearest.isInk || !other.isInk ? nearest : other
  }

  /// The cell that shows these paints.
  func cell(attributes: Attributes) -> Cell {
    let glyph = Glyph(base: 0x2590 - UInt32(boundary))
    let plain = attributes.subtracting(.reverse)
    // The default foreground cannot be a background, so it must be the ink of a reversed cell.
    let needsReverse = right.isInk && (!left.isInk || right.color == .terminal)
    if needsReverse && !(left.isInk && left.color == .terminal) {
      return Cell(
        glyph: glyph,
        style: Style(
          foreground: right.color, background: left.color, attributes: plain.union(.reverse)))
    }
    return Cell(
      glyph: glyph,
      style: Style(foreground: left.color, background: right.color, attributes: plain))
  }
}
