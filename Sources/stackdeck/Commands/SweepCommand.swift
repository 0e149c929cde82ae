import ArgumentParser
import BatchModel
import Files
import Studies

extension SweepTable.Format: WordChoice {}

/// Solves schemes on many random scenarios.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Solve schemes on many random scenarios: any parameter, any number of machines.",
    discussion: """
      Each cell of the table is one scheme on one random scenario, which depends on the cell and \
      the seed alone. Results are kept as they come, in PATH.part beside --output; after Ctrl-C or \
      a crash --resume goes on with them. With --shard I/N one part of the cells is done and \
      written to PATH.I-of-N, for `merge`.
      """)

  @OptionGroup var options: SweepOptions
  @OptionGroup var shard: ShardOption
  @Flag(help: "Go on with what an earlier run has left.")
  var resume = false
  @Flag(help: "Print the number of cells and end.")
  var count = false
  @Flag(help: "Print the specification with nothing left out and end.")
  var show = false
  @OptionGroup var threads: ThreadOption
  @Option(help: "Format of the table.")
  var format = SweepTable.Format.csv
  @OptionGroup var output: OutputPath

  func validate() throws {
    if resume, output.path == nil {
      throw ValidationError("--resume needs --output, beside which results are kept.")
    }
  }

  func run() throws {
    let content = try options.content()
    let design = SweepDesign(content)
    if show { return try Console.write(SweepFile.text(of: content), to: output.path) }
    if count { return try Console.write("\(design.count)\n", to: output.path) }
    let part = try shard.part()
    guard part == nil || output.path != nil else {
      throw ValidationError("--shard needs --output, beside which the part is written.")
    }
    let job = SweepJob(
      design: design, specification: SweepFile.text(of: content), shard: part, format: format,
      threads: threads.sweepCount)
    if let path = output.path {
      try job.run(to: path, resumes: resume)
    } else {
      try job.print()
    }
  }
}
