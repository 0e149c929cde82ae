/// What one cell shows: a scalar of width 1 or 2 with up to two combining marks.
///
/// Plain data, so that a canvas copies and compares fast. A wide glyph is followed by a cell
/// whose `glyph` is `.continuation`.
public struct Glyph: Sendable, Hashable {
  /// The base scalar; 0 marks the right half of a wide glyph.
  public var base: UInt32
  /// The first combining mark, or 0.
  public var mark1: UInt32
  /// The second combining mark, or 0.
  public var mark2: UInt32

  /// Creates a glyph from scalar values.
  public init(base: UInt32, mark1: UInt32 = 0, mark2: UInt32 = 0) {
    self.base = base
    self.mark1 = mark1
    self.mark2 = mark2
  }

  /// Creates a glyph from one scalar.
  public init(_ scalar: Unicode.Scalar) { self.init(base: scalar.value) }

  /// An empty cell.
  public static let blank = Glyph(base: 0x20)
  /// The right half of a wide glyph.
  public static let continuation = Glyph(base: 0)
}

/// A glyph with its style.
public struct Cell: Sendable, Hashable {
  /// What is shown.
  public var glyph: Glyph
  /// How it is shown.
  public var style: Style

  /// Creates a cell.
  public init(glyph: Glyph, style: Style) {
    self.glyph = glyph
    self.style = style
  }

  /// A blank in the terminal's own colours.
  public static let blank = Cell(glyph: .blank, style: .plain)
}
