import ArgumentParser
import BatchModel

/// Solves one scenario with one scheme.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve",
    abstract: "Solve a scenario with one scheme.",
    discussion: """
      Ctrl-C prints the best plan so far and exits with 130; a second one ends at once.

      --what-if solves every changed scenario anew, with the same scheme and seed, and gives the \
      change of the mean FID; negative is better. JSON: the key what_if with deadline_plus_1s (a \
      number a service), bandwidth_plus_10_percent, b_minus_10_percent, a_minus_10_percent; null \
      where a change leaves the limits or was not worked out in time. CSV: the column \
      deadline_plus_1s.
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
    name: .customLong("what-if"),
    help: "Add what 1 s more of each deadline, 10 % more bandwidth, 10 % less b or a would bring.")
  var whatIf = false

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
    try options.run(
      on: try source.source.load(), timeLimit: timeLimit, whatIf: whatIf, report: report)
  }
}
