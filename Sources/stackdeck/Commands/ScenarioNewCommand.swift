import ArgumentParser
import BatchModel
import Files

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
    try Self.check("--services", services, in: 1...100_000)
    try Self.check("--seed", seed, in: 0...Int.max)
    try Self.checkPositive("--bandwidth", bandwidth, "Hz")
    try Self.checkPositive("--content", content, "bits")
    if let name, name.isEmpty || name.count > 64 {
      throw ValidationError("--name has \(name.count) characters: allowed are 1 to 64.")
    }
    guard let model = DelayPreset.named(delay)?.model else {
      throw Self.unknown("--delay", delay, DelayPreset.all.map(\.name))
    }
    if QualityPreset.named(quality) == nil {
      throw Self.unknown("--quality", quality, QualityPreset.all.map(\.name))
    }
    let longest = min(
      Scenario.Limits.deadline.upper, Scenario.Limits.steps * model.single)
    guard deadline.lower > 0, deadline.upper <= longest else {
      throw ValidationError(
        "--deadline is \(deadline): allowed is above 0 up to \(longest) s, which is 1e6 s at "
          + "most and 10000 steps of \(model.single) s.")
    }
    guard efficiency.lower > 0 else {
      throw ValidationError("--efficiency is \(efficiency): allowed is above 0 bit/s/Hz.")
    }
  }

  func run() throws {
    var scenario = Scenario.random(
      services: services, deadline: deadline.range, efficiency: efficiency.range,
      seed: UInt64(seed), name: name ?? "random-k\(services)-s\(seed)")
    scenario.bandwidth = bandwidth
    scenario.content = content
    scenario.delay = DelayPreset.named(delay)?.model ?? .paper
    scenario.quality = QualityPreset.named(quality)?.model ?? .paper
    scenario.pso.seed = seed
    try Console.write(ScenarioFile.text(of: scenario), to: output.path)
  }

  private static func check(_ option: String, _ value: Int, in range: ClosedRange<Int>) throws {
    if !range.contains(value) {
      throw ValidationError(
        "\(option) is \(value): allowed are \(range.lowerBound) to \(range.upperBound).")
    }
  }

  private static func checkPositive(_ option: String, _ value: Double, _ unit: String) throws {
    if !(value > 0 && value.isFinite) {
      throw ValidationError("\(option) is \(value): allowed is a finite number above 0 \(unit).")
    }
  }

  private static func unknown(
    _ option: String, _ value: String, _ allowed: [String]
  ) -> ValidationError {
    ValidationError(
      "\(option) is `\(value)`: allowed are \(allowed.joined(separator: ", ")).")
  }
}
