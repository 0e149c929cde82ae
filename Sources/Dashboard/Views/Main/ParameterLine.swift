import BatchModel
import TextCanvas

extension DashboardState {
  /// The scenario's own parameters; the one under the cursor is marked, and edited in place.
  func drawParameters(on canvas: inout Canvas, _ rect: Rect) {
    drawFields(
      Field.global, selected: cursor.global, after: StyledText(), on: &canvas, rect)
  }

  /// Fields in a line, and what follows them.
  func drawFields(
    _ fields: [Field], selected: Int?, after: StyledText, on canvas: inout Canvas, _ rect: Rect
  ) {
    guard let scenario = document?.scenario else { return }
    var text = StyledText()
    var widths: [Int] = []
    var typed: Rect?
    for (index, field) in fields.enumerated() {
      let isSelected = selected == index
      let before = text.width
      text.append(index == 0 ? field.label : "  " + field.label, appearance[.muted])
      text.append(" ", appearance[.muted])
      if isSelected, let editor, editor.field == field {
        let width = max(6, CharacterWidth.displayWidth(of: editor.line.text) + 1)
        typed = Rect(x: text.width, y: rect.y, width: width, height: 1)
        text.append(String(repeating: " ", count: width), appearance[.input])
      } else {
        text.append(
          field.text(in: scenario), appearance[isSelected ? .selection : .text])
      }
      text.append(field.unitSuffix, appearance[.muted])
      widths.append(text.width - before)
    }
    for run in after.runs { text.append(run.text, run.style) }
    // A selected parameter beyond the right edge moves the line to the left.
    let end = widths.prefix((selected ?? 0) + 1).reduce(0, +)
    let shift = max(0, end + (end < text.width ? 1 : 0) - (rect.width - 2))
    canvas.clipped(to: rect.inset(dx: 1, dy: 0)) { canvas in
      _ = canvas.write(text, x: rect.x + 1 - shift, y: rect.y)
      if let editor, var typed {
        typed.x += rect.x + 1 - shift
        canvas.write(
          editor.line, in: typed, style: appearance[editor.error == nil ? .input : .inputError])
      }
      if text.width - shift > rect.width - 2 {
        let more = appearance.glyphs == .ascii ? "~" : "…"
        canvas.write(more, x: rect.right - 2, y: rect.y, style: appearance[.muted])
      }
    }
  }
}
