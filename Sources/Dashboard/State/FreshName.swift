import BatchModel

/// Names for new devices, which no other device has.
enum FreshName {
  /// The name with the next free number at its end: `d21` after `d20`, `phone2` after `phone`.
  static func next(after name: String, taken: Set<String>) -> String {
    let digits = String(name.reversed().prefix { $0.isASCII && $0.isNumber }.prefix(9).reversed())
    let stem = String(name.dropLast(digits.count))
    return first(stem, from: (Int(digits) ?? 1) + 1, width: digits.count, taken)
  }

  /// The name with `-2`, `-3`, … at its end.
  static func copy(of name: String, taken: Set<String>) -> String {
    first(name + "-", from: 2, width: 1, taken)
  }

  private static func first(
    _ stem: String, from start: Int, width: Int, _ taken: Set<String>
  ) -> String {
    var number = start
    while true {
      let digits = "\(number)"
      let text = String(repeating: "0", count: max(0, width - digits.count)) + digits
      let name = stem.prefix(Scenario.Limits.nameLength.upperBound - text.count) + text
      if !taken.contains(String(name)) { return String(name) }
      number += 1
    }
  }
}
