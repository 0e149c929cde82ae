import BatchModel
import TextCanvas

extension DashboardState {
  /// The scenario's own parameters; the one under the cursor is marked, and edited in place.
  func drawParameters(on canvas: inout Canvas, _ rect: Rect) {
    guard let scenario = document?.scenario else { return }
    drawFields(
      Field.global, selected: cursor.global,
      after: StyledText("  " + scenario.quality.title, appearance[.muted]), on: &canvas, rect)
  }

  /// Fields in a line, and what follows them.
  func drawFields(
    _ fields: [Field], selected: Int?, after: StyledText, on canvas: inout Canvas, _ rect: Rect
  ) {
    guard let scenario = document?.scenario else { return }
    var text = StyledText()
    var widths: [Int] = []
    for (index, field) in fields.enumerated() {
      let isSelected = selected == index
      let unit = field.limits.unit.isEmpty ? "" : " \(field.limits.unit)"
      let before = text.width
      text.append(index == 0 ? field.label : "  " + field.label, appearance[.muted])
      text.append(" ", appearance[.muted])
      if isSelected, let editor, editor.field == field {
        text.append(editor.text + " ", appearance[editor.error == nil ? .input : .inputError])
      } else {
        text.append(
          field.text(in: scenario), appearance[isSelected ? .selection : .text])
      }
      text.append(unit, appearance[.muted])
      widths.append(text.width - before)
    }
    for run in after.runs { text.append(run.text, run.style) }
    // A selected parameter beyond the right edge moves the line to the left.
    let end = widths.prefix((selected ?? 0) + 1).reduce(0, +)
    let shift = max(0, end + (end < text.width ? 1 : 0) - (rect.width - 2))
    canvas.clipped(to: rect.inset(dx: 1, dy: 0)) { canvas in
      _ = canvas.write(text, x: rect.x + 1 - shift, y: rect.y)
      if text.width - shift > rect.width - 2 {
        let more = appearance.glyphs == .ascii ? "~" : "…"
        canvas.write(more, x: rect.right - 2, y: rect.y, style: appearance[.muted])
      }
    }
  }
}

extension QualityModel {
  /// The curve in a few words, by its preset's name where it is one.
  var title: String {
    if let preset = QualityPreset.all.first(where: { $0.model == self }) {
      return "quality \(preset.name)"
    }
    switch curve {
    case .powerLaw(let alpha, let beta, let gamma):
      return "quality \(DecimalText.text(alpha))·T^-\(DecimalText.text(beta))"
        + "+\(DecimalText.text(gamma))"
    case .table(let points): return "quality table of \(points.count)"
    }
  }
}
