import TextCanvas

/// Reads one theme file, without those it inherits from, and collects all its faults.
struct ThemeReader {
  /// Values and their faults.
  var yaml = NodeReader()
  /// The theme's name.
  private(set) var name = ""
  /// The theme it inherits from and where that is said.
  private(set) var inherits: (name: String, place: Place)?
  /// The styles it gives.
  private(set) var roles: [Role: Style] = [:]

  private var palette: [String: Color] = [:]

  private static let attributes: [(name: String, value: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("underline", .underline), ("reverse", .reverse),
    ("italic", .italic),
  ]

  /// Reads a text; the faults are in `yaml`.
  mutating func read(_ bytes: [UInt8], file: String) {
    guard let root = yaml.parse(bytes, needed: "a mapping with `roles`"),
      let fields = yaml.fields(
        root, of: "the theme", allowed: ["name", "inherits", "palette", "roles"])
    else { return }
    name = fields["name"].map { yaml.name($0) ?? "" } ?? FileName.stem(file)
    if let node = fields["inherits"] {
      if let text = node.text, !text.isEmpty {
        inherits = (text, node.place)
      } else {
        yaml.refuse(node, "`inherits` is no name", "the name of a theme")
      }
    }
    if let node = fields["palette"] { readPalette(node) }
    if let node = fields["roles"] { readRoles(node) }
  }

  /// Reports that the theme inherits from itself, or as good as.
  mutating func refuseCycle(_ parent: (name: String, place: Place)) {
    yaml.faults.add(
      parent.place,
      "the theme inherits from itself: found \(HarmlessText.quoted(parent.name)), allowed is a "
        + "theme that does not, over at most \(ThemeFile.chainLimit) themes")
  }

  /// Reports that there is no theme to inherit from.
  mutating func refuseUnknown(_ parent: (name: String, place: Place)) {
    yaml.faults.add(
      parent.place,
      "unknown theme: found \(HarmlessText.quoted(parent.name)), "
        + "allowed is the name of another theme")
  }

  private mutating func readPalette(_ node: YAMLNode) {
    guard case .mapping(let entries) = node.content else {
      yaml.refuse(node, "`palette` is no mapping", "a mapping of names to colours")
      return
    }
    for entry in entries {
      guard let name = entry.key.text, !name.isEmpty, name != "default", !name.hasPrefix("#")
      else {
        yaml.refuse(
          entry.key, "no name for a colour of `palette`",
          "a text other than `default` that does not begin with `#`")
        continue
      }
      if palette[name] != nil {
        yaml.faults.add(
          entry.key.place,
          "a name of `palette` is given twice: found \(HarmlessText.quoted(name)), "
            + "allowed is one colour each")
      } else {
        // A faulty colour still makes its name known, so that its uses are no faults.
        palette[name] = color(entry.value, name, palette: [:]) ?? .terminal
      }
    }
  }

  private mutating func readRoles(_ node: YAMLNode) {
    let names = Role.allCases.map(\.rawValue)
    guard let fields = yaml.fields(node, of: "`roles`", allowed: names) else { return }
    for role in Role.allCases {
      guard let node = fields[role.rawValue],
        let fields = yaml.fields(
          node, of: "`\(role.rawValue)`", allowed: ["fg", "bg", "attributes"])
      else { continue }
      roles[role] = Style(
        foreground: fields["fg"].flatMap { color($0, "fg", palette: palette) } ?? .terminal,
        background: fields["bg"].flatMap { color($0, "bg", palette: palette) } ?? .terminal,
        attributes: fields["attributes"].map { attributes($0) } ?? [])
    }
  }

  private mutating func color(
    _ node: YAMLNode, _ key: String, palette: [String: Color]
  ) -> Color? {
    if let text = node.text, let color = palette[text] ?? NamedColor.color(text) { return color }
    let known = NamedColor.names + palette.keys.sorted()
    let text = node.text ?? ""
    let hint = text.hasPrefix("#") ? "" : NearestName.hint(text, among: known)
    yaml.refuse(
      node, "\(HarmlessText.quoted(key)) is no colour",
      "`default`, the terminal's \(HarmlessText.list(NamedColor.ansi)), each also as `bright-…`, "
        + "`\"#rrggbb\"` in quotes, or in a role a name of `palette`\(hint)")
    return nil
  }

  private mutating func attributes(_ node: YAMLNode) -> Attributes {
    guard case .sequence(let items) = node.content else {
      yaml.refuse(
        node, "`attributes` is no list",
        "a list of \(HarmlessText.list(Self.attributes.map(\.name)))")
      return []
    }
    var attributes: Attributes = []
    for item in items {
      if let found = Self.attributes.first(where: { $0.name == item.text }) {
        attributes.insert(found.value)
      } else {
        yaml.refuse(
          item, "an attribute is unknown", HarmlessText.list(Self.attributes.map(\.name)))
      }
    }
    return attributes
  }
}
