import BatchModel

/// The results of a whole sweep as a table, a row a cell, in the order of the cells.
///
/// The columns are `cell`, one for each axis, named as its parameter with `_` for `-`,
/// `replication`, `scheme`, `mean_fid`, `outages` and `config`, which tells one sweep from another.
public struct SweepTable {
  /// The formats of a table.
  public enum Format: String, Sendable, CaseIterable {
    /// A row of names, then a row a cell.
    case csv
    /// A JSON object a line.
    case jsonl
  }

  /// A row without its index and its `config`.
  public struct Row: Sendable {
    /// The value of each axis.
    public var values: [ScenarioParameter.Value]
    /// Which of the random scenarios, from 0.
    public var replication: Int
    /// The scheme by name.
    public var scheme: String
    /// Mean FID.
    public var meanFID: Double
    /// Services without a step.
    public var outages: Int

    /// Creates a row.
    public init(
      values: [ScenarioParameter.Value], replication: Int, scheme: String, meanFID: Double,
      outages: Int
    ) {
      self.values = values
      self.replication = replication
      self.scheme = scheme
      self.meanFID = meanFID
      self.outages = outages
    }
  }

  private let format: Format
  private let axes: [String]
  private let config: String

  /// A table of a sweep with these axes.
  public init(_ format: Format, axes: [ScenarioParameter], config: String) {
    self.format = format
    self.axes = axes.map { $0.rawValue.split(separator: "-").joined(separator: "_") }
    self.config = config
  }

  /// The row of names; empty for JSON lines.
  public var head: String {
    guard format == .csv else { return "" }
    return CSVText.row(
      ["cell"] + axes + ["replication", "scheme", "mean_fid", "outages", "config"])
  }

  /// The line of a cell.
  public func line(_ cell: Int, _ row: Row) -> String {
    switch format {
    case .csv:
      return CSVText.row(
        ["\(cell)"] + row.values.map(\.text)
          + [
            "\(row.replication)", row.scheme, DecimalText.text(row.meanFID), "\(row.outages)",
            config,
          ])
    case .jsonl:
      let values = zip(axes, row.values).map { name, value in
        switch value {
        case .number(let number): "\"\(name)\": \(JSONText.number(number)), "
        case .preset(let preset): "\"\(name)\": \(JSONText.string(preset)), "
        }
      }
      return "{\"cell\": \(cell), \(values.joined())\"replication\": \(row.replication), "
        + "\"scheme\": \(JSONText.string(row.scheme)), "
        + "\"mean_fid\": \(JSONText.number(row.meanFID)), \"outages\": \(row.outages), "
        + "\"config\": \"\(config)\"}\n"
    }
  }

  /// Bytes at the beginning that tell whose table it is.
  public static let startLength = 4096

  /// Whether a text begins like a table of the sweep with this `config`.
  public static func isTable(_ text: [UInt8], of config: String) -> Bool {
    let start = String(decoding: text.prefix(startLength), as: UTF8.self)
    return start.split(separator: "\n").prefix(2).contains { line in
      line.hasSuffix(",\(config)") || line.hasSuffix("\"config\": \"\(config)\"}")
    }
  }
}
