/// A colour of a cell.
public enum Color: Sendable, Hashable {
  /// The terminal's own default.
  case terminal
  /// One of the terminal's 16 colours, 0…15, in the usual ANSI order.
  case ansi(UInt8)
  /// An sRGB colour; shown as the nearest the terminal has.
  case rgb(UInt8, UInt8, UInt8)
}

/// Ways of drawing a cell besides its colours.
public struct Attributes: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8

  /// Creates attributes from bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Bold.
  public static let bold = Attributes(rawValue: 1)
  /// Dim.
  public static let dim = Attributes(rawValue: 2)
  /// Underlined.
  public static let underline = Attributes(rawValue: 4)
  /// Foreground and background swapped.
  public static let reverse = Attributes(rawValue: 8)
  /// Italic where the terminal has it.
  public static let italic = Attributes(rawValue: 16)
}

/// How a cell looks.
public struct Style: Sendable, Hashable {
  /// Colour of the glyph.
  public var foreground: Color
  /// Colour behind it.
  public var background: Color
  /// Bold, reverse and the like.
  public var attributes: Attributes

  /// Creates a style; what is left out is the terminal's own.
  public init(
    foreground: Color = .terminal, background: Color = .terminal, attributes: Attributes = []
  ) {
    self.foreground = foreground
    self.background = background
    self.attributes = attributes
  }

  /// The terminal's own colours, no attributes.
  public static let plain = Style()

  /// The same style with more attributes.
  public func adding(_ more: Attributes) -> Style {
    Style(foreground: foreground, background: background, attributes: attributes.union(more))
  }

  /// The same style on another background.
  public func on(_ color: Color) -> Style {
    Style(foreground: foreground, background: color, attributes: attributes)
  }
}
