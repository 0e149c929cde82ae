/// Powers of ten around a number.
enum Decade {
  /// The largest power of ten that is not above `value` > 0; 1 for what is not above 0.
  static func floor(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return 1 }
    return power(exponent(value)) ?? 1
  }

  /// The number with twelve digits, as a person would write it: 8.7, not 8.700000000000001.
  static func rounded(_ value: Double) -> Double {
    guard value != 0, value.isFinite else { return value }
    let shift = exponent(abs(value)) - 11
    // Two factors, since one power of ten may be beyond the doubles.
    let half = shift / 2
    guard let first = power(half), let second = power(shift - half) else { return value }
    let digits = (value / first / second).rounded()
    guard abs(digits) < 1e15 else { return value }
    // Powers up to 10²² are exact, and so the quotient is the number nearest to the decimal.
    if (-22...0).contains(shift), let divisor = power(-shift) { return digits / divisor }
    return Double("\(Int(digits))e\(shift)") ?? value
  }

  private static let exponents = -323...308
  private static let powers = exponents.map { Double("1e\($0)") ?? 0 }

  /// 10 to a whole power, nil beyond the doubles.
  private static func power(_ exponent: Int) -> Double? {
    exponents.contains(exponent) ? powers[exponent - exponents.lowerBound] : nil
  }

  private static func exponent(_ value: Double) -> Int {
    var (exponent, rest) = (0, value)
    while rest < 1 {
      rest *= 10
      exponent -= 1
    }
    while rest >= 10 {
      rest /= 10
      exponent += 1
    }
    // The rest has gathered rounding errors; the power itself decides.
    while let power = power(exponent), power > value { exponent -= 1 }
    while let power = power(exponent + 1), power <= value { exponent += 1 }
    return exponent
  }
}
