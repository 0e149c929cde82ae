import CCurses
import TextCanvas

/// The way from a canvas's cells to those of the terminal.
struct Palette {
  let tier: ColorTier
  private let hasBrightColors: Bool

  /// Creates a palette for a terminal of so many colours.
  init(colors: Int) {
    tier = colors >= 256 ? .full256 : colors >= 8 ? .ansi16 : .none
    hasBrightColors = colors >= 16
  }

  /// The cell in the terminal's terms.
  func cell(_ cell: Cell, width: Int) -> cc_cell {
    let style = cell.style
    var attributes = style.attributes
    var foreground = index(of: style.foreground)
    var background = index(of: style.background)
    if !hasBrightColors {
      // The bright half of 16 colours is bold on terminals that have eight.
      if foreground >= 8 {
        foreground -= 8
        attributes.insert(.bold)
      }
      if background >= 8 { background -= 8 }
    }
    return cc_cell(
      base: cell.glyph.base, mark1: cell.glyph.mark1, mark2: cell.glyph.mark2,
      foreground: foreground, background: background, attributes: UInt32(attributes.rawValue),
      width: Int32(width))
  }

  private func index(of color: Color) -> Int32 {
    color.paletteIndex(in: tier).map(Int32.init) ?? -1
  }
}
