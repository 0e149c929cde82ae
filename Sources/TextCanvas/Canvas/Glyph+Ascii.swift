extension Glyph {
  /// The nearest glyph of the ASCII tier: `?` for what has none.
  ///
  /// Chrome has look-alikes, so that a drawing made for Unicode stays readable in the C locale.
  public var asciiFallback: Glyph {
    if base >= 0x20 && base < 0x7F { return Glyph(base: base) }
    if (0x2500...0x257F).contains(base) { return Glyph(Glyph.asciiLine(base)) }
    if (0x2801...0x28FF).contains(base) { return Glyph("*") }
    return Glyph(Glyph.lookAlikes[base] ?? "?")
  }

  /// Box drawing: lines by direction, everything else a crossing.
  private static func asciiLine(_ base: UInt32) -> Unicode.Scalar {
    switch base {
    case 0x2500, 0x2501, 0x2504, 0x2505, 0x2508, 0x2509, 0x254C, 0x254D, 0x2550, 0x2574, 0x2576,
      0x2578, 0x257A, 0x257C, 0x257E:
      "-"
    case 0x2502, 0x2503, 0x2551, 0x2575, 0x2577, 0x2579, 0x257B, 0x257D, 0x257F: "|"
    case 0x2506, 0x2507, 0x250A, 0x250B, 0x254E, 0x254F: ":"
    default: "+"
    }
  }

  private static let lookAlikes: [UInt32: Unicode.Scalar] = {
    let table: KeyValuePairs<String, Unicode.Scalar> = [
      " \u{2800}": " ", "·•∙⋅": ".", "–—−‐‑": "-", "‘’‚′´": "'", "“”„″": "\"", "…": "~",
      "×✕✖✗✘": "x", "÷": "/", "≤‹◀◂←⇐⟵": "<", "≥›▶▸►→⇒⟶": ">", "≈∼": "~", "≠": "!", "±": "+",
      "▲△▴↑⇑": "^", "▼▽▾↓⇓": "v", "✓✔√": "v", "◆◇●○◉★☆": "*", "■□▪▫█▇▆▅▉▊▋▓▒": "#",
      "▄▃▂▁": "_", "▌▍▎▏▐▕": "|", "▀▔": "\"", "░": ".", "↵⏎": "<", "⌊⌈": "[", "⌋⌉": "]",
      "∞": "8", "∅": "0", "∑Σ": "S", "Δ∆": "D", "α": "a", "β": "b", "γ": "g", "δ": "d",
      "ε": "e", "η": "n", "θ": "t", "λ": "l", "µμ": "u", "π": "p", "ρ": "r", "σ": "s",
      "τ": "t", "φ": "f", "ω": "w", "²": "2", "³": "3", "₀": "0", "₁": "1", "₂": "2",
    ]
    var result: [UInt32: Unicode.Scalar] = [:]
    for (from, to) in table {
      for scalar in from.unicodeScalars { result[scalar.value] = to }
    }
    return result
  }()
}
