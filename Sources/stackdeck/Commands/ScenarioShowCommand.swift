import ArgumentParser
import Files

/// Prints a scenario with nothing left out.
struct ScenarioShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Print a scenario as YAML with its defaults filled in.")

  @OptionGroup var source: ScenarioArgument
  @OptionGroup var output: OutputPath

  func run() throws {
    try Console.write(ScenarioFile.text(of: try source.source.load()), to: output.path)
  }
}
