import ArgumentParser
import TextCanvas

/// Columns and rows on the command line: `120x36`.
struct CanvasSize: ExpressibleByArgument, CustomStringConvertible {
  /// The least and the largest.
  static let limits = (columns: 1...500, rows: 1...200)

  let size: Size

  /// Reads a size; nil when it is none or out of range.
  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let columns = Int(parts[0]), let rows = Int(parts[1]),
      Self.limits.columns.contains(columns), Self.limits.rows.contains(rows)
    else { return nil }
    size = Size(width: columns, height: rows)
  }

  init(columns: Int, rows: Int) { size = Size(width: columns, height: rows) }

  var description: String { "\(size.width)x\(size.height)" }
  var defaultValueDescription: String { description }
}
