import Glibc

/// Numbers as text, with a point in every locale.
public enum NumberText {
  /// A number with a fixed count of decimals, rounded half away from zero; `inf`, `-inf`, `nan`
  /// for what has no digits, and the shortest text for what exceeds 15 digits.
  public static func fixed(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "\(value)" }
    let decimals = max(0, min(9, decimals))
    let scale = pow(10, Double(decimals))
    let scaled = (value.magnitude * scale).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let digits = String(UInt64(scaled))
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard decimals > 0 else { return sign + padded }
    return sign + padded.dropLast(decimals) + "." + padded.suffix(decimals)
  }

  /// A number as `1.25e-07`, with that many decimals; `inf`, `-inf`, `nan`.
  public static func exponential(_ value: Double, decimals: Int) -> String {
    printed("%.*e", decimals, value)
  }

  /// The nearest number of that many significant digits, with an exponent where it is shorter.
  public static func significant(_ value: Double, digits: Int) -> String {
    printed("%.*g", digits, value)
  }

  /// C's text of a number: exact, and with a point, as no more of the locale is set than its
  /// characters.
  private static func printed(_ format: String, _ digits: Int, _ value: Double) -> String {
    var text = [CChar](repeating: 0, count: 64)
    let count = withVaList([CInt(digits), value]) { vsnprintf(&text, text.count, format, $0) }
    return String(decoding: text.prefix(Int(count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A difference of mean FIDs with its sign, in at most six cells up to ten thousand: `-0.214`,
  /// `+12.31`, `0`; what rounds to nothing keeps its sign.
  public static func difference(_ value: Double) -> String {
    if value == 0 { return "0" }
    let size = value.magnitude
    let text = fixed(size, decimals: size < 9.9995 ? 3 : size < 99.995 ? 2 : size < 999.95 ? 1 : 0)
    return (value < 0 ? "-" : "+") + text
  }

  /// Seconds as somebody waiting wants them: `8 s`, `3 min 20 s`, `2 h 5 min`.
  public static func roughDuration(_ seconds: Double) -> String {
    guard seconds < 360_000 else { return "more than 100 h" }
    let whole = Int(max(0, seconds).rounded(.up))
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return "\(whole / 60) min \(whole % 60) s" }
    return "\(whole / 3600) h \(whole % 3600 / 60) min"
  }
}

extension Double {
  /// The nearest whole number inside a range; its start for not a number.
  func clamped(to range: ClosedRange<Int>) -> Int {
    guard self > Double(range.lowerBound) else { return range.lowerBound }
    guard self < Double(range.upperBound) else { return range.upperBound }
    return Int(rounded())
  }
}
