import ArgumentParser
import BatchModel
import Files
import TextCanvas

/// Draws a random scenario.
struct ScenarioNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Draw a random scenario and print it as YAML.",
    discussion: "The same options give the same scenario.")

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Number of services K, 1 to 100000.", valueName: "k"))
  var services = 20
  @Option(parsing: .unconditional, help: "Deadlines in seconds, uniform in this range.")
  var deadline = NumberRange(7...20)
  @Option(
    parsing: .unconditional, help: "Spectral efficiencies in bit/s/Hz, uniform in this range.")
  var efficiency = NumberRange(5...10)
  @Option(parsing: .unconditional, help: ArgumentHelp("Common bandwidth B.", valueName: "hz"))
  var bandwidth = Scenario.defaultBandwidth
  @Option(parsing: .unconditional, help: ArgumentHelp("Content size S.", valueName: "bits"))
  var content = Scenario.defaultContent
  @Option(help: "Delay preset.", completion: .list(DelayPreset.all.map(\.name)))
  var delay = DelayPreset.all[0].name
  @Option(help: "Quality preset.", completion: .list(QualityPreset.all.map(\.name)))
  var quality = QualityPreset.all[0].name
  @Option(help: "Name of the scenario (default: random-k<k>-s<seed>).")
  var name: String?
  @Option(parsing: .unconditional, help: "Seed of the drawing, and of the swarm in the file.")
  var seed = 1
  @OptionGroup var output: OutputPath

  func validate() throws {
    try OptionLimits.check("--services", services, Scenario.Limits.devices)
    try OptionLimits.check("--seed", seed, Scenario.Limits.seed)
    try OptionLimits.check("--bandwidth", bandwidth, Scenario.Limits.bandwidth)
    try OptionLimits.check("--content", content, Scenario.Limits.content)
    try OptionLimits.check("--delay", delay, in: DelayPreset.all.map(\.name))
    try OptionLimits.check("--quality", quality, in: QualityPreset.all.map(\.name))
    try OptionLimits.check("--efficiency", efficiency, Scenario.Limits.efficiency)
    try OptionLimits.check("--deadline", deadline, Scenario.Limits.deadline)
    let longest = Scenario.Limits.steps * delayModel.single
    if deadline.upper > longest {
      throw ValidationError(
        "--deadline is \(deadline): a deadline may have room for \(Int(Scenario.Limits.steps)) "
          + "steps, which take \(NumberText.fixed(longest, decimals: 1)) s.")
    }
    if let name, !Scenario.Limits.nameLength.contains(name.count) {
      throw ValidationError("--name has \(name.count) characters: allowed are 1 to 64.")
    }
  }

  func run() throws {
    var scenario = Scenario.random(
      services: services, deadline: deadline.range, efficiency: efficiency.range,
      seed: UInt64(seed), name: name ?? "random-k\(services)-s\(seed)")
    scenario.bandwidth = bandwidth
    scenario.content = content
    scenario.delay = delayModel
    scenario.quality = QualityPreset.named(quality)?.model ?? .paper
    scenario.pso.seed = seed
    try Console.write(ScenarioFile.text(of: scenario), to: output.path)
  }

  private var delayModel: DelayModel { DelayPreset.named(delay)?.model ?? .paper }
}
