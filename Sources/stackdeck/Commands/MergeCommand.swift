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
    let design = merger.design
    let table = SweepTable(
      format, axes: design.axes.map(\.parameter), config: merger.header.config)
    var cells = merger.rows.indices.makeIterator()
    try Console.write(of: table.head, to: output.path) {
      cells.next().flatMap { cell in merger.row(cell) }.map { table.line($0.cell, design.row($0)) }
    }
  }
}
