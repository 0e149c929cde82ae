/// Text broken into lines by cells.
public enum Paragraph {
  /// Breaks a text at blanks so that no line is wider than `width` cells.
  ///
  /// Line feeds always break. Words that are too long are cut. Blanks at a break are dropped, and
  /// a width below 1 gives no lines.
  public static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapLine($0, width: width)
    }
  }

  private static func wrapLine(_ line: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    var used = 0
    for word in line.split(separator: " ", omittingEmptySubsequences: false) {
      let word = String(word)
      let needed = CharacterWidth.displayWidth(of: word)
      let isFirst = current.isEmpty && lines.isEmpty
      if used + needed + (isFirst || used == 0 ? 0 : 1) <= width {
        if used > 0 || (isFirst && word.isEmpty) { current += " " }
        current += word
        used = CharacterWidth.displayWidth(of: current)
        continue
      }
      if used > 0 { lines.append(current) }
      (current, used) = ("", 0)
      for scalar in word.unicodeScalars {
        let cells = CharacterWidth.kind(of: scalar).columns
        if used + cells > width, used > 0 {
          lines.append(current)
          (current, used) = ("", 0)
        }
        current.unicodeScalars.append(scalar)
        used += cells
      }
    }
    if used > 0 || lines.isEmpty { lines.append(current) }
    return lines
  }
}

extension Canvas {
  /// Writes wrapped text from the top of a rectangle; what does not fit is left out.
  ///
  /// - Returns: The rows that all of it would take.
  @discardableResult
  public mutating func write(paragraph text: String, in rect: Rect, style: Style) -> Int {
    let lines = Paragraph.wrap(text, width: rect.width)
    for (row, line) in lines.prefix(rect.height).enumerated() {
      write(line, x: rect.x, y: rect.y + row, style: style, width: rect.width)
    }
    return lines.count
  }
}
