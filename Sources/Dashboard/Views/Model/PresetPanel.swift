import BatchModel
import TextCanvas

extension DashboardState {
  /// The presets to choose from, and the source of the one under the cursor.
  func drawPresets(_ scenario: Scenario, on canvas: inout Canvas, _ rect: Rect) {
    guard !rect.isEmpty else { return }
    canvas.panel(
      rect, title: "presets", note: "Enter applies", isFocused: modelView.isChoosing,
      appearance: appearance)
    let selected = modelView.preset
    let (list, source, first) = presetList(in: rect)
    for (offset, preset) in ModelPreset.all.dropFirst(first).prefix(list.height).enumerated() {
      let isSelected = first + offset == selected
      let isUsed = preset.isUsed(by: scenario)
      var text = StyledText(
        isSelected ? (appearance.glyphs == .ascii ? "> " : "▸ ") : "  ", appearance[.accent])
      let style = appearance[isUsed ? .good : .text]
      text.append(
        Self.padded(preset.name, to: 21), isSelected ? style.adding(.bold) : style)
      text.append(preset.numbers, appearance[.muted])
      if isUsed { text.append("  in use", appearance[.good]) }
      canvas.write(text, x: list.x, y: list.y + offset, width: list.width)
    }
    if let selected {
      canvas.write(
        paragraph: ModelPreset.all[selected].source, in: source, style: appearance[.muted])
    }
  }

  /// The rows of the list, those of the source below it, and the preset in the first row.
  func presetList(in rect: Rect) -> (rows: Rect, source: Rect, first: Int) {
    let inside = rect.inset().inset(dx: 1, dy: 0)
    let selected = modelView.preset
    let (rows, source) = inside.splitBottom(selected == nil || inside.height < 4 ? 0 : 2)
    let first = max(0, min((selected ?? 0) - rows.height + 1, ModelPreset.all.count - rows.height))
    return (rows, source, first)
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}

extension ModelPreset {
  /// Its numbers in a few words.
  fileprivate var numbers: String {
    switch self {
    case .delay(let preset):
      "a \(DecimalText.text(preset.model.a)) b \(DecimalText.text(preset.model.b))"
    case .quality(let preset):
      switch preset.model.curve {
      case .powerLaw(let alpha, let beta, let gamma):
        "α \(DecimalText.text(alpha)) β \(DecimalText.text(beta)) γ \(DecimalText.text(gamma))"
      case .table(let points): "\(points.count) points"
      }
    }
  }
}
