import Testing

@testable import TextCanvas

/// What `body` draws in one glyph tier without colours or attributes.
func drawn(
  _ width: Int, _ height: Int, _ tier: GlyphTier, _ body: (inout Canvas, Appearance) -> Void
) -> String {
  let appearance = Appearance.plain(tier)
  var canvas = Canvas(size: Size(width: width, height: height), appearance: appearance)
  body(&canvas, appearance)
  return canvas.text
}

/// Random numbers that are the same in every run.
struct TestRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Up to eight scalars that are likely to cause trouble.
  mutating func text() -> String {
    let pool: [Unicode.Scalar] = [
      "a", "b", " ", "~", "é", "日", "本", "한", "🙂", "\u{301}", "\u{308}", "\u{200D}", "\u{202E}",
      "\u{0}", "\u{1B}", "\u{7F}", "\u{9B}", "\n", "\t", "\u{2028}", "א", "ب", "\u{FE0F}",
      "\u{E000}",
      "\u{FFFF}", "█", "⣿", "│", "\u{1160}", "\u{AD}",
    ]
    var result = ""
    for _ in 0..<Int.random(in: 0...8, using: &self) {
      result.unicodeScalars.append(pool.randomElement(using: &self) ?? "a")
    }
    return result
  }

  /// A rectangle that may lie partly or wholly outside a canvas.
  mutating func rect(around size: Size) -> Rect {
    Rect(
      x: Int.random(in: -8...size.width + 4, using: &self),
      y: Int.random(in: -4...size.height + 4, using: &self),
      width: Int.random(in: 0...size.width + 8, using: &self),
      height: Int.random(in: 0...size.height + 4, using: &self))
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &self)
  }
}

extension Canvas {
  /// Whether every wide glyph is followed by its right half and no half stands alone.
  var isWellFormed: Bool {
    (0..<size.height).allSatisfy { y in
      var expectsHalf = false
      for x in 0..<size.width {
        let glyph = self[x, y].glyph
        if (glyph == .continuation) != expectsHalf { return false }
        expectsHalf = Unicode.Scalar(glyph.base).map { CharacterWidth.kind(of: $0) } == .wide
      }
      return !expectsHalf
    }
  }

  /// Columns each row takes when it is printed.
  func rowWidth(_ y: Int) -> Int {
    (0..<size.width).reduce(0) { sum, x in
      let base = self[x, y].glyph.base
      guard base != 0, let scalar = Unicode.Scalar(base) else { return sum }
      return sum + CharacterWidth.kind(of: scalar).columns
    }
  }
}
