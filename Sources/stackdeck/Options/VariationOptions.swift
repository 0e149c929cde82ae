import ArgumentParser
import BatchModel
import Files

/// What random scenarios of a figure are drawn from, where that is not the paper's distribution.
struct VariationOptions: ParsableArguments {
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "2a, 2b, 2c: a key of a sweep's specification and its value, in place of the paper's; repeat "
        + "it for several.", valueName: "key=value"))
  var settings: [SweepSetting] = []
  @Option(
    help: ArgumentHelp(
      "2a, 2b, 2c: a scenario whose numbers, and ranges of deadlines and efficiencies, are drawn "
        + "from in place of the paper's.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  /// Whether nothing is asked for.
  var isEmpty: Bool { settings.isEmpty && scenario == nil }

  func validate() throws {
    for setting in settings {
      try setting.check()
      guard ScenarioParameter(rawValue: setting.key) != nil else {
        throw ValidationError("--set \(setting.text): `\(setting.key)` has an option of its own.")
      }
    }
  }

  /// The distribution: of the file, else the given one, with the settings.
  ///
  /// - Parameter axis: What the figure varies, with its values; nil for one that varies nothing.
  func distribution(
    else usual: ScenarioDistribution, axis: SweepAxis?
  ) throws -> ScenarioDistribution {
    let base = try scenario.map { try ScenarioSource($0).load() }.map(ScenarioDistribution.init)
    var lines = settings.map(\.line)
    if let axis {
      guard !settings.contains(where: { $0.key == axis.parameter.rawValue }) else {
        throw ValidationError("--set \(axis.parameter.rawValue): the figure varies it; give --at.")
      }
      let values = axis.values.map(\.text).joined(separator: ", ")
      lines.append("\(axis.parameter.rawValue): [\(values)]")
    }
    let content: SweepFile.Content
    do throws(FaultReport) {
      content = try SweepFile.read(
        [], file: "--set", settings: lines, in: SweepOptions.frame(base ?? usual))
    } catch {
      throw ValidationError(error.faults.map(\.message).joined(separator: "; ") + ".")
    }
    guard content.axes.map(\.parameter) == (axis.map { [$0.parameter] } ?? []) else {
      throw ValidationError("--set takes one value a key here; `stackdeck sweep` takes several.")
    }
    return content.base
  }
}
