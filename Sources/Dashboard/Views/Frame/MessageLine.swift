import TextCanvas

extension DashboardState {
  /// What is being typed, a notice, what the last edit did, or else the tabs of the views.
  func drawMessage(on canvas: inout Canvas, _ rect: Rect) {
    let text: StyledText
    if let prompt, context == .prompt {
      return drawPrompt(prompt, on: &canvas, rect)
    } else if let editor, let scenario = document?.scenario {
      if let error = editor.error {
        text = StyledText(error, appearance[.error])
      } else if let words = completionText(appearance[.muted]) {
        text = words
      } else {
        var prompt = StyledText("\(editor.field.title): ", appearance[.text])
        prompt.append(editor.field.allowed(in: scenario), appearance[.muted])
        text = prompt
      }
    } else if let notice {
      text = StyledText(notice.text, appearance[notice.role])
    } else if let change {
      text = StyledText(change.summary(isFinal: !isSolving), appearance[.accent])
    } else {
      for tab in viewTabs { canvas.write(tab.text, x: tab.rect.x, y: rect.y) }
      return
    }
    canvas.write(text, x: rect.x + 1, y: rect.y, width: rect.width - 2)
  }

  /// The tabs of the views with their number keys and cells; none while the line says else.
  var viewTabs: [(view: ViewKind, text: StyledText, rect: Rect)] {
    guard editor == nil, notice == nil, change == nil else { return [] }
    let line = FrameLayout(size: size).message
    var x = line.x + 1
    return ViewKind.allCases.map { view in
      var text = StyledText("\(view.rawValue) ", appearance[.key])
      text.append(view.title, appearance[view == self.view ? .selection : .muted])
      defer { x += text.width + 2 }
      return (view, text, Rect(x: x, y: line.y, width: text.width, height: 1))
    }
  }
}
