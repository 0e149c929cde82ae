import TextCanvas

/// Colours as theme files write them.
enum NamedColor {
  /// The terminal's first eight colours, in their order.
  static let ansi = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]

  /// Every name of a colour.
  static let names = ["default"] + ansi + ansi.map { "bright-" + $0 }

  /// `default`, a name of the terminal's 16 or `#rrggbb`; nil for anything else.
  static func color(_ text: String) -> Color? {
    if text == "default" { return .terminal }
    if let index = names.firstIndex(of: text) { return .ansi(UInt8(index - 1)) }
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "#"), digits.count == 6,
      digits.allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit }),
      let value = UInt32(text.dropFirst(), radix: 16)
    else { return nil }
    return .rgb(
      UInt8(value >> 16), UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value))
  }
}
