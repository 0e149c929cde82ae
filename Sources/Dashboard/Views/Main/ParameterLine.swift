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
    let cells = fieldCells(fields, selected: selected, after: after.width, rect)
    let end = cells.last?.rect.right ?? rect.x + 1
    canvas.clipped(to: rect.inset(dx: 1, dy: 0)) { canvas in
      for cell in cells {
        canvas.write(cell.text, x: cell.rect.x, y: rect.y)
        guard let editor, editor.field == cell.field, let typed = cell.typed else { continue }
        canvas.write(
          editor.line, in: typed, style: appearance[editor.error == nil ? .input : .inputError])
      }
      canvas.write(after, x: end, y: rect.y)
      if end + after.width > rect.right - 1 {
        let more = appearance.glyphs == .ascii ? "~" : "…"
        canvas.write(more, x: rect.right - 2, y: rect.y, style: appearance[.muted])
      }
    }
  }

  /// A field of a line of fields.
  struct FieldCell {
    /// The field.
    var field: Field
    /// Label, value and unit.
    var text: StyledText
    /// Its cells.
    var rect: Rect
    /// The cells of the value while it is typed.
    var typed: Rect?
  }

  /// Fields in a line, before something that is `after` cells wide.
  ///
  /// A selected one beyond the right edge moves the line to the left.
  func fieldCells(
    _ fields: [Field], selected: Int?, after: Int, _ rect: Rect
  ) -> [FieldCell] {
    guard let scenario = document?.scenario else { return [] }
    var cells: [FieldCell] = []
    var x = rect.x + 1
    for (index, field) in fields.enumerated() {
      var text = StyledText(field.label + " ", appearance[.muted])
      var typed: Rect?
      if selected == index, let editor, editor.field == field {
        let width = max(6, CharacterWidth.displayWidth(of: editor.line.text) + 1)
        typed = Rect(x: x + text.width, y: rect.y, width: width, height: 1)
        text.append(String(repeating: " ", count: width), appearance[.input])
      } else {
        text.append(
          field.text(in: scenario), appearance[selected == index ? .selection : .text])
      }
      text.append(field.unitSuffix, appearance[.muted])
      // Where there is little room, beside the selected one alone.
      if rect.width >= 120 || selected == index, let (change, title) = field.whatIf,
        let answer = whatIfAnswer(change)
      {
        text.append(" \(title)→", appearance[.muted])
        text.append(answer.text, appearance[answer.role])
      }
      let place = Rect(x: x, y: rect.y, width: text.width, height: 1)
      cells.append(FieldCell(field: field, text: text, rect: place, typed: typed))
      x += text.width + 2
    }
    guard let selected, cells.indices.contains(selected) else { return cells }
    let isLast = selected == cells.count - 1 && after == 0
    let shift = max(0, cells[selected].rect.right + (isLast ? 0 : 1) - (rect.right - 1))
    for index in cells.indices {
      cells[index].rect.x -= shift
      cells[index].typed?.x -= shift
    }
    return cells
  }
}
