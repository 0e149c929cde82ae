import TextCanvas
import Themes

/// Reads the flat form of theme files, enough to check the files of this repository.
struct ThemeFile {
  var fields: [String: String] = [:]
  var palette: [String: String] = [:]
  var roles: [String: String] = [:]

  init(_ text: [UInt8]) {
    var section = ""
    for line in String(decoding: text, as: UTF8.self).split(separator: "\n") {
      guard !line.hasPrefix("#") else { continue }
      guard let colon = line.firstIndex(of: ":") else { continue }
      let key = String(line[..<colon].filter { $0 != " " })
      let value = String(line[line.index(after: colon)...].drop { $0 == " " })
      if line.first != " " {
        section = key
        fields[key] = value
      } else if section == "palette" {
        palette[key] = String(value.filter { $0 != "\"" })
      } else {
        roles[key] = value
      }
    }
  }

  /// The theme, or nil when a role, colour or attribute has no meaning.
  func theme() -> Theme? {
    var styles: [Role: Style] = [:]
    for (name, text) in roles {
      guard let role = Role(rawValue: name), let style = style(text) else { return nil }
      styles[role] = style
    }
    let base: Theme? = fields["inherits"] == "default" ? .default : nil
    return Theme(name: fields["name"] ?? "", base: base, roles: styles)
  }

  private func style(_ text: String) -> Style? {
    var style = Style.plain
    let names: [String: Attributes] = [
      "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse,
      "italic": .italic,
    ]
    var list: Substring = text.dropFirst().dropLast()
    if let open = list.firstIndex(of: "[") {
      for name in list[open...].dropFirst().dropLast().split(separator: ", ") {
        guard let attribute = names[String(name)] else { return nil }
        style.attributes.insert(attribute)
      }
      list = list[..<open]
    }
    for part in list.split(separator: ", ") where !part.hasPrefix("attributes") {
      let words = part.split(separator: ": ").map(String.init)
      guard words.count == 2, let color = color(words[1]) else { return nil }
      switch words[0] {
      case "fg": style.foreground = color
      case "bg": style.background = color
      default: return nil
      }
    }
    return style
  }

  private func color(_ name: String) -> Color? {
    let names = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"]
    if name == "default" { return .terminal }
    if let index = names.firstIndex(of: name) { return .ansi(UInt8(index)) }
    if name.hasPrefix("bright-"), let index = names.firstIndex(of: String(name.dropFirst(7))) {
      return .ansi(UInt8(index + 8))
    }
    guard let hex = palette[name], let value = UInt32(hex.dropFirst(), radix: 16) else {
      return nil
    }
    return .rgb(UInt8(value >> 16), UInt8(value >> 8 & 255), UInt8(value & 255))
  }
}
