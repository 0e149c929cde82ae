/// One line of text in several styles: titles, footers, key hints.
public struct StyledText: Sendable, Hashable {
  /// A piece of text in one style.
  public struct Run: Sendable, Hashable {
    /// The text.
    public var text: String
    /// Its style.
    public var style: Style

    /// Creates a piece.
    public init(_ text: String, _ style: Style) {
      self.text = text
      self.style = style
    }
  }

  /// The pieces from left to right.
  public private(set) var runs: [Run]

  /// Creates a line from pieces.
  public init(_ runs: [Run] = []) { self.runs = runs }

  /// Creates a line in one style.
  public init(_ text: String, _ style: Style) { runs = [Run(text, style)] }

  /// Adds a piece at the end.
  public mutating func append(_ text: String, _ style: Style) { runs.append(Run(text, style)) }

  /// Cells the whole line takes.
  public var width: Int { runs.reduce(0) { $0 + CharacterWidth.displayWidth(of: $1.text) } }
}
