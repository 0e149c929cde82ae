import TextCanvas

/// A report that grows line by line, each drawn as a canvas of one row, so that length costs no
/// memory.
struct TextPage {
  let surface: TextSurface
  /// What is drawn so far, each line ended by a line feed.
  private(set) var text = ""

  init(_ surface: TextSurface) { self.surface = surface }

  var width: Int { surface.width }
  var appearance: Appearance { surface.appearance }

  /// Draws the next line.
  mutating func line(_ draw: (inout Canvas) -> Void) { block(height: 1, draw) }

  /// Draws the next lines at once.
  mutating func block(height: Int, _ draw: (inout Canvas) -> Void) {
    var canvas = Canvas(size: Size(width: width, height: height), appearance: appearance)
    draw(&canvas)
    text += appearance.attributes ? canvas.ansi(colors: appearance.colors) : canvas.text + "\n"
  }

  /// Writes text as the next line, with more at its right end; cut where it is too wide.
  mutating func line(_ left: StyledText, right: StyledText = StyledText()) {
    let width = self.width
    line { canvas in
      let room = max(0, width - (right.runs.isEmpty ? 0 : right.width + 2))
      canvas.write(left, x: 0, y: 0, width: room)
      canvas.write(right, x: 0, y: 0, width: width, alignment: .trailing)
    }
  }

  /// Writes facts side by side, as many on a line as fit.
  mutating func facts(_ facts: [String], role: Role = .text) {
    let separator = appearance.glyphs == .ascii ? " | " : " · "
    var current = ""
    for fact in facts {
      let joined = current.isEmpty ? fact : current + separator + fact
      if !current.isEmpty, CharacterWidth.displayWidth(of: joined) > width {
        line(StyledText(current, appearance[role]))
        current = fact
      } else {
        current = joined
      }
    }
    if !current.isEmpty { line(StyledText(current, appearance[role])) }
  }

  /// Leaves a line empty.
  mutating func blank() { text += "\n" }
}
