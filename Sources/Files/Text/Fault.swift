/// A position in a text: line and column, both counted from 1.
///
/// The column counts code points, the way editors do: a tab is one, a byte order mark is none.
public struct Place: Sendable, Hashable, Comparable {
  /// Line, from 1.
  public var line: Int
  /// Column in code points, from 1.
  public var column: Int

  /// Creates a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a text.
  public static let start = Place(line: 1, column: 1)

  /// Reading order.
  public static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// Something wrong, or worth a warning, at a position of a text.
public struct Fault: Error, Sendable, Hashable {
  /// Where.
  public var place: Place
  /// What is wrong, the value found, what is allowed; one line without control characters.
  public var message: String

  /// Creates a fault.
  public init(_ place: Place, _ message: String) {
    self.place = place
    self.message = message
  }
}

/// Why a text was refused: its faults in reading order.
public struct FaultReport: Error, Sendable, Equatable {
  /// The file's name as the user gave it, or `<stdin>`.
  public var file: String
  /// The first faults, at most ``FaultList/limit`` of them, at least one.
  public var faults: [Fault]
  /// How many more there are.
  public var omitted: Int

  /// One line for each fault, `FILE:LINE:COLUMN: message`, then a count of those left out.
  public var lines: [String] {
    let lines = faults.map { $0.line(in: file) }
    return omitted == 0 ? lines : lines + ["… and \(omitted) more"]
  }
}

extension Fault {
  /// The fault as a line, `FILE:LINE:COLUMN: message`; control characters of `file` are escaped.
  public func line(in file: String) -> String {
    "\(HarmlessText.escaped(file)):\(place.line):\(place.column): \(message)"
  }
}
