extension VirtualScreen {
  /// Carries out ESC [ body letter.
  mutating func perform(_ body: String, _ letter: Character) {
    if body.first == "?" { return performPrivate(String(body.dropFirst()), letter) }
    guard body.allSatisfy({ $0.isNumber || $0 == ";" || $0 == ":" }) else {
      unknown.append("CSI \(body)\(letter)")
      return
    }
    let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
    let first = numbers.first ?? 0
    let count = max(1, first)
    let second = numbers.count > 1 ? numbers[1] : 0
    switch letter {
    case "A": moveTo(x: x, y: y - count)
    case "B", "e": moveTo(x: x, y: y + count)
    case "C", "a": moveTo(x: x + count, y: y)
    case "D": moveTo(x: x - count, y: y)
    case "E": moveTo(x: 0, y: y + count)
    case "F": moveTo(x: 0, y: y - count)
    case "G", "`": moveTo(x: count - 1, y: y)
    case "d": moveTo(x: x, y: count - 1)
    case "H", "f": moveTo(x: max(1, second) - 1, y: count - 1)
    case "I": moveTo(x: (x / 8 + count) * 8, y: y)
    case "Z": moveTo(x: ((x + 7) / 8 - count) * 8, y: y)
    case "J": eraseInScreen(first)
    case "K": eraseInLine(first)
    case "X": blank(x..<min(columns, x + count), row: y)
    case "@": insertCells(count)
    case "P": deleteCells(count)
    case "L": if y >= top, y <= bottom { scroll(from: y, by: -count) }
    case "M": if y >= top, y <= bottom { scroll(from: y, by: count) }
    case "S": scroll(from: top, by: count)
    case "T": scroll(from: top, by: -count)
    case "b": for _ in 0..<count { print(lastGlyph) }
    case "r": setRegion(first, second)
    case "m": setStyle(body)
    case "h" where first == 4: insertsGlyphs = true
    case "l" where first == 4: insertsGlyphs = false
    case "h" where first == 34, "l" where first == 34: break  // Shape of screen's cursor.
    case "t": break  // Window title stack.
    default: unknown.append("CSI \(body)\(letter)")
    }
  }

  private mutating func setRegion(_ first: Int, _ last: Int) {
    top = max(1, first) - 1
    bottom = (last == 0 ? rows : min(rows, last)) - 1
    moveTo(x: 0, y: 0)
  }

  private mutating func performPrivate(_ body: String, _ letter: Character) {
    // The Linux console sets the shape of its cursor by ESC [ ? n c.
    if letter == "c" { return }
    guard letter == "h" || letter == "l" else {
      unknown.append("CSI ?\(body)\(letter)")
      return
    }
    for mode in body.split(separator: ";").compactMap({ Int($0) }) {
      setMode(mode, on: letter == "h")
    }
  }

  private mutating func setMode(_ mode: Int, on: Bool) {
    let known: Set = [1, 5, 7, 12, 25, 47, 1000, 1002, 1003, 1006, 1034, 1047, 1049, 2004, 2026]
    guard known.contains(mode) else {
      // VT100 column and scroll modes, set once by some terminal types.
      if ![3, 4, 6, 8].contains(mode) || on { unknown.append("mode \(mode)") }
      return
    }
    if mode == 1034 { return }  // How Alt is sent: no state of the screen.
    if on { modes.insert(mode) } else { modes.remove(mode) }
    guard [47, 1047, 1049].contains(mode) else { return }
    if on, primary == nil {
      beforeAlternate = (x, y, style)
      primary = cells
      blankAll()
    } else if !on {
      if let primary { cells = primary }
      primary = nil
      if mode == 1049 { restore(beforeAlternate) }
    }
  }
}
