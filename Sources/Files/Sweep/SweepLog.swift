import BatchModel

/// Results of a sweep, or of a part of it, as they come: a text that grows by a line a cell.
///
/// It begins with lines of `# `: what the text is, and the specification. A row is the cell's index,
/// the mean FID and the outages. Bytes behind the last line feed are a line that was being written
/// when the program was ended; they do not count.
public enum SweepLog {
  /// The largest file that is read, in bytes.
  public static let sizeLimit = 1 << 30

  /// What a log is of.
  public struct Header: Sendable, Equatable {
    /// Tells one configuration from another: the specification and the program's version.
    public var config: String
    /// Cells of the whole sweep.
    public var cells: Int
    /// Which part of the sweep it is, from 0.
    public var shard: Int
    /// Parts in all.
    public var shards: Int
    /// The specification, as ``SweepFile/text(of:)`` writes it.
    public var specification: String

    /// The header of a part of a sweep by this program.
    public init(specification: String, cells: Int, shard: Int, shards: Int) {
      self.specification = specification
      self.cells = cells
      self.shard = shard
      self.shards = shards
      let identity = ProgramVersion.current + "\n" + specification
      let digits = String(Journal.fingerprint(identity.utf8), radix: 16)
      config = String(repeating: "0", count: 16 - digits.count) + digits
    }
  }

  /// The result of a cell.
  public struct Row: Sendable, Equatable {
    /// The index of the cell.
    public var cell: Int
    /// Mean FID.
    public var meanFID: Double
    /// Services without a step.
    public var outages: Int

    /// Creates a row.
    public init(cell: Int, meanFID: Double, outages: Int) {
      self.cell = cell
      self.meanFID = meanFID
      self.outages = outages
    }

    /// The row as a line.
    public var text: String { "\(cell),\(DecimalText.text(meanFID)),\(outages)\n" }
  }

  /// A log that was read.
  public struct Content: Sendable {
    /// What it is of.
    public var header: Header
    /// Its rows in the order of the text.
    public var rows: [Row]
    /// Bytes that count.
    public var length: Int
  }

  private static let start = "# stackdeck-sweep: "
  private static let columns = "cell,mean_fid,outages\n"

  /// The lines before the rows.
  public static func text(of header: Header) -> String {
    let lines = header.specification.split(separator: "\n").map { "# \($0)\n" }
    return start
      + "{format: 1, config: x\(header.config), cells: \(header.cells), shard: \(header.shard), "
      + "shards: \(header.shards)}\n" + lines.joined() + columns
  }

  /// Reads a log; nil where even its header is not complete.
  ///
  /// - Throws: The first line that belongs to no log.
  public static func read(_ bytes: [UInt8], file: String) throws(FaultReport) -> Content? {
    let feed = UInt8(ascii: "\n")
    guard let end = bytes.lastIndex(of: feed) else {
      if bytes.starts(with: start.utf8.prefix(bytes.count)) { return nil }
      throw fault(file, 1, "this is no log of a sweep: needed is a line with `\(start)`")
    }
    var line = 0
    var header: Header?
    var specification = ""
    var rows: [Row] = []
    var isBody = false
    for text in bytes[...end].dropLast().split(separator: feed, omittingEmptySubsequences: false) {
      line += 1
      if isBody {
        guard let row = row(text), row.cell < header?.cells ?? 0 else {
          throw fault(file, line, "this is no row of a sweep: needed is `cell,mean_fid,outages`")
        }
        rows.append(row)
      } else if line == 1 {
        header = self.header(text)
        if header == nil {
          throw fault(file, 1, "this is no log of a sweep: needed is a line with `\(start)`")
        }
      } else if text.starts(with: "# ".utf8) {
        specification += String(decoding: text.dropFirst(2), as: UTF8.self) + "\n"
      } else if isLineOfColumns(text) {
        isBody = true
      } else {
        throw fault(file, line, "this is no log of a sweep: needed is `\(columns.dropLast())`")
      }
    }
    guard isBody, var header else { return nil }
    header.specification = specification
    return Content(header: header, rows: rows, length: end + 1)
  }

  private static func header(_ line: ArraySlice<UInt8>) -> Header? {
    guard line.starts(with: start.utf8) else { return nil }
    var reader = NodeReader()
    let keys = ["format", "config", "cells", "shard", "shards"]
    guard let root = reader.parse(Array(line.dropFirst(start.utf8.count)), needed: "a mapping"),
      let fields = reader.fields(root, of: "the log", allowed: keys),
      fields["format"]?.text == "1", let config = fields["config"]?.text, config.count == 17
    else { return nil }
    func number(_ key: String) -> Int? { fields[key]?.text.flatMap { Int($0) } }
    guard let cells = number("cells"), let shard = number("shard"), let shards = number("shards"),
      cells >= 0, (0..<max(0, shards)).contains(shard)
    else { return nil }
    var header = Header(specification: "", cells: cells, shard: shard, shards: shards)
    header.config = String(config.dropFirst())
    return header
  }

  /// Whether a line is the last before the rows.
  static func isLineOfColumns(_ line: ArraySlice<UInt8>) -> Bool {
    line.elementsEqual(columns.utf8.dropLast())
  }

  /// The row that a line is, nil when it is none.
  static func row(_ line: ArraySlice<UInt8>) -> Row? {
    let fields = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard fields.count == 3, let cell = Int(fields[0]), cell >= 0, let fid = Double(fields[1]),
      fid.isFinite, let outages = Int(fields[2])
    else { return nil }
    return Row(cell: cell, meanFID: fid, outages: outages)
  }

  private static func fault(_ file: String, _ line: Int, _ message: String) -> FaultReport {
    FaultReport(file: file, faults: [Fault(Place(line: line, column: 1), message)], omitted: 0)
  }
}
