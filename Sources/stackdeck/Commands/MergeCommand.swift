import ArgumentParser
import BatchModel
import Files
import Optimizers
import Studies

/// Makes one table of the parts of a sweep.
struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Make one table of the parts of a sweep.",
    discussion: """
      Parts of any division go together, also unfinished ones (`.part`); the table is the one that \
      `sweep` writes without --shard, byte for byte. Where cells are missing, no table is written: \
      they are named with the tasks of the array to run again, and the exit code is 1.
      """)

  /// A sweep is not complete.
  static let incomplete: Int32 = 1

  @Argument(
    help: ArgumentHelp("Parts, as `sweep --shard` has written them.", valueName: "file"),
    completion: .file())
  var files: [String]
  @Option(help: "Format of the table.")
  var format = SweepTable.Format.csv
  @OptionGroup var output: OutputPath

  func run() throws {
    let merger = try SweepMerger(files)
    let missing = merger.missing
    guard missing.isEmpty else {
      throw Failure(code: Self.incomplete, lines: merger.lines(missing: missing))
    }
    let rows = merger.rows.enumerated().compactMap { cell, row in
      row.map { SweepLog.Row(cell: cell, meanFID: $0.meanFID, outages: $0.outages) }
    }
    try Console.write(
      merger.design.table(rows, format, config: merger.header.config), to: output.path)
  }
}
