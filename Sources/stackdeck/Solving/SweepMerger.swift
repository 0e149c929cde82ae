import BatchModel
import Files
import Optimizers
import Studies

/// The parts of one sweep, put together.
struct SweepMerger {
  /// What the sweep is.
  let design: SweepDesign
  /// What the first part says it is of.
  let header: SweepLog.Header
  /// The result of each cell, nil where no part has it.
  private(set) var rows: [SweepResult?]

  /// The divisions that the parts are of: how many parts each has.
  private var divisions: [Int: Int] = [:]

  private static let mostNamed = 10

  /// Reads all parts, at least one.
  ///
  /// - Throws: A failure when one cannot be read, belongs to another sweep, or disagrees.
  init(_ files: [String]) throws(Failure) {
    let first = try SweepLogReading.read(files[0])
    header = first.header
    do throws(FaultReport) {
      design = SweepDesign(
        try SweepFile.read(
          Array(header.specification.utf8), file: files[0],
          in: SweepOptions.frame(ScenarioDistribution())))
    } catch {
      throw Failure(error)
    }
    guard design.count == header.cells else {
      throw Failure(
        code: Failure.badData,
        lines: [
          "\(files[0]):1:1: the specification has \(design.count) cells, the file speaks of "
            + "\(header.cells)"
        ])
    }
    rows = Array(repeating: nil, count: design.count)
    var faults: [String] = []
    add(first, files[0], &faults)
    for file in files.dropFirst() {
      let content = try SweepLogReading.read(file)
      if content.header.config == header.config {
        add(content, file, &faults)
      } else {
        faults.append(
          "\(file):1:1: this is of another sweep: found config \(content.header.config), needed is "
            + "\(header.config) as in \(files[0])")
      }
    }
    guard faults.isEmpty else { throw Failure(code: Failure.badData, lines: faults) }
  }

  private mutating func add(
    _ content: SweepLog.Content, _ file: String, _ faults: inout [String]
  ) {
    divisions[content.header.shards, default: 0] += 1
    for row in content.rows {
      let result = SweepResult(meanFID: row.meanFID, outages: row.outages)
      if let other = rows[row.cell], other != result {
        faults.append(
          "\(file): cell \(row.cell) has two results: found mean FID "
            + "\(DecimalText.text(row.meanFID)) and \(DecimalText.text(other.meanFID))")
      }
      rows[row.cell] = result
    }
  }

  /// The cells that no part has.
  var missing: [Int] { rows.indices.filter { rows[$0] == nil } }

  /// The results as those of a figure, with what is missing left out.
  ///
  /// - Throws: A failure when the sweep varies something else, or no result is there.
  func results(for figure: SweepFigure) throws(Failure) -> SweepResults {
    let positions = design.positions
    guard design.axes.map(\.parameter) == [figure.parameter],
      zip(positions, positions.dropFirst()).allSatisfy(<)
    else {
      let axes = design.axes.map { "`\($0.parameter.rawValue)`" }.joined(separator: ", ")
      throw Failure(
        code: Failure.badData,
        lines: [
          "this sweep varies \(axes.isEmpty ? "nothing" : axes): figure \(figure.rawValue) takes "
            + "one that varies `\(figure.parameter.rawValue)` alone, in ascending order"
        ])
    }
    var results = SweepResults(design)
    for (cell, row) in rows.enumerated() { results[cell] = row }
    guard rows.contains(where: { $0 != nil }) else {
      throw Failure(code: Failure.badData, lines: ["no part has a result yet"])
    }
    return results
  }

  /// The row of a cell, nil where no part has it.
  func row(_ cell: Int) -> SweepLog.Row? {
    rows[cell].map { SweepLog.Row(cell: cell, meanFID: $0.meanFID, outages: $0.outages) }
  }

  /// What is missing, and which tasks of the array bring it.
  func lines(missing: [Int]) -> [String] {
    let named = missing.prefix(Self.mostNamed).map { index in
      let cell = design.cell(index)
      let values = zip(design.axes, design.values(at: cell.point))
        .map { "\($0.parameter.rawValue) \($1.text), " }.joined()
      return "  cell \(index): \(values)replication \(cell.replication), \(cell.scheme.rawValue)"
    }
    let rest = missing.count - named.count
    // Where parts of several divisions were given, that which most of them are of.
    let shards = divisions.max { ($0.value, $0.key) < ($1.value, $1.key) }?.key ?? 1
    let tasks = Set(missing.map { SweepShard(holding: $0, of: shards).index }).sorted()
    return ["incomplete: \(missing.count) of \(design.count) cells are missing"] + named
      + (rest > 0 ? ["  … and \(rest) more"] : [])
      + ["to run again, of \(shards): --array=\(Self.list(tasks))"]
  }

  /// Ascending numbers with runs shortened: `0,3-5`.
  static func list(_ numbers: [Int]) -> String {
    var runs: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = runs.last, last.upperBound + 1 == number {
        runs[runs.count - 1] = last.lowerBound...number
      } else {
        runs.append(number...number)
      }
    }
    return runs.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
      .joined(separator: ",")
  }
}
