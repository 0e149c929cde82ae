import TextCanvas

extension DashboardState {
  /// Key hints, the most useful first; the way to the help is the last to go.
  func drawFooter(on canvas: inout Canvas, _ rect: Rect) {
    StatusBar(appearance).fill(rect, on: &canvas)
    if context == .prompt, let prompt {
      let text = promptNote(prompt)
      canvas.write(text, x: rect.x + 1, y: rect.y, width: rect.width - 2)
      return
    }
    for hint in footerHints(in: rect) { canvas.write(hint.text, x: hint.rect.x, y: hint.rect.y) }
  }

  /// The hints that fit, each with the command it stands for and its cells.
  func footerHints(in rect: Rect) -> [(command: String, text: StyledText, rect: Rect)] {
    func place(_ id: String, _ text: StyledText, _ x: Int) -> (String, StyledText, Rect) {
      (id, text, Rect(x: x, y: rect.y, width: text.width, height: 1))
    }
    let help = hint("help")
    let room = rect.width - 2 - help.width
    var placed: [(String, StyledText, Rect)] = []
    var x = rect.x + 1
    for id in hintIDs {
      let text = hint(id)
      guard x - rect.x - 1 + text.width + 2 <= room else { break }
      placed.append(place(id, text, x))
      x += text.width + 2
    }
    return placed + [place("help", help, rect.right - 1 - help.width)]
  }

  private var hintIDs: [String] {
    if context == .browse, view == .stacking {
      return [
        "play", "step", "leap", "next-improvement", "enlarge", "more", "largest-improvement",
        "next-scheme", "zoom-in",
        "quit",
      ]
    }
    if context == .browse, view == .swarm {
      return [
        "play", "step", "next-improvement", "largest-improvement", "layer", "enlarge", "more",
        "next-scheme",
        "quit",
      ]
    }
    if context == .browse, view == .compare {
      return [
        "play", "edit", "pin", "more", "undo", "enlarge", "next-scheme", "save", "zoom-in", "quit",
      ]
    }
    if context == .browse, view == .figures {
      return ["play", "leap", "right", "down", "edit", "layer", "enlarge", "quit"]
    }
    if context == .browse, view == .model {
      return ["up", "right", "down", "edit", "more", "undo", "enlarge", "quit"]
    }
    return Self.hints[context] ?? []
  }

  private static let hints: [Command.Context: [String]] = [
    .browse: [
      "play", "step", "next-improvement", "edit", "more", "add", "undo", "save", "filter-rows",
      "command-line", "largest-improvement", "next-scheme", "joint-changes", "quit",
    ],
    .edit: ["accept", "back", "complete", "clear"],
    .palette: ["accept", "next-match", "back"],
    .help: ["scroll-down", "search-help", "back"],
    .confirm: ["leave", "back"],
    .recover: ["restore-edits", "discard-edits", "back"],
    .conflict: ["overwrite", "reload", "back"],
    .abandon: ["abandon-edits", "back"],
    .devices: ["replace-devices", "append-devices", "back"],
    .export: ["choose", "list-down", "back"],
    .copy: ["choose", "list-down", "back"],
    .themes: ["use-theme", "keep-theme", "list-down", "back"],
    .replace: ["replace-file", "back"],
    .report: ["scroll-down", "scroll-page-down", "back"],
  ]

  private func hint(_ id: String) -> StyledText {
    let command = CommandTable.command(id: id)
    let key = command?.keys.first { CommandTable.command(for: $0, in: context)?.id == id }
    guard let command, let key else { return StyledText() }
    let bar = StatusBar(appearance)
    let isDisabled = command.disabledReason(self) != nil
    var text = StyledText(key.label, bar[isDisabled ? .muted : .key])
    text.append(" \(command.titles[view] ?? command.title)", bar[isDisabled ? .muted : .keyLabel])
    return text
  }
}
