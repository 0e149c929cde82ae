/// Text from outside, made fit for a line on a terminal.
enum HarmlessText {
  /// Values longer than this are cut.
  static let limit = 60

  /// `text` with everything escaped that could steer a terminal or turn the writing direction.
  static func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if isHarmless(scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      }
    }
    return result
  }

  /// `text` escaped, shortened and between backquotes.
  static func quoted(_ text: some StringProtocol) -> String {
    let start = text.unicodeScalars.prefix(limit + 1)
    if start.count <= limit { return "`\(escaped(text))`" }
    return "`\(escaped(String(String.UnicodeScalarView(start.dropLast()))))…`"
  }

  /// Names between backquotes, joined for a sentence.
  static func list(_ names: [String]) -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " and " + last
  }

  /// Whether a terminal shows the character and nothing else happens.
  static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return scalar.value >= 0x20 && scalar.value != 0x7F }
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
      return false
    case .format:
      // Joiners hold emoji and scripts together; the other format characters deceive.
      return scalar.value == 0x200C || scalar.value == 0x200D
    default:
      return true
    }
  }
}
