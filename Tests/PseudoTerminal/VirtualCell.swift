/// A colour as a program asked for it.
public enum VirtualColor: Sendable, Hashable {
  /// The terminal's own.
  case standard
  /// An index into the palette, 0…255.
  case palette(Int)
  /// An sRGB colour.
  case rgb(Int, Int, Int)
}

/// How a cell is drawn.
public struct VirtualStyle: Sendable, Hashable {
  /// Colour of the glyph.
  public var foreground = VirtualColor.standard
  /// Colour behind it.
  public var background = VirtualColor.standard
  /// Attributes that are on.
  public var bold = false, dim = false, italic = false, underline = false, reverse = false

  /// Creates the style after a reset.
  public init() {}
}

/// One cell of a virtual screen.
public struct VirtualCell: Sendable, Hashable {
  /// The glyph with its combining marks; empty in the right half of a wide one.
  public var text = " "
  /// How it is drawn.
  public var style = VirtualStyle()
}
