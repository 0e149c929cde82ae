extension Canvas {
  /// The rows as text with SGR escape sequences, each row ended by a line feed.
  ///
  /// Styles start anew in every row and are reset at its end, so rows can be cut apart. Blanks at
  /// the end of a row are left out where they show neither background nor line.
  public func ansi(colors: ColorTier) -> String {
    var result = ""
    for y in 0..<size.height {
      let isVisible: (Cell) -> Bool = {
        $0.glyph != .blank || $0.style.background != .terminal
          || !$0.style.attributes.isDisjoint(with: [.reverse, .underline])
      }
      var current = Style.plain
      for x in 0..<filledWidth(ofRow: y, where: isVisible) {
        let cell = self[x, y]
        if cell.glyph == .continuation { continue }
        if cell.style != current {
          result += cell.style.sgr(colors)
          current = cell.style
        }
        cell.glyph.append(to: &result)
      }
      result += current == .plain ? "\n" : "\u{1B}[0m\n"
    }
    return result
  }
}

extension Style {
  /// The escape sequence that selects exactly this style, whatever was selected before.
  func sgr(_ tier: ColorTier) -> String {
    var codes = "\u{1B}[0"
    let attributeCodes: [(Attributes, Int)] = [
      (.bold, 1), (.dim, 2), (.italic, 3), (.underline, 4), (.reverse, 7),
    ]
    for (attribute, code) in attributeCodes where attributes.contains(attribute) {
      codes += ";\(code)"
    }
    if let index = foreground.paletteIndex(in: tier) { codes += Style.colorCode(index, base: 30) }
    if let index = background.paletteIndex(in: tier) { codes += Style.colorCode(index, base: 40) }
    return codes + "m"
  }

  private static func colorCode(_ index: UInt8, base: Int) -> String {
    switch index {
    case 0..<8: ";\(base + Int(index))"
    case 8..<16: ";\(base + 60 + Int(index) - 8)"
    default: ";\(base + 8);5;\(index)"
    }
  }
}
