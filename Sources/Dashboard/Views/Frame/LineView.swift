import TextCanvas

extension Canvas {
  /// Writes a line being typed into one row, its caret reversed and always in sight.
  mutating func write(
    _ line: TextLine, in rect: Rect, style: Style, alignment: Alignment = .leading
  ) {
    guard rect.width > 0 else { return }
    let widths = line.text.map { CharacterWidth.displayWidth(of: String($0)) }
    let caret = widths.prefix(line.caret).reduce(0, +)
    // The caret stands after the text, so the text takes one cell more.
    let needed = widths.reduce(0, +) + 1
    var start = rect.x
    if needed > rect.width {
      start -= min(needed - rect.width, max(0, caret + 2 - rect.width))
    } else if alignment == .trailing {
      start += rect.width - needed
    }
    clipped(to: rect) { canvas in
      canvas.fill(rect, style: style)
      canvas.write(line.text, x: start, y: rect.y, style: style)
      canvas.restyle(Rect(x: start + caret, y: rect.y, width: 1, height: 1)) { style in
        style.attributes.formSymmetricDifference(.reverse)
      }
    }
  }
}
