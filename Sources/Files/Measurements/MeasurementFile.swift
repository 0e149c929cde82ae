public import BatchModel

/// Pairs of measured numbers from a CSV file.
///
/// The first row names the columns, in any order: both that are asked for and, if there is one,
/// `source`, which is not read. A file that begins with numbers has no such row and two columns.
public enum MeasurementFile {
  /// The largest file that is read, in bytes: 16 MiB.
  public static let sizeLimit = YAMLParser.sizeLimit

  /// A column that is read.
  public struct Column: Sendable {
    /// Its name in the first row.
    public var name: String
    /// The numbers it may hold.
    public var limits: NumberLimits

    /// Creates a column.
    public init(name: String, limits: NumberLimits) {
      self.name = name
      self.limits = limits
    }
  }

  /// The pairs of a text, in its order; `file` is the name that faults begin with.
  ///
  /// - Throws: Every fault of the text, in its order.
  public static func read(
    _ bytes: [UInt8], file: String, x: Column, y: Column
  ) throws(FaultReport) -> [(x: Double, y: Double)] {
    var reader = MeasurementReader(x: x, y: y)
    let pairs = reader.read(bytes)
    guard reader.yaml.faults.isEmpty else { throw reader.yaml.faults.report(file: file) }
    return pairs
  }
}

/// Reads pairs of numbers from CSV and collects all faults.
private struct MeasurementReader {
  /// Numbers and their faults, judged as those of a scenario.
  var yaml = NodeReader()

  private let x: MeasurementFile.Column
  private let y: MeasurementFile.Column

  private static let ignored = "source"

  init(x: MeasurementFile.Column, y: MeasurementFile.Column) { (self.x, self.y) = (x, y) }

  mutating func read(_ bytes: [UInt8]) -> [(x: Double, y: Double)] {
    guard var rows = CSVText.rows(bytes, faults: &yaml.faults) else { return [] }
    guard let first = rows.first else {
      yaml.faults.add(
        .start,
        "the text is empty: needed is a row of the column names `\(x.name)` and `\(y.name)`, and "
          + "a row for each measurement")
      return []
    }
    var names = [x.name, y.name]
    if !first.allSatisfy({ DecimalText.number($0.text) != nil }) {
      guard let order = order(of: first) else { return [] }
      names = order
      rows.removeFirst()
    }
    if rows.isEmpty {
      yaml.faults.add(first[0].place, "there is no row of numbers: needed is one or more")
    }
    return rows.compactMap { pair($0, names) }
  }

  /// The names of the columns in the order of the header, nil when they cannot be used.
  private mutating func order(of header: [CSVText.Field]) -> [String]? {
    let count = yaml.faults.count
    let allowed = [x.name, y.name, Self.ignored]
    var seen: Set<String> = []
    for field in header {
      if !allowed.contains(field.text) {
        yaml.faults.add(field.place, NodeReader.unknown(field.text, "column", allowed))
      } else if !seen.insert(field.text).inserted {
        yaml.faults.add(
          field.place,
          "the column \(HarmlessText.quoted(field.text)) is given twice: allowed is one")
      }
    }
    for name in [x.name, y.name] where !seen.contains(name) {
      yaml.faults.add(header[0].place, "the column `\(name)` is missing: needed is `\(name)`")
    }
    return yaml.faults.count == count ? header.map(\.text) : nil
  }

  private mutating func pair(
    _ row: [CSVText.Field], _ names: [String]
  ) -> (x: Double, y: Double)? {
    guard row.count == names.count else {
      yaml.faults.add(row[0].place, CSVText.wrongLength(row, needed: names.count))
      return nil
    }
    func value(_ column: MeasurementFile.Column) -> Double? {
      guard let index = names.firstIndex(of: column.name) else { return nil }
      let field = row[index]
      let node = YAMLNode(place: field.place, range: 0..<0, content: .plain(field.text))
      return yaml.number(node, column.name, column.limits)
    }
    // Both are read, so that both may be found wrong.
    let (x, y) = (value(x), value(y))
    guard let x, let y else { return nil }
    return (x, y)
  }
}
