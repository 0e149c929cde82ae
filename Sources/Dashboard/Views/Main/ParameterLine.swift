import BatchModel
import TextCanvas

extension DashboardState {
  /// The scenario's own parameters; the one under the cursor is marked, and edited in place.
  func drawParameters(on canvas: inout Canvas, _ rect: Rect) {
    drawFields(
      Field.global, selected: cursor.global, on: &canvas, rect)
  }

  /// Fields in a line.
  func drawFields(
    _ fields: [Field], selected: Int?, on canvas: inout Canvas, _ rect: Rect
  ) {
    let cells = fieldCells(fields, selected: selected, rect)
    let line = rect.inset(dx: 1, dy: 0)
    let isCutRight = (cells.last?.rect.right ?? line.x) > line.right
    // What would be cut is left out, but for the selected field, which may be wider than the line.
    let whole = cells.indices.filter { index in
      let place = cells[index].rect
      let isLast = index == cells.count - 1 && !isCutRight
      let from = cells[0].rect.x < line.x ? line.x + 2 : line.x
      return index == selected || place.x >= from && place.right <= line.right - (isLast ? 0 : 2)
    }
    canvas.clipped(to: line) { canvas in
      for cell in whole.map({ cells[$0] }) {
        canvas.write(cell.text, x: cell.rect.x, y: rect.y)
        guard let editor, editor.field == cell.field, let typed = cell.typed else { continue }
        canvas.write(
          editor.line, in: typed, style: appearance[editor.error == nil ? .input : .inputError])
      }
      let more = appearance.glyphs == .ascii ? "~" : "…"
      if let first = whole.first, first > 0 {
        canvas.write(more, x: line.x, y: rect.y, style: appearance[.muted])
      }
      if isCutRight {
        let x = min(whole.last.map { cells[$0].rect.right + 1 } ?? line.x, line.right - 1)
        canvas.write(more, x: x, y: rect.y, style: appearance[.muted])
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

  /// The index of the field at a point of a line of fields, nil beside them.
  func fieldIndex(
    at point: Point, of fields: [Field], selected: Int?, _ rect: Rect
  ) -> Int? {
    fieldCells(fields, selected: selected, rect).firstIndex { $0.rect.contains(point) }
  }

  /// Fields in a line.
  ///
  /// A selected one beyond the right edge moves the line to the left.
  func fieldCells(
    _ fields: [Field], selected: Int?, _ rect: Rect
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
    let isLast = selected == cells.count - 1
    let shift = max(0, cells[selected].rect.right + (isLast ? 0 : 2) - (rect.right - 1))
    for index in cells.indices {
      cells[index].rect.x -= shift
      cells[index].typed?.x -= shift
    }
    return cells
  }
}
