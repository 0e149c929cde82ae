import TextCanvas

/// What the probe draws: a canvas with every kind of cell, and a line that changes.
public enum ProbeScene {
  /// The scene for a screen size with the changing text at its foot.
  public static func canvas(size: Size, status: String) -> Canvas {
    var canvas = Canvas(size: size)
    canvas.write("probe \(size.width)x\(size.height)", x: 0, y: 0, style: Style(attributes: .bold))
    for index in 0..<16 {
      let color = Color.ansi(UInt8(index))
      canvas.write("a", x: 2 * index, y: 1, style: Style(foreground: color))
      canvas.write("b", x: 2 * index + 1, y: 1, style: Style(background: color))
    }
    for index in 0..<16 {
      let level = UInt8(index * 17)
      let color = Color.rgb(level, 255 - level, 128)
      canvas.write("█", x: index, y: 2, style: Style(foreground: color, background: .ansi(0)))
    }
    let attributes: [Attributes] = [.bold, .dim, .underline, .reverse, .italic]
    for (index, attribute) in attributes.enumerated() {
      canvas.write("style", x: 6 * index, y: 3, style: Style(attributes: attribute))
    }
    canvas.write("▐██▌▒╎│┌┐ ⡇⠢⠤ é e\u{301} 漢字 end", x: 0, y: 4, style: .plain)
    // The corners, of which the last cell is the one a terminal could scroll at.
    canvas.write("+", x: size.width - 1, y: 0, style: .plain)
    canvas.write("+", x: size.width - 1, y: size.height - 1, style: .plain)
    canvas.write(status, x: 0, y: size.height - 1, style: .plain, width: size.width - 2)
    return canvas
  }
}
