import Files
import Studies

/// Puts rows in the order of their cells while they come.
///
/// Cells are begun in that order, so few rows wait: those that overtook a slower cell.
struct CellOrder {
  private let part: SweepShard
  private var waiting: [Int: SweepLog.Row] = [:]

  /// How many have come in turn.
  private(set) var count = 0

  init(_ part: SweepShard) { self.part = part }

  /// Takes a row, and gives those whose turn it is now.
  mutating func add(_ row: SweepLog.Row) -> [SweepLog.Row] {
    waiting[row.cell] = row
    var rows: [SweepLog.Row] = []
    while let row = waiting.removeValue(forKey: part.cell(count)) {
      rows.append(row)
      count += 1
    }
    return rows
  }
}
