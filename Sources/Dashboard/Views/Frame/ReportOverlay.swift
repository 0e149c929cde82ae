import TextCanvas

extension Report {
  /// Draws the lines over what is there.
  func draw(on canvas: inout Canvas, _ appearance: Appearance) {
    let box = Self.box(canvas.size)
    let wrapped = wrapped(canvas.size)
    let height = max(0, box.height - 2)
    let top = min(scroll, max(0, wrapped.count - height))
    let last = min(wrapped.count, top + height)
    canvas.fill(box, style: appearance[.text])
    let inside = canvas.panel(
      box, title: title, note: "\(top + 1)–\(last)/\(wrapped.count)", isFocused: true,
      appearance: appearance)
    for (offset, line) in wrapped[top..<last].enumerated() {
      canvas.write(
        line, x: inside.x + 1, y: inside.y + offset, style: appearance[.text],
        width: inside.width - 2)
    }
  }

  /// Moves to other lines, never past the last.
  mutating func scroll(by lines: Int, on size: Size) {
    let last = max(0, wrapped(size).count - max(0, Self.box(size).height - 2))
    scroll = max(0, min(last, min(last, scroll) + lines))
  }

  private func wrapped(_ size: Size) -> [String] {
    lines.flatMap { Paragraph.wrap($0, width: Self.box(size).width - 4) }
  }

  private static func box(_ size: Size) -> Rect {
    let width = min(size.width - 4, 110)
    return Rect(x: (size.width - width) / 2, y: 1, width: width, height: size.height - 3)
  }
}
