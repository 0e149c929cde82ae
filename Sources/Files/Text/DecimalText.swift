/// Numbers as text: YAML 1.2's core schema without its other bases, `.inf` and `.nan`.
enum DecimalText {
  /// The number a plain scalar stands for, infinite if it is too large; nil if it is no number.
  ///
  /// `[-+]? ( . digits | digits [ . digits? ] ) ( [eE] [-+]? digits )?`, and unlike the core
  /// schema no leading zero: whether `010` is 8 or 10 has been answered in two ways.
  static func number(_ text: String) -> Double? {
    isNumber(text) ? Double(text) : nil
  }

  /// The whole number a plain scalar stands for, `[-+]? digits`; nil if it is none or too large.
  static func wholeNumber(_ text: String) -> Int? {
    let digits = text.utf8.drop { $0 == minus || $0 == plus }
    guard text.utf8.count - digits.count <= 1, digits.allSatisfy(isDigit),
      !hasLeadingZero(digits)
    else { return nil }
    return Int(text)
  }

  /// The shortest text that reads back as the same double and is a number of the core schema.
  static func text(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static let minus = UInt8(ascii: "-")
  private static let plus = UInt8(ascii: "+")

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  private static func hasLeadingZero(_ digits: Substring.UTF8View) -> Bool {
    digits.count > 1 && digits.first == UInt8(ascii: "0")
  }

  private static func isNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    func sign() {
      if let first = rest.first, first == minus || first == plus { rest.removeFirst() }
    }
    func digits() -> Substring.UTF8View {
      let digits = rest.prefix(while: isDigit)
      rest = rest[digits.endIndex...]
      return digits
    }

    sign()
    let whole = digits()
    if hasLeadingZero(whole) { return false }
    var fraction = 0
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      fraction = digits().count
    }
    if whole.isEmpty, fraction == 0 { return false }
    if let e = rest.first, e == UInt8(ascii: "e") || e == UInt8(ascii: "E") {
      rest.removeFirst()
      sign()
      if digits().isEmpty { return false }
    }
    return rest.isEmpty
  }
}
