import ArgumentParser
import BatchModel

/// The root command: without a subcommand it opens the dashboard.
struct Stackdeck: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stackdeck",
    abstract: "Batch denoising at the wireless edge: schedules, bandwidth and mean FID.",
    usage: """
      stackdeck [<file>] [<options>]
      stackdeck <subcommand> …
      """,
    discussion: """
      Without a subcommand the dashboard opens; where there is no terminal it prints the report \
      of `solve` instead. Without a file it is the built-in scenario of the paper; `-` reads \
      standard input.

      Exit codes: 0 done, 1 verification failed, 64 usage, 65 bad data, 66 unreadable input, \
      73 cannot create, 74 cannot write, 128+n ended by signal n.
      """,
    version: ProgramVersion.current,
    subcommands: [
      DefaultCommand.self, SolveCommand.self, CompareCommand.self, VerifyCommand.self,
      ScenarioCommand.self, FitCommand.self, FigureCommand.self,
      SweepCommand.self, MergeCommand.self,
      SnapshotCommand.self, BenchCommand.self,
    ],
    defaultSubcommand: DefaultCommand.self)
}
