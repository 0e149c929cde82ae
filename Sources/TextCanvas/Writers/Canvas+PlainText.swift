extension Canvas {
  /// The rows as plain text, joined by line feeds, without the blanks at their ends.
  public var text: String {
    var result = ""
    for y in 0..<size.height {
      if y > 0 { result.unicodeScalars.append("\n") }
      for x in 0..<filledWidth(ofRow: y, where: { $0.glyph != .blank }) {
        self[x, y].glyph.append(to: &result)
      }
    }
    return result
  }

  /// Cells of a row up to the last one that meets a condition.
  func filledWidth(ofRow y: Int, where isFilled: (Cell) -> Bool) -> Int {
    var width = size.width
    while width > 0, !isFilled(self[width - 1, y]) { width -= 1 }
    return width
  }
}

extension Glyph {
  /// The scalars of the glyph; nothing for the right half of a wide one.
  func append(to text: inout String) {
    for value in [base, mark1, mark2] {
      if value != 0, let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
    }
  }
}
