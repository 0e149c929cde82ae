import ArgumentParser

/// What is done with scenario files.
struct ScenarioCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scenario",
    abstract: "Make, show and check scenario files.",
    subcommands: [ScenarioNewCommand.self, ScenarioShowCommand.self, ScenarioCheckCommand.self])
}
