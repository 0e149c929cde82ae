import TextCanvas

/// All keys by chapter, from the command table.
struct HelpOverlay {
  /// The first line shown.
  let scroll: Int

  /// One line: a chapter's name, or keys with what they do.
  struct Line {
    var keys: String
    var text: String
    var isChapter: Bool
  }

  /// The whole text.
  static let lines: [Line] = Command.Group.allCases.flatMap { group -> [Line] in
    let commands = CommandTable.all.filter { $0.group == group }
    return [Line(keys: group.rawValue, text: "", isChapter: true)]
      + commands.map { command in
        Line(
          keys: command.keys.map(\.label).joined(separator: " "), text: command.help,
          isChapter: false)
      }
  }

  private static let keyWidth = 16

  private static func box(_ size: Size) -> Rect {
    let width = min(size.width - 4, 100)
    let height = min(size.height - 2, lines.count + 2)
    return Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
  }

  /// The last position that still fills the box.
  static func lastScroll(_ size: Size) -> Int { max(0, lines.count - (box(size).height - 2)) }

  /// Draws the help over what is there.
  func draw(on canvas: inout Canvas, _ appearance: Appearance) {
    let box = Self.box(canvas.size)
    canvas.fill(box, style: appearance[.text])
    let last = Self.lastScroll(canvas.size)
    let top = min(scroll, last)
    let inside = canvas.panel(
      box, title: "keys", note: last > 0 ? "\(top * 100 / last) %" : "", isFocused: true,
      appearance: appearance)
    for (offset, line) in Self.lines.dropFirst(top).prefix(inside.height).enumerated() {
      let y = inside.y + offset
      if line.isChapter {
        canvas.write(line.keys, x: inside.x + 1, y: y, style: appearance[.title])
      } else {
        canvas.write(
          line.keys, x: inside.x + 1, y: y, style: appearance[.key], width: Self.keyWidth,
          alignment: .trailing)
        canvas.write(
          line.text, x: inside.x + Self.keyWidth + 3, y: y, style: appearance[.text],
          width: inside.width - Self.keyWidth - 4)
      }
    }
  }
}
