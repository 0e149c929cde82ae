/// Text broken into lines by cells.
public enum Paragraph {
  /// Breaks a text at blanks so that no line is wider than `width` cells.
  ///
  /// Line feeds always break. Words that are too long are cut between characters; only a single
  /// character may be wider than a line. Blanks at a break are dropped, and a width below 1 gives
  /// no lines.
  public static func wrap(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      wrapLine($0, width: width)
    }
  }

  private static func wrapLine(_ line: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var current: String?
    for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
      if current == nil, word.isEmpty, !lines.isEmpty { continue }
      let longer = current.map { $0 + " " + word } ?? word
      if CharacterWidth.displayWidth(of: longer) <= width {
        current = longer
        continue
      }
      if let current, current.contains(where: { $0 != " " }) { lines.append(current) }
      let parts = cut(word, width: width)
      lines += parts.dropLast()
      current = parts.last
    }
    if current != nil || lines.isEmpty { lines.append(current ?? "") }
    return lines
  }

  /// Cuts a word into pieces that fit; none for an empty word.
  private static func cut(_ word: String, width: Int) -> [String] {
    var parts: [String] = []
    var part = ""
    for character in word {
      let longer = part + String(character)
      if !part.isEmpty, CharacterWidth.displayWidth(of: longer) > width {
        parts.append(part)
        part = String(character)
      } else {
        part = longer
      }
    }
    return part.isEmpty ? parts : parts + [part]
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
