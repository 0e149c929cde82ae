public import TextCanvas

/// What a user wants the dashboard to begin with; nil is the program's own choice.
public struct Settings: Sendable, Equatable {
  /// The name of a theme.
  public var theme: String?
  /// The glyphs to draw with.
  public var glyphs: GlyphTier?
  /// Whether the mouse is heard.
  public var mouse: Bool?

  /// Creates settings.
  public init(theme: String? = nil, glyphs: GlyphTier? = nil, mouse: Bool? = nil) {
    self.theme = theme
    self.glyphs = glyphs
    self.mouse = mouse
  }

  /// The keys that are set with their values as YAML, in the order of the documentation.
  var entries: [(key: String, value: String)] {
    var entries: [(String, String)] = []
    if let theme { entries.append(("theme", Self.scalar(theme))) }
    if let glyphs { entries.append(("glyphs", glyphs.rawValue)) }
    if let mouse { entries.append(("mouse", "\(mouse)")) }
    return entries
  }

  /// These settings with those of `other` in place where it has any.
  func merged(with other: Settings) -> Settings {
    Settings(
      theme: other.theme ?? theme, glyphs: other.glyphs ?? glyphs, mouse: other.mouse ?? mouse)
  }

  /// A text as a YAML scalar on one line; in quotes unless it is a plain word.
  private static func scalar(_ text: String) -> String {
    let isWord = text.utf8.allSatisfy {
      Unicode.Scalar($0).properties.isAlphabetic && $0 < 0x80 || (0x30...0x39).contains($0)
        || $0 == 0x2D || $0 == 0x5F
    }
    if isWord, let first = text.first, first.isLetter { return text }
    return "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
