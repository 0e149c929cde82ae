import ArgumentParser
import BatchModel

/// Tells whether a scenario file is right.
struct ScenarioCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a scenario file.",
    discussion: "Every fault is a line on standard error, and the exit code is 65.")

  @OptionGroup var source: ScenarioArgument

  func run() throws {
    let scenario = try source.source.load()
    let count = scenario.devices.count
    let text = "\(scenario.name): valid, \(count) device\(count == 1 ? "" : "s")"
    try Console.write(Console.harmless(text) + "\n", to: nil)
  }
}
