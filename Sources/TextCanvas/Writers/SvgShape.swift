/// Glyphs that a picture draws as shapes, so that no font can leave gaps between cells.
///
/// All lengths are in units of the picture: a cell is `width` by `height`.
enum SvgShape {
  static let width = 9.0
  static let height = 18.0

  /// Whether a run of this glyph is one shape as wide as all of its cells.
  static func joins(_ glyph: Glyph) -> Bool {
    switch glyph.base {
    case 0x20, 0x2500, 0x2501, 0x2580...0x2588, 0x2591...0x2594: true
    default: false
    }
  }

  /// The path of a glyph whose cell begins at (x, y), and how much of its ink is mixed in, 0…1;
  /// nil for glyphs that are text.
  ///
  /// `columns` above 1 are for glyphs that join.
  static func path(
    _ glyph: Glyph, x: Double, y: Double, columns: Int = 1
  ) -> (data: String, opacity: Double)? {
    guard glyph.mark1 == 0 else { return nil }
    let width = width * Double(columns)
    switch glyph.base {
    case 0x2500: return (rect(x, y + height / 2 - 0.7, width, 1.4), 1)
    case 0x2501: return (rect(x, y + height / 2 - 1.4, width, 2.8), 1)
    case 0x2580...0x259F: return block(glyph.base, x, y, width)
    case 0x2801...0x28FF: return (braille(glyph.base - 0x2800, x, y), 1)
    default: return line(glyph.base, x, y).map { ($0, 1) }
    }
  }

  /// A rectangle with sides parallel to the axes.
  static func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    "M\(number(x)) \(number(y))h\(number(width))v\(number(height))h\(number(-width))z"
  }

  /// A number with at most three decimals.
  static func number(_ value: Double) -> String {
    var text = NumberText.fixed(value, decimals: 3)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  private static func block(
    _ base: UInt32, _ x: Double, _ y: Double, _ w: Double
  ) -> (String, Double) {
    let h = height
    switch base {
    case 0x2580: return (rect(x, y, w, h / 2), 1)
    case 0x2581...0x2588:
      let part = h * Double(base - 0x2580) / 8
      return (rect(x, y + h - part, w, part), 1)
    case 0x2589...0x258F: return (rect(x, y, w * Double(0x2590 - base) / 8, h), 1)
    case 0x2590: return (rect(x + w / 2, y, w / 2, h), 1)
    case 0x2591...0x2593: return (rect(x, y, w, h), Double(base - 0x2590) * 0.25)
    case 0x2594: return (rect(x, y, w, h / 8), 1)
    case 0x2595: return (rect(x + w * 7 / 8, y, w / 8, h), 1)
    default:
      // Quadrants: upper left 1, upper right 2, lower left 4, lower right 8.
      let masks = [4, 8, 1, 13, 9, 7, 11, 2, 6, 14]
      let mask = masks[Int(base - 0x2596)]
      var data = ""
      for bit in 0..<4 where mask >> bit & 1 == 1 {
        data += rect(x + Double(bit % 2) * w / 2, y + Double(bit / 2) * h / 2, w / 2, h / 2)
      }
      return (data, 1)
    }
  }

  private static func braille(_ mask: UInt32, _ x: Double, _ y: Double) -> String {
    var data = ""
    for bit in 0..<8 where mask >> UInt32(bit) & 1 == 1 {
      let column = bit < 6 ? bit / 3 : bit - 6
      let row = bit < 6 ? bit % 3 : 3
      let left = x + width * (Double(column) * 2 + 1) / 4 - 1.2
      let middle = y + height * (Double(row) * 2 + 1) / 8
      data += "M\(number(left)) \(number(middle))a1.2 1.2 0 1 0 2.4 0a1.2 1.2 0 1 0-2.4 0z"
    }
    return data
  }

  /// Box drawing with light and heavy lines; nil for the rest.
  private static func line(_ base: UInt32, _ x: Double, _ y: Double) -> String? {
    let (cx, cy) = (x + width / 2, y + height / 2)
    switch base {
    case 0x2504, 0x2508, 0x254C: return dashes(x, cy, isVertical: false, count: dashCount(base))
    case 0x2506, 0x250A, 0x254E: return dashes(cx, y, isVertical: true, count: dashCount(base))
    case 0x256D...0x2570: return corner(base, x, y)
    default: break
    }
    guard let arms = arms[base] else { return nil }
    let thickness = arms.isHeavy ? 2.8 : 1.4
    let half = thickness / 2
    var data = ""
    if arms.left || arms.right {
      let from = arms.left ? x : cx - half
      let to = arms.right ? x + width : cx + half
      data += rect(from, cy - half, to - from, thickness)
    }
    if arms.up || arms.down {
      let from = arms.up ? y : cy - half
      let to = arms.down ? y + height : cy + half
      data += rect(cx - half, from, thickness, to - from)
    }
    return data
  }

  private static func dashCount(_ base: UInt32) -> Int {
    switch base {
    case 0x254C, 0x254E: 2
    case 0x2504, 0x2506: 3
    default: 4
    }
  }

  private static func dashes(
    _ x: Double, _ y: Double, isVertical: Bool, count: Int
  ) -> String {
    let pitch = (isVertical ? height : width) / Double(count)
    return (0..<count).map { index in
      let start = (Double(index) + 0.2) * pitch
      return isVertical
        ? rect(x - 0.7, y + start, 1.4, pitch * 0.6)
        : rect(x + start, y - 0.7, pitch * 0.6, 1.4)
    }.joined()
  }

  /// Round corners: a straight piece and a quarter of a circle, as an outline 1.4 units thick.
  private static func corner(_ base: UInt32, _ x: Double, _ y: Double) -> String {
    let isRight = base == 0x256D || base == 0x2570
    let isDown = base == 0x256D || base == 0x256E
    let (sx, sy) = (isRight ? 1.0 : -1.0, isDown ? 1.0 : -1.0)
    let (cx, cy) = (x + width / 2, y + height / 2)
    let (outer, inner) = (width / 2 + 0.7, width / 2 - 0.7)
    let sweep = isRight == isDown ? 1 : 0
    let bend = cy + sy * width / 2
    let end = number(cy + sy * height / 2)
    let edge = cx + sx * width / 2
    return "M\(number(cx - sx * 0.7)) \(end)V\(number(bend))"
      + "A\(number(outer)) \(number(outer)) 0 0 \(sweep) \(number(edge)) \(number(cy - sy * 0.7))"
      + "V\(number(cy + sy * 0.7))"
      + "A\(number(inner)) \(number(inner)) 0 0 \(1 - sweep) \(number(cx + sx * 0.7)) "
      + "\(number(bend))V\(end)z"
  }

  private struct Arms {
    var left, right, up, down, isHeavy: Bool
  }

  private static let arms: [UInt32: Arms] = {
    let table: KeyValuePairs<UInt32, String> = [
      0x2502: "ud", 0x2503: "UD", 0x250C: "rd", 0x250F: "RD",
      0x2510: "ld", 0x2513: "LD", 0x2514: "ru", 0x2517: "RU", 0x2518: "lu", 0x251B: "LU",
      0x251C: "udr", 0x2523: "UDR", 0x2524: "udl", 0x252B: "UDL", 0x252C: "lrd", 0x2533: "LRD",
      0x2534: "lru", 0x253B: "LRU", 0x253C: "lrud", 0x254B: "LRUD", 0x2574: "l", 0x2575: "u",
      0x2576: "r", 0x2577: "d", 0x2578: "L", 0x2579: "U", 0x257A: "R", 0x257B: "D",
    ]
    var result: [UInt32: Arms] = [:]
    for (base, text) in table {
      func has(_ letter: Character) -> Bool {
        text.contains(letter) || text.contains(letter.uppercased())
      }
      result[base] = Arms(
        left: has("l"), right: has("r"), up: has("u"), down: has("d"),
        isHeavy: text.first?.isUppercase == true)
    }
    return result
  }()
}
