extension VirtualScreen {
  mutating func moveTo(x: Int, y: Int) {
    self.x = min(max(0, x), columns - 1)
    self.y = min(max(0, y), rows - 1)
    isAtEdge = false
  }

  mutating func restore(_ cursor: (x: Int, y: Int, style: VirtualStyle)) {
    moveTo(x: cursor.x, y: cursor.y)
    style = cursor.style
  }

  /// Shows one scalar at the cursor.
  mutating func print(_ text: String) {
    let width = Self.width(of: text)
    if width == 0 {
      // A mark belongs to the glyph before it.
      let before = y * columns + (isAtEdge ? x : max(0, x - 1))
      cells[cells[before].text.isEmpty ? max(0, before - 1) : before].text += text
      return
    }
    if isAtEdge || x + width > columns, modes.contains(7) {
      x = 0
      lineFeed()
    }
    if insertsGlyphs { insertCells(width) }
    let index = y * columns + x
    breakWide(at: index)
    if width == 2 { breakWide(at: index + 1) }
    cells[index] = VirtualCell(text: text, style: style)
    if width == 2 { cells[index + 1] = VirtualCell(text: "", style: style) }
    lastGlyph = text
    isAtEdge = x + width >= columns
    x = min(columns - 1, x + width)
  }

  /// Blanks the other half of a wide glyph about to be overwritten.
  private mutating func breakWide(at index: Int) {
    if cells[index].text.isEmpty, index > 0 { cells[index - 1].text = " " }
    if index + 1 < cells.count, cells[index + 1].text.isEmpty { cells[index + 1].text = " " }
  }

  mutating func lineFeed() {
    isAtEdge = false
    if y == bottom { scroll(from: top, by: 1) } else { y = min(rows - 1, y + 1) }
  }

  mutating func reverseLineFeed() {
    isAtEdge = false
    if y == top { scroll(from: top, by: -1) } else { y = max(0, y - 1) }
  }

  /// Moves the rows from `first` to the end of the region up, or down when negative.
  mutating func scroll(from first: Int, by count: Int) {
    let region = first...bottom
    let old = cells
    for row in region {
      if region.contains(row + count) {
        let from = (row + count) * columns
        cells.replaceSubrange(row * columns..<(row + 1) * columns, with: old[from..<from + columns])
      } else {
        blank(0..<columns, row: row)
      }
    }
  }

  mutating func insertCells(_ count: Int) {
    let end = (y + 1) * columns
    let moved = cells[y * columns + x..<max(y * columns + x, end - count)]
    let gap = min(count, columns - x)
    cells.replaceSubrange(y * columns + x + gap..<end, with: Array(moved))
    blank(x..<x + gap, row: y)
  }

  mutating func deleteCells(_ count: Int) {
    let start = y * columns + x
    let end = (y + 1) * columns
    let gap = min(count, columns - x)
    cells.replaceSubrange(start..<end - gap, with: Array(cells[start + gap..<end]))
    blank(columns - gap..<columns, row: y)
  }

  mutating func eraseInScreen(_ part: Int) {
    switch part {
    case 0:
      eraseInLine(0)
      for row in (y + 1)..<max(y + 1, rows) { blank(0..<columns, row: row) }
    case 1:
      eraseInLine(1)
      for row in 0..<y { blank(0..<columns, row: row) }
    case 2: blankAll()
    default: break  // 3 clears what has scrolled away.
    }
  }

  mutating func eraseInLine(_ part: Int) {
    switch part {
    case 0: blank(x..<columns, row: y)
    case 1: blank(0..<x + 1, row: y)
    default: blank(0..<columns, row: y)
    }
  }

  mutating func blankAll() {
    for row in 0..<rows { blank(0..<columns, row: row) }
  }

  /// Erases with the current background, as all terminals at hand do.
  mutating func blank(_ range: Range<Int>, row: Int) {
    var cell = VirtualCell()
    cell.style.background = style.background
    for column in range { cells[row * columns + column] = cell }
  }

  private static func width(of text: String) -> Int {
    guard let value = text.unicodeScalars.first?.value else { return 0 }
    switch value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: return 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
