import CursesTerminal
import TextCanvas
import Testing

@Suite struct ThriftTests {
  private static let red = Color.ansi(1), blue = Color.ansi(4)

  /// A row of cells: glyph, foreground, background.
  private func row(_ cells: [(Unicode.Scalar, Color, Color)]) -> Canvas {
    var canvas = Canvas(size: Size(width: cells.count, height: 1))
    for (x, cell) in cells.enumerated() {
      canvas.put(
        Glyph(cell.0), x: x, y: 0, style: Style(foreground: cell.1, background: cell.2))
    }
    return canvas
  }

  @Test func barsThatTouchChangeColorsOnceAtEachEnd() {
    let (red, blue) = (Self.red, Self.blue)
    let bars = row([
      ("█", red, .terminal), ("▍", red, blue), ("█", blue, .terminal), ("▎", blue, red),
      ("█", red, .terminal), ("█", red, .terminal), (" ", .terminal, .terminal),
    ])
    let thrifty = row([
      ("█", red, .terminal), ("▍", red, blue), (" ", red, blue), ("▎", blue, red),
      (" ", blue, red), (" ", blue, red), (" ", .terminal, .terminal),
    ])
    #expect(bars.withFewerColorChanges() == thrifty)
  }

  @Test func blockAfterItsOwnColorKeepsItsGlyph() {
    let bars = row([("▍", Self.red, Self.blue), ("█", Self.red, .terminal)])
    let thrifty = row([("▍", Self.red, Self.blue), ("█", Self.red, Self.blue)])
    #expect(bars.withFewerColorChanges() == thrifty)
  }

  @Test func nothingElseIsTouched() {
    var canvas = row([
      ("▍", Self.red, Self.blue), ("█", .terminal, .terminal), ("x", Self.red, Self.blue),
      ("▌", Self.blue, .terminal), ("█", Self.red, .terminal), ("▐", Self.red, .terminal),
    ])
    #expect(canvas.withFewerColorChanges() == canvas)
    // A reversed cell shows its colours the other way round.
    canvas.restyle(Rect(x: 3, y: 0, width: 1, height: 1)) { style in
      style = Style(foreground: Self.red, attributes: .reverse)
    }
    #expect(canvas.withFewerColorChanges() == canvas)
    #expect(Canvas(size: Size(width: 0, height: 3)).withFewerColorChanges().cells.isEmpty)
  }
}
