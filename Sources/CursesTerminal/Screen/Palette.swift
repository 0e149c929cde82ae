import CCurses
import TextCanvas

/// The way from a canvas's colours to those of the terminal.
struct Palette {
  /// 0, 8, 16 or 256: how many indices are used.
  private let colors: Int

  /// Creates a palette for a terminal of so many colours.
  init(colors: Int) { self.colors = colors >= 256 ? 256 : colors >= 16 ? 16 : colors >= 8 ? 8 : 0 }

  var tier: ColorTier { colors == 256 ? .full256 : colors == 0 ? .none : .ansi16 }

  /// The cell in the terminal's terms.
  func cell(_ cell: Cell, width: Int) -> cc_cell {
    let style = cell.style
    var attributes = style.attributes
    var foreground = index(of: style.foreground)
    var background = index(of: style.background)
    if colors == 8 {
      // The bright half of 16 colours is bold on the eight.
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
    guard colors > 0 else { return -1 }
    return switch color {
    case .terminal: -1
    case .ansi(let index): Int32(index & 15)
    case .rgb(let red, let green, let blue):
      Int32(colors == 256 ? Self.nearest256(red, green, blue) : Self.nearest16(red, green, blue))
    }
  }
}

extension Palette {
  /// The nearest of the xterm palette's cube and greys; the first 16 vary between terminals.
  static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let levels = [0, 95, 135, 175, 215, 255]
    let target = [Int(red), Int(green), Int(blue)]
    let steps = target.map { value in
      levels.indices.min { abs(levels[$0] - value) < abs(levels[$1] - value) } ?? 0
    }
    let grey = min(23, max(0, (target.reduce(0, +) / 3 - 3) / 10))
    let cubeDistance = distance(target, steps.map { levels[$0] })
    let greyDistance = distance(target, Array(repeating: 8 + 10 * grey, count: 3))
    return greyDistance < cubeDistance
      ? 232 + grey : 16 + 36 * steps[0] + 6 * steps[1] + steps[2]
  }

  /// The nearest of the 16 colours at xterm's values.
  static func nearest16(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> Int {
    let target = [Int(red), Int(green), Int(blue)]
    return ansi.indices.min { distance(target, ansi[$0]) < distance(target, ansi[$1]) } ?? 7
  }

  private static let ansi = [
    [0, 0, 0], [205, 0, 0], [0, 205, 0], [205, 205, 0], [0, 0, 238], [205, 0, 205],
    [0, 205, 205], [229, 229, 229], [127, 127, 127], [255, 0, 0], [0, 255, 0], [255, 255, 0],
    [92, 92, 255], [255, 0, 255], [0, 255, 255], [255, 255, 255],
  ]

  private static func distance(_ a: [Int], _ b: [Int]) -> Int {
    zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
  }
}
