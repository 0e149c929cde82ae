import ArgumentParser
import BatchModel

/// Solves one scenario with one scheme.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve a scenario with one scheme.",
    discussion: """
      Ctrl-C prints the best plan so far and exits with 130; a second one ends at once.
      """)

  @OptionGroup var source: ScenarioArgument
  @OptionGroup var options: SolverOptions
  @OptionGroup var output: OutputOptions

  @Option(
    name: .customLong("time-limit"), parsing: .unconditional,
    help: ArgumentHelp(
      "Stop after this many seconds with the best plan so far. Such plans need not repeat.",
      valueName: "seconds"))
  var timeLimit: Double?

  @Flag(
    help: "Text: show every service, not the first \(PlanReport.usualRows) alone.")
  var all = false

  func validate() throws {
    try OptionLimits.check(
      "--time-limit", timeLimit, NumberLimits(above: 0, upTo: 1e9, unit: "s"))
  }

  func run() throws {
    let report = SolveReport(
      output: output.path, format: output.format, rowLimit: all ? .max : PlanReport.usualRows)
    try options.run(on: try source.source.load(), timeLimit: timeLimit, report: report)
  }
}
