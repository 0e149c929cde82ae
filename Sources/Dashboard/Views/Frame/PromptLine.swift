import BatchModel
import TextCanvas

extension DashboardState {
  /// `:` or `/` with what is typed after it.
  func drawPrompt(_ prompt: Prompt, on canvas: inout Canvas, _ rect: Rect) {
    let sign = prompt.purpose == .command ? ":" : "/"
    canvas.write(sign, x: rect.x + 1, y: rect.y, style: appearance[.key])
    canvas.write(
      prompt.line,
      in: Rect(x: rect.x + 2, y: rect.y, width: rect.width - 3, height: 1),
      style: appearance[prompt.error == nil ? .input : .inputError])
  }

  /// What stands under the line: what is wrong with it, the words Tab offers, or what it would do.
  func promptNote(_ prompt: Prompt) -> StyledText {
    let bar = StatusBar(appearance)
    if let error = prompt.error { return StyledText(error, bar[.error]) }
    if let words = completionText(bar[.muted]) { return words }
    switch prompt.purpose {
    case .command: return StyledText(commandNote(prompt.line.text), bar[.muted])
    case .filter:
      return StyledText(
        "\(rows.count) of \(document?.scenario.devices.count ?? 0) devices · part of a name, "
          + "deadline<9, steps=0, outage, marked · Enter keeps, Esc shows all", bar[.muted])
    case .helpSearch: return StyledText("Enter keeps the lines found, Esc shows all", bar[.muted])
    }
  }

  /// The words Tab goes through, the present one marked; nil while there is no choice.
  func completionText(_ style: Style) -> StyledText? {
    guard let completion, completion.candidates.count > 1 else { return nil }
    var text = StyledText()
    // The present word stays in sight: what is before it goes first.
    let first = max(0, (completion.selected ?? 0) - 2)
    for (index, word) in completion.candidates.enumerated().dropFirst(first).prefix(40) {
      text.append(word, index == completion.selected ? appearance[.selection] : style)
      text.append("  ", style)
    }
    return text
  }

  private func commandNote(_ text: String) -> String {
    guard let name = text.split(separator: " ").first.map(String.init) else {
      return "Tab lists commands · ↑ brings back earlier ones · Ctrl-P finds · Esc closes"
    }
    if let verb = VerbTable.verb(name) {
      let isBulk = VerbTable.forDevices.contains(name)
      return "\(name) \(verb.usage): \(verb.help)" + (isBulk ? " (\(meaning))" : "")
    }
    guard let command = CommandTable.command(id: name) else { return "Tab completes · Enter runs" }
    let keys = command.keys.map(\.label).joined(separator: " ")
    return "\(command.help) (\(keys))"
  }
}
