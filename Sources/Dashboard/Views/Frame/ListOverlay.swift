import TextCanvas

extension DashboardState {
  /// The commands of a menu with their keys, and what each would do.
  func drawMenu(_ menu: Menu, on canvas: inout Canvas) {
    guard let layout = openList(title: menu.kind.rawValue, on: &canvas) else { return }
    for index in layout.shown {
      guard let command = CommandTable.command(id: menu.commands[index]) else { continue }
      let reason = command.disabledReason(self)
      let row = layout.row(index).inset(dx: 1, dy: 0)
      var text = StyledText()
      text.append(command.keys.first?.label ?? "", appearance[.key])
      let title = appearance[
        index == menu.selected ? .selection : reason == nil ? .keyLabel : .muted]
      text.append("  ", appearance[.text])
      text.append(command.title, title)
      text.append("  " + (reason ?? detail(of: command.id)), appearance[.muted])
      drawCursor(index == menu.selected, at: layout.row(index), on: &canvas)
      canvas.write(text, x: row.x + 1, y: row.y, width: row.width - 1)
    }
  }

  /// What a line of the copy menu would put on the clipboard.
  private func detail(of id: String) -> String {
    switch id {
    case "copy-value": valueText ?? ""
    case "copy-row": (rowText ?? "").split(separator: "\t").joined(separator: " ")
    case "copy-plan": "JSON"
    default: ""
    }
  }

  /// The themes; below them where the one under the cursor comes from, or its faults.
  func drawThemes(_ picker: ThemePicker, on canvas: inout Canvas) {
    guard let layout = openList(title: "theme", on: &canvas) else { return }
    for index in layout.shown {
      let choice = picker.choices[index]
      let row = layout.row(index)
      let isSelected = index == picker.selected
      drawCursor(isSelected, at: row, on: &canvas)
      let role: Role = isSelected ? .selection : choice.theme == nil ? .error : .text
      canvas.write(
        choice.name, x: row.x + 2, y: row.y, style: appearance[role], width: row.width - 14)
      let note = choice.theme == nil ? "faulty" : choice.file == nil ? "built in" : "yours"
      canvas.write(
        note, x: row.x, y: row.y, style: appearance[choice.theme == nil ? .error : .muted],
        width: row.width - 1, alignment: .trailing)
    }
    let foot = layout.foot.inset(dx: 1, dy: 0)
    let isFaulty = picker.choice?.theme == nil
    let lines = Paragraph.wrap(note(on: picker), width: foot.width).prefix(foot.height)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        line, x: foot.x, y: foot.y + offset, style: appearance[isFaulty ? .error : .muted],
        width: foot.width)
    }
  }

  private func note(on picker: ThemePicker) -> String {
    guard let choice = picker.choice else { return "" }
    if choice.theme == nil { return choice.faults.first ?? "" }
    if appearance.colors == .none { return "No colours here: all themes look alike." }
    return choice.file ?? "Themes of your own go to the folder themes beside config.yaml."
  }

  private func openList(title: String, on canvas: inout Canvas) -> ListLayout? {
    guard let layout = listLayout else { return nil }
    canvas.fill(layout.box, style: appearance[.text])
    canvas.panel(layout.box, title: title, isFocused: true, appearance: appearance)
    return layout
  }

  private func drawCursor(_ isSelected: Bool, at row: Rect, on canvas: inout Canvas) {
    guard isSelected else { return }
    canvas.write(
      appearance.glyphs == .ascii ? ">" : "▸", x: row.x, y: row.y, style: appearance[.accent])
  }
}
