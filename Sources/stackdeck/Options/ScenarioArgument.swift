import ArgumentParser

/// The scenario a command works on.
struct ScenarioArgument: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Scenario, YAML; `-` is standard input (default: the built-in scenario of the paper).",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?

  var source: ScenarioSource { ScenarioSource(file) }
}
