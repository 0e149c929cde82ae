import TextCanvas

extension DashboardState {
  /// A question with its answers and their keys.
  func drawQuestion(_ question: FileQuestion, on canvas: inout Canvas) {
    let width = min(size.width - 4, 72)
    let lines = words(for: question).flatMap { Paragraph.wrap($0, width: width - 4) }
    let answers = answers(to: question)
    let height = min(size.height, lines.count + 5)
    let box = Rect(
      x: (size.width - width) / 2, y: (size.height - height) / 2, width: width, height: height)
    canvas.fill(box, style: appearance[.text])
    let inside = canvas.panel(
      box, title: question.title, isFocused: true, appearance: appearance
    ).inset(dx: 1, dy: 0)
    let room = max(0, inside.height - 2)
    for (offset, line) in lines.prefix(room).enumerated() {
      canvas.write(
        line, x: inside.x, y: inside.y + offset,
        style: appearance[offset == 0 ? .warning : .text], width: inside.width)
    }
    canvas.write(answers, x: inside.x, y: inside.bottom - 1, width: inside.width)
  }

  private func answers(to question: FileQuestion) -> StyledText {
    var text = StyledText()
    for command in CommandTable.all
    where command.contexts == [question.context] && command.disabledReason(self) == nil {
      text.append(command.keys.first?.label ?? "", appearance[.key])
      text.append(" \(command.title)   ", appearance[.keyLabel])
    }
    text.append("Esc", appearance[.key])
    text.append(" \(question.escape)", appearance[.keyLabel])
    return text
  }

  /// The matter in a short sentence, the file, and what the answers do.
  private func words(for question: FileQuestion) -> [String] {
    switch question {
    case .recover(let offer):
      ["The last run ended with edits that were not saved.", source]
        + (offer.isOutdated ? ["The file has changed since they were made."] : [])
        + [offer.differences, "Restoring is one step of undo; the file stays as it is."]
    case .conflict(let request, .changed):
      [
        "The file has changed on disk since it was read.", request.path,
        "Overwriting keeps its new comments, not its new values. Reloading puts it in place of "
          + "the edits; undo brings them back.",
      ]
    case .conflict(let request, .missing):
      ["The file is no longer there.", request.path, "Overwriting makes it anew."]
    case .conflict(let request, .exists):
      ["The file is there already.", request.path, "Overwriting replaces all that is in it."]
    case .abandon(let path):
      [
        "The edits are not saved.", path,
        "Opening this file leaves them behind. Esc, then w, saves them.",
      ]
    case .devices(let devices, let path):
      [
        "The file has \(devices.count) device\(devices.count == 1 ? "" : "s").", path,
        "They take the place of those there are, or come after them.",
      ]
    }
  }
}

extension FileQuestion {
  fileprivate var title: String {
    switch self {
    case .recover: "unsaved edits"
    case .conflict(_, .changed): "changed on disk"
    case .conflict(_, .missing): "gone"
    case .conflict(_, .exists): "overwrite?"
    case .abandon: "leave the edits?"
    case .devices: "devices"
    }
  }

  /// What backing out means.
  fileprivate var escape: String {
    switch self {
    case .recover: "decide later"
    case .conflict, .abandon, .devices: "stay"
    }
  }
}
