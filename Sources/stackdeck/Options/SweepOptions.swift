import ArgumentParser
import BatchModel
import Files
import Optimizers
import Studies

/// A key of a sweep specification with its values: `services=5:40:5`, `bandwidth=20000,40000`.
struct SweepSetting: ExpressibleByArgument {
  /// The setting as it was typed.
  let text: String
  /// The key.
  let key: String
  /// The line of a specification that it stands for.
  let line: String

  /// Reads a setting; nil when it is none.
  init?(argument: String) {
    let parts = argument.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].utf8.allSatisfy(Self.isPlain) else {
      return nil
    }
    (text, key) = (argument, parts[0])
    let range = parts[1].split(separator: ":", omittingEmptySubsequences: false)
    if range.count == 3 {
      line = "\(key): {from: \(range[0]), to: \(range[1]), step: \(range[2])}"
    } else if range.count == 1 {
      let values = parts[1].split(separator: ",", omittingEmptySubsequences: false)
      line =
        values.count == 1
        ? "\(key): \(parts[1])" : "\(key): [\(values.joined(separator: ", "))]"
    } else {
      return nil
    }
  }

  /// Throws a usage error when the values are none that the key takes.
  func check() throws {
    let frame = SweepOptions.frame(ScenarioDistribution())
    guard let fault = SweepFile.check(line, in: frame) else { return }
    throw ValidationError("--set \(text): \(fault)" + (fault.hasSuffix("?") ? "" : "."))
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"):
      true
    default: ".,:+-".utf8.contains(byte)
    }
  }
}

/// What a sweep is told: a specification, and what goes before it.
struct SweepOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Specification, YAML; `-` is standard input (default: the paper's scenario, not varied).",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var file: String?
  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "A key of the specification, with a value, values parted by commas, or from:to:step; repeat "
        + "it for several.", valueName: "key=values"))
  var settings: [SweepSetting] = []
  @Option(
    help: ArgumentHelp(
      "A scenario whose numbers, and ranges of deadlines and efficiencies, are the defaults.",
      valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?
  @Option(help: "A scheme to take part; repeat it for several (default: the paper's five).")
  var scheme: [Scheme] = []
  @Option(
    parsing: .unconditional,
    help: "Random scenarios of each point (default: \(SweepFile.defaultReplications)).")
  var replications: Int?
  @Option(parsing: .unconditional, help: "Root of every random stream, 0 to 2^63-1 (default: 1).")
  var seed: Int?

  func validate() throws {
    for setting in settings { try setting.check() }
    try OptionLimits.check("--replications", replications, 1...SweepDesign.limit)
    try OptionLimits.check("--seed", seed, Scenario.Limits.seed)
  }

  /// What is asked for, with everything checked.
  func content() throws -> SweepFile.Content {
    let base = try scenario.map { try ScenarioSource($0).load() }.map(ScenarioDistribution.init)
    let bytes = try bytes()
    do throws(FaultReport) {
      return try SweepFile.read(
        bytes, file: file.map(InputFile.name) ?? "--set", settings: lines,
        in: Self.frame(base ?? ScenarioDistribution()))
    } catch {
      // Without a file it is the command line that is wrong.
      guard file == nil else { throw Failure(error) }
      throw ValidationError(error.faults.map(\.message).joined(separator: "; ") + ".")
    }
  }

  private var lines: [String] {
    var lines = settings.map(\.line)
    if let replications { lines.append("replications: \(replications)") }
    if let seed { lines.append("seed: \(seed)") }
    if !scheme.isEmpty {
      let names = Scheme.allCases.filter(scheme.contains).map(\.rawValue)
      lines.append("schemes: [\(names.joined(separator: ", "))]")
    }
    return lines
  }

  private func bytes() throws(Failure) -> [UInt8] {
    guard let file else { return [] }
    do throws(InputError) {
      return try InputFile.read(file, limit: ScenarioFile.sizeLimit)
    } catch {
      throw Failure(error)
    }
  }

  static func frame(_ base: ScenarioDistribution) -> SweepFile.Frame {
    SweepFile.Frame(
      base: base, schemes: Scheme.allCases.map(\.rawValue),
      usualSchemes: Scheme.paper.map(\.rawValue), limit: SweepDesign.limit)
  }
}

extension SweepDesign {
  /// The design that a specification describes.
  init(_ content: SweepFile.Content) {
    self.init(
      content.base, axes: content.axes, replications: content.replications,
      schemes: content.schemes.compactMap(Scheme.init(rawValue:)))
  }
}
