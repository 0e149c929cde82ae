/// The lines of a settings file, of which single values can be changed.
///
/// Knows only keys at the left edge with a value on the same line; whether the outcome is what
/// was wanted is for the caller to check by reading it.
struct SettingsLines {
  private var lines: [String]

  /// What an empty file begins with.
  private static let head = "# Settings of stackdeck; every key may be left out."

  init(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    // By scalars: "\r\n" is one Character.
    lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      .map { String($0) }
    if lines.last == "" { lines.removeLast() }
    if lines.isEmpty { lines = [Self.head] }
  }

  /// The text, every line ended.
  var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

  /// Sets the value of a key, or adds a line with it.
  mutating func set(_ key: String, to value: String) {
    guard let index = lines.firstIndex(where: { Self.isLine($0, of: key) }) else {
      lines.append("\(key): \(value)")
      return
    }
    let line = lines[index]
    let end = line.hasSuffix("\r") ? "\r" : ""
    let comment = Self.comment(after: line.dropFirst(key.count))
    lines[index] = "\(key): \(value)\(comment)\(end)"
  }

  private static func isLine(_ line: String, of key: String) -> Bool {
    line.hasPrefix(key) && line.dropFirst(key.count).drop { $0 == " " }.first == ":"
  }

  /// The comment of a line with the blanks before it; empty where there is none.
  private static func comment(after rest: Substring) -> Substring {
    let scalars = rest.unicodeScalars
    var quote: Unicode.Scalar?
    var blanks: Substring.Index?
    var isEscaped = false
    for index in scalars.indices {
      let scalar = scalars[index]
      if let open = quote {
        if !isEscaped, scalar == open { quote = nil }
        isEscaped = !isEscaped && scalar == "\\" && open == "\""
      } else if scalar == "#", let blanks {
        let comment = rest[blanks...]
        return comment.hasSuffix("\r") ? comment.dropLast() : comment
      } else if scalar == " " || scalar == "\t" {
        blanks = blanks ?? index
        continue
      } else if scalar == "\"" || scalar == "'" {
        quote = scalar
      }
      blanks = nil
    }
    return ""
  }
}
