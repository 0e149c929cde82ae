import ArgumentParser
import BatchModel
import CursesTerminal
import Glibc

/// Opens the dashboard, or prints the plain report where there is no terminal.
struct DefaultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard",
    abstract: "Open the dashboard on a scenario.",
    discussion: "Where there is no terminal, the report of `solve` is printed instead.")

  @OptionGroup var source: ScenarioArgument
  @OptionGroup var options: SolverOptions
  @OptionGroup var look: LookOptions

  func run() throws {
    let needsKeyboard = source.source != .file("-")
    let hasTerminal =
      TextSurface.isTerminal(STDIN_FILENO) && TextSurface.isTerminal(STDOUT_FILENO)
    if look.plain {
      try options.run(on: try source.source.load(), report: SolveReport(isPlain: true))
    } else if needsKeyboard, hasTerminal {
      // Before any thread starts: the event loop reads the signals.
      TerminalSignals.block()
      var loop = try DashboardLoop(source: source.source.title, options: options, look: look)
      try loop.run(source.source)
    } else {
      try options.run(on: try source.source.load())
    }
  }
}
