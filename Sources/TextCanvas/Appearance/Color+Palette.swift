extension Color {
  /// The palette index, 0…255, that shows this colour in a colour tier.
  ///
  /// nil for the terminal's own default, and for everything where there are no colours. An sRGB
  /// colour becomes the nearest of the xterm cube and grey ramp, or the nearest of the 16.
  public func paletteIndex(in tier: ColorTier) -> UInt8? {
    switch (self, tier) {
    case (.terminal, _), (_, .none): nil
    case (.ansi(let index), _): index & 15
    case (.rgb(let red, let green, let blue), .full256): Color.nearest256(red, green, blue)
    case (.rgb(let red, let green, let blue), .ansi16): Color.nearest16(red, green, blue)
    }
  }

  /// The nearest of xterm's indices 16…255; the cube wins a tie with the grey ramp.
  static func nearest256(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    let (r, g, b) = (cubeLevel(red), cubeLevel(green), cubeLevel(blue))
    let average = (Int(red) + Int(green) + Int(blue)) / 3
    let grey = min(23, max(0, (average - 3) / 10))
    let cubeIndex = UInt8(16 + 36 * r + 6 * g + b)
    let greyIndex = UInt8(232 + grey)
    let wanted = (red, green, blue)
    return distance(wanted, components(of: greyIndex)) < distance(wanted, components(of: cubeIndex))
      ? greyIndex : cubeIndex
  }

  /// The nearest of the 16 as xterm paints them by default.
  static func nearest16(_ red: UInt8, _ green: UInt8, _ blue: UInt8) -> UInt8 {
    (0..<16).min {
      distance((red, green, blue), components(of: $0))
        < distance((red, green, blue), components(of: $1))
    } ?? 7
  }

  /// The red, green and blue of an xterm palette index by default.
  static func components(of index: UInt8) -> (UInt8, UInt8, UInt8) {
    switch index {
    case 0..<16: xterm16[Int(index)]
    case 232...: (8 + 10 * (index - 232), 8 + 10 * (index - 232), 8 + 10 * (index - 232))
    default:
      (
        cubeLevels[Int(index - 16) / 36], cubeLevels[Int(index - 16) / 6 % 6],
        cubeLevels[Int(index - 16) % 6]
      )
    }
  }

  private static let cubeLevels: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let xterm16: [(UInt8, UInt8, UInt8)] = [
    (0, 0, 0), (205, 0, 0), (0, 205, 0), (205, 205, 0), (0, 0, 238), (205, 0, 205),
    (0, 205, 205), (229, 229, 229), (127, 127, 127), (255, 0, 0), (0, 255, 0), (255, 255, 0),
    (92, 92, 255), (255, 0, 255), (0, 255, 255), (255, 255, 255),
  ]

  private static func cubeLevel(_ value: UInt8) -> Int {
    value < 48 ? 0 : value < 115 ? 1 : (Int(value) - 35) / 40
  }

  private static func distance(
    _ a: (UInt8, UInt8, UInt8), _ b: (UInt8, UInt8, UInt8)
  ) -> Int {
    let red = Int(a.0) - Int(b.0)
    let green = Int(a.1) - Int(b.1)
    let blue = Int(a.2) - Int(b.2)
    return red * red + green * green + blue * blue
  }
}
