/// Columns fitted into a width: the less important ones make room first.
public struct TableLayout: Sendable, Hashable {
  /// What a column asks for.
  public struct Column: Sendable, Hashable {
    /// Cells it needs at least; it disappears rather than get fewer.
    public var minimum: Int
    /// Its part of the free cells; 0 for a fixed column.
    public var flex: Int
    /// Importance: columns with the lowest disappear first, of equals the rightmost.
    public var priority: Int

    /// Creates a fixed column.
    public static func fixed(_ width: Int, priority: Int = 0) -> Column {
      Column(minimum: max(0, width), flex: 0, priority: priority)
    }

    /// Creates a column that takes a part of the free cells.
    public static func flexible(minimum: Int, flex: Int = 1, priority: Int = 0) -> Column {
      Column(minimum: max(0, minimum), flex: max(0, flex), priority: priority)
    }
  }

  /// Where a column lies.
  public struct Slot: Sendable, Hashable {
    /// Index of the column as it was asked for.
    public var column: Int
    /// First cell, from the left edge of the table.
    public var x: Int
    /// Cells.
    public var width: Int
  }

  /// The columns that are shown, from left to right.
  public let slots: [Slot]

  /// Fits columns, `spacing` cells apart, into `width` cells.
  ///
  /// The most important column stays whatever the width, cut to it. Free cells that do not divide
  /// go to the first flexible columns.
  public init(_ columns: [Column], width: Int, spacing: Int = 1) {
    let width = max(0, width)
    var shown = Array(columns.indices)
    func needed() -> Int {
      shown.reduce(0) { $0 + columns[$1].minimum } + spacing * max(0, shown.count - 1)
    }
    while shown.count > 1, needed() > width {
      let victim = shown.indices.min {
        (columns[shown[$0]].priority, -$0) < (columns[shown[$1]].priority, -$1)
      }
      if let victim { shown.remove(at: victim) }
    }
    var free = max(0, width - needed())
    var flex = shown.reduce(0) { $0 + columns[$1].flex }
    var slots: [Slot] = []
    var x = 0
    for index in shown {
      let column = columns[index]
      let extra = flex > 0 ? (free * column.flex + flex - 1) / flex : 0
      free -= extra
      flex -= column.flex
      let columnWidth = min(column.minimum + extra, width)
      slots.append(Slot(column: index, x: x, width: columnWidth))
      x += columnWidth + spacing
    }
    self.slots = slots
  }

  /// Where a column lies, nil when it has made room.
  public subscript(column: Int) -> Slot? { slots.first { $0.column == column } }
}
