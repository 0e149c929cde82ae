import Glibc
import TextCanvas

/// Rows of cells as a Markdown table, printed as soon as they are known.
struct MarkdownTable {
  /// Prints the head.
  init(_ columns: String...) {
    Self.line(columns)
    Self.line(columns.map { _ in "---" })
  }

  /// Prints a row.
  func row(_ cells: String...) { Self.line(cells) }

  /// Seen at once, also in a file.
  private static func line(_ cells: [String]) {
    print("| " + cells.joined(separator: " | ") + " |")
    fflush(nil)
  }
}

extension NumberText {
  /// Seconds with three digits and their unit.
  static func time(_ seconds: Double) -> String {
    let (value, unit) =
      switch seconds {
      case ..<1e-3: (seconds * 1e6, "µs")
      case ..<1: (seconds * 1e3, "ms")
      default: (seconds, "s")
      }
    return digits(value) + " " + unit
  }

  /// Bytes with three digits and their unit.
  static func size(_ bytes: Double) -> String {
    switch bytes {
    case ..<1000: fixed(bytes, decimals: 0) + " B"
    case ..<1e6: digits(bytes / 1e3) + " kB"
    default: digits(bytes / 1e6) + " MB"
    }
  }

  /// A number with three digits, or all before the point.
  static func digits(_ value: Double) -> String {
    fixed(value, decimals: value < 9.995 ? 2 : value < 99.95 ? 1 : 0)
  }
}
