import BatchModel

/// Numbers and texts of JSON.
public enum JSONText {
  /// The shortest number that reads back as the same double; null for nil and what is not finite,
  /// as JSON has no word for it.
  public static func number(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "null" }
    return DecimalText.text(value)
  }

  /// A text in quotes, with everything escaped that could steer a terminal.
  public static func string(_ string: String) -> String {
    var text = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"", "\\": text += "\\\(scalar)"
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case _ where HarmlessText.isHarmless(scalar): text.unicodeScalars.append(scalar)
      default: for unit in String(scalar).utf16 { text += escape(unit) }
      }
    }
    return text + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
