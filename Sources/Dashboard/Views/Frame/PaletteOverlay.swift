import TextCanvas

/// The list of commands to choose from, over the view.
struct PaletteOverlay {
  private let palette: Palette
  private let state: DashboardState

  private static let nameWidth = 20

  init(_ palette: Palette, _ state: DashboardState) {
    self.palette = palette
    self.state = state
  }

  /// Draws the line being typed and the matches below, the chosen one always in sight.
  func draw(on canvas: inout Canvas, _ appearance: Appearance) {
    let size = canvas.size
    let width = min(size.width - 4, 96)
    let height = min(size.height - 4, 22)
    let box = Rect(x: (size.width - width) / 2, y: 2, width: width, height: height)
    canvas.fill(box, style: appearance[.text])
    let count = palette.matches.count
    let inside = canvas.panel(
      box, title: "commands", note: count == 0 ? "none" : "\(palette.selected + 1)/\(count)",
      isFocused: true, appearance: appearance)
    let (top, list) = inside.splitTop(1)
    canvas.write("›", x: top.x + 1, y: top.y, style: appearance[.key])
    canvas.write(
      palette.line, in: Rect(x: top.x + 3, y: top.y, width: top.width - 4, height: 1),
      style: appearance[.input])
    if count == 0 {
      canvas.write(
        "no command matches", x: list.x + 1, y: list.y, style: appearance[.muted],
        width: list.width - 2)
    }
    let first = max(0, min(palette.selected - list.height / 2, count - list.height))
    for (offset, entry) in palette.matches.dropFirst(first).prefix(list.height).enumerated() {
      let row = Rect(x: list.x, y: list.y + offset, width: list.width, height: 1)
      drawEntry(
        entry, isChosen: first + offset == palette.selected, on: &canvas, row, appearance)
    }
  }

  private func drawEntry(
    _ entry: Palette.Entry, isChosen: Bool, on canvas: inout Canvas, _ row: Rect,
    _ appearance: Appearance
  ) {
    let item = PaletteItem(entry, state)
    let isDisabled = item.reason != nil
    let style = appearance[isChosen ? .selection : isDisabled ? .muted : .text]
    if isChosen { canvas.fill(row, style: style) }
    canvas.write(isChosen ? "▸" : " ", x: row.x, y: row.y, style: style)
    canvas.write(item.name, x: row.x + 2, y: row.y, style: style, width: Self.nameWidth)
    let keyWidth = CharacterWidth.displayWidth(of: item.keys)
    let textX = row.x + 3 + Self.nameWidth
    canvas.write(
      item.reason.map { "not now: \($0)" } ?? item.help, x: textX, y: row.y,
      style: isChosen ? style : appearance[.muted],
      width: max(0, row.right - 2 - keyWidth - textX))
    canvas.write(
      item.keys, x: row.right - 1 - keyWidth, y: row.y,
      style: isChosen ? style : appearance[.key])
  }
}

/// An entry of the palette in words.
private struct PaletteItem {
  let name: String
  let help: String
  let keys: String
  /// Why it cannot be done now, nil when it can.
  let reason: String?

  init(_ entry: Palette.Entry, _ state: DashboardState) {
    switch entry {
    case .command(let index):
      let command = CommandTable.all[index]
      name = command.id
      help = command.help
      keys = command.keys.map(\.label).joined(separator: " ")
      var closed = state
      closed.overlay = nil
      reason = closed.refusal(of: command)
    case .verb(let index):
      let verb = VerbTable.all[index]
      name = verb.name + (verb.usage.isEmpty ? "" : " …")
      help = verb.help
      keys = ":" + verb.name
      reason = nil
    }
  }
}
