/// A raster finer than cells: 2×4 dots in braille, halves in blocks, whole cells in ASCII.
///
/// A cell belongs to one owner, the last that set a dot in it, since it has one foreground.
struct DotGrid {
  let tier: GlyphTier
  let columns: Int
  let rows: Int
  /// Dots over the whole width and height.
  let width: Int
  let height: Int
  private var masks: [UInt8]
  private var owners: [Int]

  init(tier: GlyphTier, columns: Int, rows: Int) {
    self.tier = tier
    self.columns = columns
    self.rows = rows
    width = columns * (tier == .braille ? 2 : 1)
    height = rows * (tier == .braille ? 4 : tier == .block ? 2 : 1)
    masks = Array(repeating: 0, count: columns * rows)
    owners = Array(repeating: -1, count: columns * rows)
  }

  /// Sets a dot; what lies outside is ignored, and another owner's dots in the cell vanish.
  mutating func set(_ x: Int, _ y: Int, owner: Int) {
    guard x >= 0, y >= 0, x < width, y < height else { return }
    let (dotColumns, dotRows) = (width / columns, height / rows)
    let index = y / dotRows * columns + x / dotColumns
    if owners[index] != owner { masks[index] = 0 }
    owners[index] = owner
    masks[index] |= DotGrid.bit(tier, x % dotColumns, y % dotRows)
  }

  /// Draws a straight line between dots; the part outside the grid is cut off.
  mutating func line(
    from start: (x: Double, y: Double), to end: (x: Double, y: Double), owner: Int
  ) {
    guard let (t0, t1) = visible(start, end) else { return }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let (x0, y0) = (start.x + dx * t0, start.y + dy * t0)
    let (x1, y1) = (start.x + dx * t1, start.y + dy * t1)
    let steps = max((x1 - x0).magnitude, (y1 - y0).magnitude).clamped(to: 0...(width + height))
    for step in 0...steps {
      let share = steps == 0 ? 0 : Double(step) / Double(steps)
      set(
        (x0 + (x1 - x0) * share).clamped(to: -1...width),
        (y0 + (y1 - y0) * share).clamped(to: -1...height), owner: owner)
    }
  }

  /// The part of a line inside the grid as shares of its length (Liang and Barsky's clipping).
  private func visible(
    _ start: (x: Double, y: Double), _ end: (x: Double, y: Double)
  ) -> (Double, Double)? {
    guard start.x.isFinite, start.y.isFinite, end.x.isFinite, end.y.isFinite else { return nil }
    var (t0, t1) = (0.0, 1.0)
    let sides = [
      (start.x - end.x, start.x + 0.49), (end.x - start.x, Double(width) - 0.51 - start.x),
      (start.y - end.y, start.y + 0.49), (end.y - start.y, Double(height) - 0.51 - start.y),
    ]
    for (direction, distance) in sides {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        t0 = max(t0, distance / direction)
      } else {
        t1 = min(t1, distance / direction)
      }
    }
    return t0 <= t1 ? (t0, t1) : nil
  }

  /// What a cell shows: its glyph and owner, or nil when no dot is set.
  func cell(_ column: Int, _ row: Int) -> (glyph: Glyph, owner: Int)? {
    let index = row * columns + column
    let mask = masks[index]
    guard mask != 0 else { return nil }
    let glyph =
      switch tier {
      case .braille: Glyph(base: 0x2800 + UInt32(mask))
      case .block: Glyph(mask == 1 ? "▀" : mask == 2 ? "▄" : "█")
      case .ascii: Glyph(DotGrid.asciiMarks[max(0, owners[index]) % DotGrid.asciiMarks.count])
      }
    return (glyph, owners[index])
  }

  /// Letters that tell series apart without colour.
  private static let asciiMarks: [Unicode.Scalar] = ["*", "+", "o", "x", "#", "%"]

  private static func bit(_ tier: GlyphTier, _ x: Int, _ y: Int) -> UInt8 {
    switch tier {
    case .braille: y == 3 ? (x == 0 ? 0x40 : 0x80) : 1 << UInt8(y + 3 * x)
    case .block: 1 << UInt8(y)
    case .ascii: 1
    }
  }
}
