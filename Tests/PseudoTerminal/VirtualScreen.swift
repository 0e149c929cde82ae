/// A terminal without glass: takes what a program sends and holds the cells it would show.
///
/// Knows what ncurses emits for xterm, tmux, screen, the Linux console and VT100. What it does not
/// know is recorded in `unknown` and has no other effect.
public struct VirtualScreen: Sendable {
  /// Columns.
  public private(set) var columns: Int
  /// Rows.
  public private(set) var rows: Int
  /// All cells, row after row.
  public internal(set) var cells: [VirtualCell]
  /// Private modes that are on, such as 25 (cursor), 1049 (alternate screen), 2004 (paste).
  public internal(set) var modes: Set<Int> = [7, 25]
  /// Whether the keypad is in application mode.
  public internal(set) var hasApplicationKeypad = false
  /// Sequences this terminal does not know, readable.
  public internal(set) var unknown: [String] = []
  /// Operating system commands received, such as `52;c;…`.
  public internal(set) var commands: [String] = []
  /// The cell of the cursor.
  public internal(set) var x = 0, y = 0
  /// How the next glyph is drawn.
  public internal(set) var style = VirtualStyle()

  var top = 0
  var bottom: Int
  // A glyph in the last column wraps only when the next one comes.
  var isAtEdge = false
  var insertsGlyphs = false
  var lastGlyph = " "
  var usesLineDrawing = [false, false]
  var charset = 0
  var saved = (x: 0, y: 0, style: VirtualStyle())
  // As in xterm, a cursor saved on the alternate screen does not displace this one.
  var beforeAlternate = (x: 0, y: 0, style: VirtualStyle())
  var primary: [VirtualCell]?
  var state = ParserState.ground
  var partialScalar: [UInt8] = []

  /// Creates a blank screen.
  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    bottom = rows - 1
    cells = Array(repeating: VirtualCell(), count: columns * rows)
  }

  /// The cell at column x, row y.
  public subscript(x: Int, y: Int) -> VirtualCell { cells[y * columns + x] }

  /// A row as text.
  public func line(_ y: Int) -> String {
    cells[y * columns..<(y + 1) * columns].map(\.text).joined()
  }

  /// All rows as text without blanks at their ends.
  public var text: String {
    (0..<rows).map { row in
      var line = line(row)
      while line.last == " " { line.removeLast() }
      return line
    }.joined(separator: "\n")
  }

  /// Whether the alternate screen is shown.
  public var isAlternate: Bool { primary != nil }

  /// Modes that a program must not leave on: all but wrapping and the visible cursor.
  public var leftovers: Set<Int> {
    var rest = modes.symmetricDifference([7, 25])
    if hasApplicationKeypad { rest.insert(66) }
    return rest
  }

  /// Changes the size; cells keep their places.
  public mutating func resize(columns: Int, rows: Int) {
    cells = Self.resized(cells, from: self.columns, to: columns, rows: rows)
    primary = primary.map { Self.resized($0, from: self.columns, to: columns, rows: rows) }
    self.columns = columns
    self.rows = rows
    top = 0
    bottom = rows - 1
    x = min(x, columns - 1)
    y = min(y, rows - 1)
    isAtEdge = false
  }

  private static func resized(
    _ cells: [VirtualCell], from oldColumns: Int, to columns: Int, rows: Int
  ) -> [VirtualCell] {
    let oldRows = cells.count / oldColumns
    return (0..<rows * columns).map { index in
      let (y, x) = index.quotientAndRemainder(dividingBy: columns)
      return y < oldRows && x < oldColumns ? cells[y * oldColumns + x] : VirtualCell()
    }
  }
}
