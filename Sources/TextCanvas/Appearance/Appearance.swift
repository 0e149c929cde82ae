/// Which glyphs a terminal and its font can show.
public enum GlyphTier: String, Sendable, Hashable, CaseIterable {
  /// Braille for lines, block elements for bars.
  case braille
  /// Block elements and box drawing.
  case block
  /// ASCII only.
  case ascii
}

/// How many colours a terminal can show.
public enum ColorTier: String, Sendable, Hashable, CaseIterable {
  /// The xterm palette of 256; sRGB colours become the nearest of them.
  case full256 = "256"
  /// The terminal's own 16.
  case ansi16 = "16"
  /// None: attributes only.
  case none
}

/// All a drawing needs to know about how to look.
public struct Appearance: Sendable, Hashable {
  /// Styles by role.
  public var theme: Theme
  /// Glyphs to draw with.
  public var glyphs: GlyphTier
  /// Colours to draw with.
  public var colors: ColorTier
  /// Whether bold, reverse and the like exist; false for plain text, where no glyph may need
  /// reverse video to be understood.
  public var attributes: Bool

  /// Creates an appearance.
  public init(
    theme: Theme = .default, glyphs: GlyphTier = .braille, colors: ColorTier = .full256,
    attributes: Bool = true
  ) {
    self.theme = theme
    self.glyphs = glyphs
    self.colors = colors
    self.attributes = attributes
  }

  /// Plain text: no colours and no attributes.
  public static func plain(_ glyphs: GlyphTier) -> Appearance {
    Appearance(theme: .monochrome, glyphs: glyphs, colors: .none, attributes: false)
  }

  /// The style of a role; attributes alone carry it when there are no colours.
  public subscript(role: Role) -> Style {
    let style = colors == .none ? Theme.monochrome[role] : theme[role]
    return attributes ? style : Style(foreground: style.foreground, background: style.background)
  }

  /// A fraction 0…1 as a foreground on the heat gradient; plain without colours.
  public func heat(_ fraction: Double) -> Style {
    guard colors != .none else { return .plain }
    return Style(foreground: theme.heat(fraction), background: theme[.text].background)
  }

  /// Whether a cell can hold two colours or be reversed, so that bars may end at eighths.
  var hasFineBars: Bool { glyphs != .ascii && colors != .none && attributes }
}

extension Canvas {
  /// Creates a blank canvas in the `text` style of an appearance.
  public init(size: Size, appearance: Appearance) {
    self.init(size: size, background: appearance[.text], glyphs: appearance.glyphs)
  }
}
