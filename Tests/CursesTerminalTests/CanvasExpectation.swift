import PseudoTerminal
import TextCanvas
import Testing

/// Expects that the terminal comes to show what the probe draws, in the colours it has.
func expectCanvas(
  on terminal: PseudoTerminal, colors: Int, sourceLocation: SourceLocation = #_sourceLocation
) {
  // A frame may arrive in pieces: the last of them counts.
  try? terminal.wait(for: "the canvas") {
    wrongCells(on: $0, terminal.expectedCanvas, colors).isEmpty
  }
  let wrong = wrongCells(on: terminal.screen, terminal.expectedCanvas, colors)
  #expect(wrong.prefix(5) == [], "\(wrong.count) wrong cells", sourceLocation: sourceLocation)
}

private func wrongCells(on screen: VirtualScreen, _ canvas: Canvas, _ colors: Int) -> [String] {
  var wrong: [String] = []
  for y in 0..<canvas.size.height {
    for x in 0..<canvas.size.width {
      let cell = canvas[x, y]
      let seen = screen[x, y]
      if text(of: cell.glyph) != seen.text {
        wrong.append("(\(x), \(y)): “\(seen.text)” in place of “\(text(of: cell.glyph))”")
      }
      // The right half of a wide glyph has the style of the left one.
      if cell.glyph == .continuation { continue }
      if !isStyle(seen.style, cell.style, colors, isBlank: cell.glyph == .blank) {
        wrong.append("(\(x), \(y)): \(seen.style) in place of \(cell.style)")
      }
    }
  }
  return wrong
}

private func text(of glyph: Glyph) -> String {
  var text = ""
  for value in [glyph.base, glyph.mark1, glyph.mark2] where value != 0 {
    if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
  }
  return text
}

private func isStyle(
  _ seen: VirtualStyle, _ wanted: Style, _ colors: Int, isBlank: Bool
) -> Bool {
  // A terminal type may lack dim and italic, or forbid attributes together with colours; bold and
  // reverse exist everywhere, and bold stands for the bright half of 16 colours on eight.
  if colors == 256 {
    guard seen.bold == wanted.attributes.contains(.bold) || isBlank else { return false }
  }
  let reverse = wanted.attributes.contains(.reverse)
  guard seen.reverse == reverse else { return false }
  let isSame = { (seen: VirtualColor, wanted: Color) in
    switch wanted {
    case .terminal: seen == .standard
    case .ansi(let index): seen == (colors == 0 ? .standard : .palette(Int(index) % max(8, colors)))
    case .rgb: colors == 0 ? seen == .standard : seen != .standard
    }
  }
  return isSame(seen.background, wanted.background)
    && (isBlank || isSame(seen.foreground, wanted.foreground))
}
