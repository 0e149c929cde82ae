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

  func run() throws {
    let needsKeyboard = source.source != .file("-")
    let hasTerminal =
      TextSurface.isTerminal(STDIN_FILENO) && TextSurface.isTerminal(STDOUT_FILENO)
    if needsKeyboard, hasTerminal {
      // Before any thread starts: the event loop reads the signals.
      TerminalSignals.block()
      var loop = try DashboardLoop(source: source.source.title, options: options)
      try loop.run(source.source)
    } else {
      try options.run(on: try source.source.load())
    }
  }
}
