import Glibc
import TextCanvas

extension NumberText {
  /// A number in `width` cells: fixed decimals where they say something, an exponent otherwise.
  static func fitted(_ value: Double, decimals: Int, width: Int) -> String {
    let text = fixed(value, decimals: decimals)
    let isLost = value != 0 && abs(value) < 0.5 * pow(10, -Double(decimals))
    if text.utf8.count <= width, !isLost { return text }
    for digits in [3, 2, 1, 0] {
      let text = exponential(value, decimals: digits)
      if text.utf8.count <= width { return text }
    }
    return text
  }

  /// A number without the decimals that say nothing: 40000, 0.024.
  static func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : "\(value)"
  }
}
