import Glibc

/// Three stops expanded once to 101 colours, so that drawing only looks up a percentage.
enum Gradient {
  /// Colours for 0 %, 1 % … 100 %.
  ///
  /// Between two sRGB stops the steps are linear; where a stop is a terminal colour, which has no
  /// known value, the gradient keeps to the nearest of the three.
  static func expand(low: Color, middle: Color, high: Color) -> [Color] {
    (0...100).map { percent in
      let upper = percent > 50
      let share = Double(upper ? percent - 50 : percent) / 50
      if let mixed = mix(upper ? middle : low, upper ? high : middle, share) { return mixed }
      return percent < 34 ? low : percent < 67 ? middle : high
    }
  }

  private static func mix(_ from: Color, _ to: Color, _ share: Double) -> Color? {
    guard case .rgb(let r0, let g0, let b0) = from, case .rgb(let r1, let g1, let b1) = to else {
      return nil
    }
    func channel(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded())
    }
    return .rgb(channel(r0, r1), channel(g0, g1), channel(b0, b1))
  }
}
